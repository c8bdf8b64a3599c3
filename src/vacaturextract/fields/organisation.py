"""Who one will work for: the employer or client, not the agency or the job board.

Rules give names and how the text speaks of them ("X zoekt", "over X", "bij X"). The employer is the name that a label
or "X zoekt" states, else the one that the text speaks of in most ways and most often.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vacaturextract import records
from vacaturextract.fields.base import Choice, FieldSpec, TextValue, keep_first, keep_none, split
from vacaturextract.fields.organisation_address import addressed_names, mailboxes, squeezed
from vacaturextract.fields.organisation_header import header_names
from vacaturextract.fields.organisation_reading import OFFICIAL, PUBLIC_KINDS, read_name, times_of, with_article
from vacaturextract.fields.word_roles import roles_of
from vacaturextract.fields.wordings import Wording
from vacaturextract.findings import Candidate
from vacaturextract.posting import LONGEST_POSTING, Posting
from vacaturextract.text import Span

_ACRONYM = re.compile(r"[A-Z][A-Z&/-]{1,5}")
_PART_OF = re.compile(
    r"\b(?:dienst|afdeling|team|faculteit|directie|cluster|domein|laboratorium|eenheid|school|graduate|bureau|programma|"
    r"opleiding|stafdienst|vakgroep|onderdeel|organisatieonderdeel|instituut|expertisecentrum)"
    r"\b[^()\n.]{0,70}\($",
    re.IGNORECASE,
)
_DEPARTMENT = re.compile(
    r"(?:team|afdeling|stafafdeling|coe|dienst|directie|eenheid|faculteit|cluster|sector|domein|unit|tribe|squad|stam|"
    r"bureau van|b (?:en|&) w|b&w|mt|school of|department|raad van|college van|programma|"
    r"vakgroep|businessunit|business|data|customer|digital|ministerie van [a-z])\b",
    re.IGNORECASE,
)
_NOT_WORD = re.compile(r"[^\w&]+")
_COMPOUND = re.compile(
    r"\w\w-[a-z]+$(?<!organisatie)(?<!groep)(?<!school)(?<!bank)(?<!instituut)(?<!centrum)(?<!huis)(?<!zorg)(?<!college)(?<!fonds)"
    r"(?<!museum)(?<!stichting)(?<!gemeenten)(?<!bedrijf)(?<!dienst)"
)
"""A thing that a name was joined to: "AI-projecten", "Kubernetes-cluster"."""
_TOOL = re.compile(
    r"(?:windows|aws|azure|power[ ](?:bi|platform|apps)|office[ ]365|google[ ](?:analytics|cloud|ads|meet)|"
    r"microsoft[ ](?:azure|365|data|sql|fabric|dynamics|power|bi|office)|"
    r"kennis[ ]van|interne|moderne[ ]werkplek|recruiter|baan[ ]|de[ ]opdracht$)\b",
    re.IGNORECASE,
)
"""What candidates work with, and other words with capitals that begin no name."""
_TEAM_AFTER = re.compile(r"[ -](?:team|afdeling|squad|unit|domein)\b")
_LEGAL = re.compile(r"[ ](?:b\.?v\.?|n\.?v\.?)$", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"(?:\b(?:ervaring|opleiding|diploma|gestudeerd|certificering|registratie|studie|geregistreerd|stage|zoals|"
    r"bijvoorbeeld|pensioen\w*|ingeschreven|aangesloten|"
    r"lid|deelname|terecht|bellen|mailen|navraag|korting\w*|partner|klant(?:en)?|opdrachten?|opdrachtgevers|belangstelling|"
    r"informatie|contact|opvragen|advies)[ ](?:\w+[ ]){0,2}$)"
    r"|\b(?:samen|samenwerking|samenwerken|overleg|afstemming|overeenkomst)[ ]met[ ](?:(?:de|het|o\.a\.|onder[ ]andere)[ ])?$",
    re.IGNORECASE,
)
_NATIONAL_BODY = re.compile(r"(?:politie|belastingdienst|rijkswaterstaat|defensie|douane|openbaar ministerie)$", re.IGNORECASE)
_AGENCY_NAME = re.compile(
    r"(?:recruitment|recruiting|uitzend\w*|detachering|detacheren|executive search|\bsearch|\binterim\b.*|\bflex|"
    r"personeel|\btalent|staffing|werving.*|"
    r"inhuurdesk.*|\bjobs|payroll\w*)$",
    re.IGNORECASE,
)
_AGENCY_FIRST = re.compile(
    r"(?:uitzendbureau|detacheringsbureau|wervingsbureau|selectiebureau|uitzendorganisatie)[ ]", re.IGNORECASE
)
_IS_SITE = re.compile(r"[ ](?:[-–|][ ]alle[ ](?:banen|vacatures)\b|is[ ]een[ ](?:product|handelsnaam)[ ]van\b)")
_FOR_CLIENT = Wording(
    r"\b(?:(?:voor|namens|in[ ]opdracht[ ]van)[ ](?:onze|mijn|deze)|bij[ ](?:onze|mijn))[ ](?:\w+[ ])?"
    r"(?:opdrachtgever|klant|relatie)\b"
)
"""Whoever says so looks for somebody for another: its address is not the employer's."""
_LONGEST_PERSON = 5
_HEADER = 600
_GEMEENTE_OFTEN = 3
_OFTEN = 5
_ENOUGH = 2
"""Times that a name is taken from one rule; more say nothing new."""
_SHORTEST_TITLE = 4
_MUNICIPALITY = "gemeente "
_POLICE = "politie"
_IN_MUNICIPALITY = re.compile(r"(?P<welcome>welkom[ ])?\bin[ ](?:de[ ])?$", re.IGNORECASE)
_PUBLIC = re.compile(rf"(?:{PUBLIC_KINDS})[ ]", re.IGNORECASE)
_EARLY = 800
_WEAK_WAYS = frozenset(("organisation.at", "organisation.is", "organisation.of"))
_IS_FIRM = re.compile(
    r"[ ]is[ ](?:(?:een|dé|hét|de|het|één[ ]van[ ]de)[ ](?:\w[\w-]*,?[ ]){0,4}?)?"
    r"(?:\w*(?:bedrijf|bedrijven|organisatie|bureau|onderneming|"
    r"dienstverlener|instelling|corporatie|groothandel|fabrikant|producent|leverancier|keten|uitgever|verzekeraar|"
    r"scale-?up|start-?up)|marktleider|specialist[ ]in|onderdeel[ ]van|gevestigd|opgericht|uitgegroeid)\b"
    r"|[ ](?:verkoopt|produceert|verhuurt|fabriceert|importeert|exploiteert)\b"
)
"""What only a firm is: its name may do nothing but open sentences."""
_OF = "organisation.of"
_OWN = re.compile(
    r"\b(?:succes|missie|groei|strategie|hoofdkantoor|cultuur|ambities?|toekomst|kernwaarden|doelstellingen|werkwijze)[ ]van"
    r"[ ](?:(?:de|het)[ ])?$"
)
"""What the posting tells of the employer alone."""
_OF_WHOM = re.compile(r"[ ]van[ ](?:(?:de|het)[ ])?")
_NAMING = ("organisation.label", "organisation.seeks")
_STATED = (
    "organisation.label",
    "organisation.seeks",
    "organisation.client",
    "organisation.header",
    "organisation.sought_by",
    "organisation.college",
)


def find(posting: Posting) -> list[Candidate]:
    """The names that the rules find, each read or rejected."""
    found = []
    known: dict[str, str | None] = {}
    seen: dict[tuple[str, str], int] = {}
    agency = {_key(candidate.value.value) for candidate in posting.decision("agency").chosen}
    title = " ".join(_key(candidate.value.value) for candidate in posting.decision("title").chosen)
    boxes = posting.once(mailboxes)
    caseless = posting.is_lower
    for rule, match in posting.matches("organisation"):
        if rule.id == "organisation.lower" and not caseless:
            continue
        span = read_name(posting, rule.id, Span(*match.span("value")), caseless=caseless)
        if span is None:
            continue
        value = posting.text[slice(*span)]
        seen[rule.id, value] = seen.get((rule.id, value), 0) + 1
        if seen[rule.id, value] > _ENOUGH:
            continue
        if value not in known:
            known[value] = _refusal(posting, value, agency, title, boxes)
        reason = known[value]
        if reason is None or reason == "common_word":  # a town that only opens sentences is a town
            reason = _refusal_here(posting, rule.id, span) or reason
        if rule.id == "organisation.label" and reason == "department":
            reason = None
        if reason == "common_word" and (rule.id in _NAMING or _IS_FIRM.match(posting.text, span.end)):
            reason = reason if posting.once(_is_used_small, value) else None
        found.append(Candidate("organisation", rule.id, (span,), TextValue(value), reason))
    if caseless:
        found += _small_municipalities(posting)
    chosen = posting.decision("title").chosen
    for span in header_names(posting, chosen[0].spans[0] if chosen else None):
        value = posting.text[slice(*span)]
        reason = _refusal(posting, value, agency, title, boxes)
        reason = reason if reason in ("agency", "agency_name", "title") else None
        found.append(Candidate("organisation", "organisation.header", (span,), TextValue(value), reason))
    return _without_parts([*found, *_addressed(posting, found, agency, boxes)])


def _small_municipalities(posting: Posting) -> Iterator[Candidate]:
    """In a text without capitals: "gemeente" with a place behind it."""
    for hit in posting.lexicon_hits("places"):
        start = hit.start - len(_MUNICIPALITY)
        if posting.text.startswith(_MUNICIPALITY, start) and not posting.text[start - 1 : start].isalnum():
            reason = _refusal_here(posting, "organisation.typed", Span(start, hit.end))
            value = TextValue(posting.text[start : hit.end])
            yield Candidate("organisation", "organisation.typed", (Span(start, hit.end),), value, reason)


def _addressed(posting: Posting, found: list[Candidate], agency: set[str], boxes: frozenset[str]) -> Iterator[Candidate]:
    """Names that an address tells; not one that the text goes on to write longer ("Visma" of "Visma Idella")."""
    standing = {candidate.value.value for candidate in found if candidate.reason is None}
    for span in addressed_names(posting):
        span = with_article(posting, span)
        value = posting.text[slice(*span)]
        longer = (name for name in standing if f" {_key(value)} " in f" {_key(name)} " and _key(name) != _key(value))
        reason = _refusal(posting, value, agency, "", boxes) or ("place" if posting.is_phrase("places", span) else None)
        if reason is None and any(posting.once(times_of, name) > 1 for name in longer):
            reason = "again"
        if reason is None and _FOR_CLIENT.is_in(posting):
            reason = "agency"
        yield Candidate("organisation", "organisation.address", (span,), TextValue(value), reason)


def _without_parts(found: list[Candidate]) -> list[Candidate]:
    """Without departments: "Zorgadministratie" of "Zorgadministratie van het Erasmus MC", nor that beside "Erasmus MC"."""
    wholes = {candidate.value.value for candidate in found if " van " in candidate.value.value}
    parts = {whole[: van.start()] for whole in wholes for van in re.finditer("(?= van )", whole)}
    standing = {candidate.value.value for candidate in found if candidate.reason is None} - parts
    parts |= {whole for whole in wholes if not OFFICIAL.match(whole) and _OF_WHOM.split(whole)[-1] in standing}
    return [
        candidate.rejected("department") if candidate.reason is None and candidate.value.value in parts else candidate
        for candidate in found
    ]


def _is_agency(key: str, agency: set[str]) -> bool:
    return any(key == name or name.startswith(f"{key} ") or key.startswith(f"{name} ") for name in agency)


def _refusal(posting: Posting, value: str, agency: set[str], title: str, boxes: frozenset[str]) -> str | None:
    """Why a name is nowhere the employer's; None while it may be."""
    text, key = posting.text[:LONGEST_POSTING], _key(value)
    if _is_agency(key, agency):
        return "agency"
    if _is_person(posting, value):
        return "person"
    if _AGENCY_NAME.search(value) or _AGENCY_FIRST.match(value):
        return "agency_name"
    if (at := text.find(value)) >= 0 and _IS_SITE.match(text, at + len(value)):
        return "site"
    if squeezed(value) in boxes:
        return None
    if not _says_what(posting, value) and (
        (key in title and not OFFICIAL.match(value)) or (len(title) > _SHORTEST_TITLE and title in key)
    ):
        return "title"
    if _DEPARTMENT.match(value) or value.lower().endswith(("team", "afdeling")) or _is_department_acronym(text, value):
        return "department"
    common = _COMPOUND.search(value) or _TOOL.match(value) or _is_common(text, value) or _opens_sentences(text, value)
    return "common_word" if common else None


def _says_what(posting: Posting, value: str) -> bool:
    """Whether a name begins with the kind of employer it is: "Bakkerij Veldhuis"."""
    first, _, rest = value.partition(" ")
    return bool(rest) and first.lower() in roles_of(posting.library, "name_words")["employer"]


def _is_person(posting: Posting, value: str) -> bool:
    """Whether a name that is hardly used starts with a first name ("Marieke Bos")."""
    words = value.split()
    first_names = posting.library.lexicons["given_names"].words
    if len(words) > 1 and words[-1].lower() in roles_of(posting.library, "name_words")["employer"]:
        return False  # "Catharina Ziekenhuis"
    if len(words) >= _LONGEST_PERSON or words[0].lower() not in first_names or posting.once(times_of, words[0]) >= _OFTEN:
        return False
    if len(words) > 1 and posting.once(times_of, f"bij {value}") > 1:
        return False  # "bij Albert Heijn"
    start = posting.text.find(value)
    is_body = len(words) > 1 and posting.entity_over(start, start + len(value)) == "ORG"
    return not is_body  # "Joris Vossenburg": a model may know better


def _opens_sentences(text: str, value: str) -> bool:
    """Whether a plain word has its capital only because a sentence starts with it ("Wonen is duur")."""
    if not value.isalpha() or not value[1:].islower():
        return False
    at = -1
    while (at := text.find(value, at + 1)) >= 0:
        before = text[max(0, at - 2) : at]
        if before[-1:] in " (/" and before[:1] not in ".!?:;\n#*-•–|" and before.strip():
            return False
    return True


def _refusal_here(posting: Posting, rule: str, span: Span) -> str | None:
    """Why a name does not speak of the employer in this place."""
    if posting.layout.section_at(span.start) in ("related", "chrome"):
        return "elsewhere"
    if (
        rule not in _STATED
        and rule != _OF
        and _ELSEWHERE.search(posting.text, max(0, span.start - 45), _before_preposition(posting.text, span.start))
    ):
        return "mentioned"
    if rule == "organisation.typed" and posting.lowered.startswith(_MUNICIPALITY, span.start):
        inside = _IN_MUNICIPALITY.search(posting.text, max(0, span.start - 15), span.start)
        if inside is not None and not (inside["welcome"] and span.start < _HEADER):
            return "place"
    if _TEAM_AFTER.match(posting.text, span.end):
        return "department"
    return "place" if rule not in ("organisation.typed", "organisation.college") and posting.is_phrase("places", span) else None


def _is_department_acronym(text: str, value: str) -> bool:
    """Whether the text introduces an acronym for a part of the organisation: "dienst Publiekszaken (DPZ)"."""
    if not _ACRONYM.fullmatch(value):
        return False
    at = text.find(f"({value})")
    return at > 0 and _PART_OF.search(text, max(0, at - 100), at + 1) is not None


def _is_common(text: str, value: str) -> bool:
    """Whether the text writes a single word at least as often without its capital."""
    if " " in value or not value[0].isupper() or "." in value:
        return False
    small, found, at = value.lower(), 0, -1
    while (at := text.find(small, at + 1)) >= 0 and found < _OFTEN:
        after = text[at + len(small) : at + len(small) + 1]
        if not (
            text[at - 1 : at].isalnum()
            or after.isalnum()
            or after in ("-", ".")
            or text[at - 1 : at] in ("@", ".", "/", "-", "_")
        ):
            found += 1
    # "Ontwikkelen van ...": a verb that opens the lines of a list
    return found > 0 and (found >= min(text.count(value), _OFTEN) or (value.isalpha() and value.endswith("en")))


def _is_used_small(posting: Posting, value: str) -> bool:
    return _is_common(posting.text[:LONGEST_POSTING], value)


def _before_preposition(text: str, start: int) -> int:
    """Just before "bij (de)" that leads to a name."""
    for word in ("de ", "het ", "the "):
        if text.endswith(word, 0, start):
            start -= len(word)
            break
    for word in ("bij ", "van ", "binnen ", "at "):
        if text.endswith(word, 0, start):
            return start - len(word)
    return start


def _key(value: str) -> str:
    return _NOT_WORD.sub(" ", _LEGAL.sub("", value).lower()).strip()


def choose(posting: Posting, candidates: list[Candidate]) -> Choice:
    """A stated employer; then the name spoken of in most ways and most often; ties go to the first in the text."""
    choice = split(candidates)
    if not choice.chosen:
        return _municipality(posting, choice)
    keys = [_key(candidate.value.value) for candidate in choice.chosen]
    ways: dict[str, set[str]] = {}
    times: dict[str, int] = {}
    for key, candidate in zip(keys, choice.chosen, strict=True):
        ways.setdefault(key, set()).add(candidate.rule)
        if key not in times:
            times[key] = posting.once(times_of, candidate.value.value)

    boxes = posting.once(mailboxes)
    addressed = {key for key in ways if squeezed(key) in boxes}
    stated_keys = {key for key in ways if not ways[key].isdisjoint(_STATED)}

    def order(i: int) -> tuple[bool, bool, bool, int, int, int]:
        key = keys[i]
        stated = key in stated_keys or key in addressed
        value, start = choice.chosen[i].value.value, choice.chosen[i].start
        official = (times[key] > 1 or start < _HEADER) and OFFICIAL.match(value) is not None
        spoken_of = value == _POLICE or len(ways[key]) > 1
        official = official or (times[key] > 1 and spoken_of and _NATIONAL_BODY.match(value) is not None)
        official = official or (key in addressed and key in stated_keys)
        return (
            "organisation.label" not in ways[key],
            not official,
            not (stated or len(ways[key]) + times[key] > 2),
            -len(ways[key] - {_OF}) - stated - (key in addressed) - min(times[key], 6) // 2,
            -times[key],
            choice.chosen[i].start,
        )

    ordered = sorted(range(len(keys)), key=order)
    ordered = _longer_first(ordered, keys, addressed | stated_keys)
    best, standing = keys[ordered[0]], choice.chosen
    best_value = standing[ordered[0]].value.value
    late_mention = (
        ways[best] == {"organisation.typed"}
        and not _NATIONAL_BODY.match(best_value)
        and standing[ordered[0]].start > _EARLY
        and not _PUBLIC.match(best)
    )
    alone = len(ways) == 1 and (ways[best] != {_OF} or _OWN.search(posting.text, 0, standing[ordered[0]].start) is not None)
    if times[best] < 2 and ((ways[best] <= _WEAK_WAYS and not alone) or late_mention):
        return keep_none(choice, [standing[i] for i in ordered], "weak")
    return keep_first(choice, [standing[i] for i in ordered], [keys[i] for i in ordered])


def _municipality(posting: Posting, choice: Choice) -> Choice:
    """Where nothing else is named: the town that speaks as the employer, in a text on a municipality."""
    towns = [candidate for candidate in choice.rejected if candidate.reason == "place"]
    if not towns or posting.lowered.count("gemeente") < _GEMEENTE_OFTEN:
        return choice
    best = max(
        towns,
        key=lambda candidate: (candidate.rule in _STATED, posting.once(times_of, candidate.value.value), -candidate.start),
    )
    choice.rejected.remove(best)
    choice.chosen = [best._replace(reason=None)]
    return choice


def _longer_first(ordered: list[int], keys: list[str], stated: set[str]) -> list[int]:
    """A stated name that holds the best one comes first: "De Graafschapsche Courant" over "Graafschapsche"."""
    best = f" {keys[ordered[0]]} "
    for i in ordered[1:]:
        if best in f" {keys[i]} " and keys[i] != keys[ordered[0]] and keys[i] in stated:
            return [i, *(other for other in ordered if other != i)]
    return ordered


SPEC = FieldSpec(
    "organisation",
    "organisation",
    records.Text,
    False,
    find,
    choose,
    {
        "agency": "it is the agency that runs the procedure",
        "agency_name": "the name is that of a recruitment or staffing firm",
        "site": "it is the site that shows the posting",
        "elsewhere": "it stands in a list of other jobs or in the frame of the site",
        "title": "it is part of the job's title",
        "department": "it names a team or department",
        "mentioned": "it is named for training, experience, a partner or a service",
        "place": "it is a place",
        "common_word": "the text uses the word as a common one",
        "person": "it is a person's name",
        "weak": "it is named once in passing, as others are",
        "again": "the same name stands in a stronger or earlier place",
        "weaker": "the text speaks of another name in more ways or more often",
    },
)
