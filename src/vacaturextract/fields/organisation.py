"""Who one will work for: the employer or client, not the agency or the job board.

Rules give names and how the text speaks of them ("X zoekt", "over X", "bij X"). The employer is the name that a label
or "X zoekt" states, else the one that the text speaks of in most ways and most often.
"""

from __future__ import annotations

import regex

from vacaturextract import records
from vacaturextract.fields.base import Choice, FieldSpec, TextValue, split
from vacaturextract.findings import Candidate
from vacaturextract.posting import Posting
from vacaturextract.text import Span

_NO_NAMES = frozenset(
    """aan aantal alle als andere ben bekijk belangrijk bij binnen business daar daarbij daarmee daarnaast daarom dan dat de deze die dit door doel een
    en enthousiasme er ervaring europa expertise functie gezond goed goede graag heb hbo het hier hierbij hierdoor hiermee hoe ieder iedereen iets ik in
    interesse is ja je jij jou jouw jullie kandidaat kandidaten kennis klaar kom leuk locatie mbo meer men met mijn min na naast natuurlijk nederland
    niemand niet niets nieuwsgierig nu of om omdat onderwijs ons onze ook op organisatie over per plaats procedure reageer salaris samen samenwerken senior
    solliciteer solliciteren solliciteer standplaats start stage team teams tijd tijdens toch tot u uw vacature vacatures van vanaf vanuit veel verder vind voor
    vragen waar waarom wat we welkom welke werk werken werkgever wie wij wil wo word zelf zelfs ze zij zijn zo zoals zodra
    python sql excel azure aws java microsoft google linkedin whatsapp facebook instagram youtube tableau sap oracle scrum agile ai ict it hr bi crm erp
    power powerbi bi-tools office outlook teams-omgeving cao abp pfzw ikb vog wft avg gdpr covid corona brexit kpi cv dutch english nederlands engels
    ja nee hybride fulltime parttime full-time part-time flexibel sterk minimaal vanwege sinds every our the you your we at this what who
    data digital marketing finance sales manager engineer analist verantwoordelijk opdrachtgever onderzoek innovatie klant klanten
    ruim elke elk ander geen genoeg gelukkig maar wanneer indien mocht volgens centraal ondanks misschien dankzij vandaag eerst daarna hierna zowel
    maandag dinsdag woensdag donderdag vrijdag januari februari maart april mei juni juli augustus september oktober november december""".split()
)
_SENTENCE_STARTS = frozenset(
    """aan als ben bij binnen daarnaast dat de deze die dit een en er functie het hier hoe ik in is ja je jij jou jouw met na naast nu om onze ook op over per
    samen solliciteer standplaats tot u uw vacature van vanaf vanuit verder voor waar waarom wat we werk wie wij wil word zij zo""".split()
)
_LEADS = _SENTENCE_STARTS | {"introductie", "welkom", "sinds", "binnen", "and", "the", "at"}
_KINDS = frozenset("stichting museum basisschool school college hogeschool universiteit gemeente inspectie bibliotheek theater kinderdagverblijf zorggroep groep".split())
_ACRONYM = regex.compile(r"[A-Z][A-Z&/-]{1,5}")
_PART_OF = regex.compile(
    r"\b(?:dienst|afdeling|team|faculteit|directie|cluster|domein|laboratorium|eenheid|stafdienst|vakgroep|onderdeel|organisatieonderdeel|instituut|expertisecentrum)"
    r"\b[^()\n.]{0,70}\($",
    regex.IGNORECASE,
)
_DEPARTMENT = regex.compile(
    r"(?:team|afdeling|dienst|directie|faculteit|cluster|sector|domein|unit|tribe|squad|stam|bureau van|school of|department|raad van|college van|programma|"
    r"vakgroep|businessunit|business|data|customer|digital|ministerie van [a-z])\b",
    regex.IGNORECASE,
)
_WORD = regex.compile(r"\S+")
_NOT_WORD = regex.compile(r"[^\w&]+")
_LEGAL = regex.compile(r"[ ](?:b\.?v\.?|n\.?v\.?)$", regex.IGNORECASE)
_ELSEWHERE = regex.compile(
    r"(?:\b(?:ervaring|opleiding|diploma|gestudeerd|certificering|registratie|studie|geregistreerd|stage|zoals|bijvoorbeeld|pensioen\w*|ingeschreven|aangesloten|"
    r"lid|deelname|korting\w*|partner|klant\w*|opdrachten?|opdrachtgevers|belangstelling|informatie|contact|opvragen|advies)[ ](?:\w+[ ]){0,2}$)",
    regex.IGNORECASE,
)
_OFFICIAL = regex.compile(
    r"(?:gemeente|provincie|ministerie|waterschap|hoogheemraadschap|omgevingsdienst|veiligheidsregio|werkorganisatie|stichting|universiteit|hogeschool)[ ]",
    regex.IGNORECASE,
)
_OFTEN = 5
_SHORTEST_TITLE = 4
_STATED = ("organisation.label", "organisation.seeks", "organisation.client")


def find(posting: Posting) -> list[Candidate]:
    """The names that the rules find, each read or rejected."""
    found = []
    known: dict[str, str | None] = {}
    agency = {_key(candidate.value.value) for candidate in posting.decision("agency").chosen}
    title = " ".join(_key(candidate.value.value) for candidate in posting.decision("title").chosen)
    caseless = posting.text == posting.lowered
    for rule, match in posting.matches("organisation"):
        if rule.id == "organisation.lower" and not caseless:
            continue
        span = Span(*match.span("value")) if caseless else _trimmed(posting.text, *match.span("value"))
        if span is None:
            continue
        value = posting.text[slice(*span)]
        if value not in known:
            known[value] = _refusal(posting.text, value, agency, title)
        reason = known[value] or _refusal_here(posting, rule.id, span)
        found.append(Candidate("organisation", rule.id, (span,), TextValue(value), reason))
    return found


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The name without a sentence that was taken with it ("Havenzorg Wij"); None where nothing is left."""
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    while words and text[slice(*words[0])].lower() in _LEADS:
        del words[0]
    if not words or (len(words) == 1 and text[slice(*words[0])].lower().strip(".,'") in _NO_NAMES):
        return None
    start = stop = words[0][0]
    if text[start].islower() and "." not in text[slice(*words[0])] and not _OFFICIAL.match(text, start):
        return None
    for i, (word_start, word_end) in enumerate(words):
        word = text[word_start:word_end]
        bare = word.lower().strip(".,'")
        if i > 0 and bare in _SENTENCE_STARTS and word[0].isupper() and not _names_itself(text, words[i - 1]):
            break
        if text[word_start].isupper() or text[word_start].isdigit() or i == 0 or "." in bare:
            stop = word_end
    value = text[start:stop]
    if value.endswith("'s"):
        stop -= 2
    while stop > start and text[stop - 1] in ",'/-+&":
        stop -= 1
    return Span(start, stop) if stop - start >= 2 else None


def _names_itself(text: str, word: tuple[int, int]) -> bool:
    """Whether the word before is one that a name follows: "Basisschool De Vlinder"."""
    return text[slice(*word)].lower() in _KINDS


def _refusal(text: str, value: str, agency: set[str], title: str) -> str | None:
    """Why a name is nowhere the employer's; None while it may be."""
    key = _key(value)
    if key in agency:
        return "agency"
    if (key in title and not _OFFICIAL.match(value)) or (len(title) > _SHORTEST_TITLE and title in key):
        return "title"
    if _DEPARTMENT.match(value) or _is_department_acronym(text, value):
        return "department"
    return "common_word" if _is_common(text, value) else None


def _refusal_here(posting: Posting, rule: str, span: Span) -> str | None:
    """Why a name does not speak of the employer in this place."""
    if posting.layout.section_at(span.start) in ("related", "chrome"):
        return "elsewhere"
    if _ELSEWHERE.search(posting.text, max(0, span.start - 45), _before_preposition(posting.text, span.start)):
        return "mentioned"
    return "place" if rule != "organisation.typed" and _is_place(posting, span) else None


def _is_department_acronym(text: str, value: str) -> bool:
    """Whether the text introduces an acronym for a part of the organisation: "dienst Publiekszaken (DPZ)"."""
    if not _ACRONYM.fullmatch(value):
        return False
    at = text.find(f"({value})")
    return at > 0 and _PART_OF.search(text, max(0, at - 100), at + 1) is not None


def _is_common(text: str, value: str) -> bool:
    """Whether the text writes a single word at least as often without its capital."""
    if " " in value or not value[0].isupper():
        return False
    small, found, at = value.lower(), 0, -1
    while (at := text.find(small, at + 1)) >= 0 and found < _OFTEN:
        after = text[at + len(small) : at + len(small) + 1]
        if not (text[at - 1 : at].isalnum() or after.isalnum() or after in ("-", ".") or text[at - 1 : at] in ("@", ".", "/", "-", "_")):
            found += 1
    return found > 0 and found >= min(text.count(value), _OFTEN)


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


def _is_place(posting: Posting, span: Span) -> bool:
    return any(hit.start == span.start and hit.end == span.end for hit in posting.lexicon_hits("places"))


def _key(value: str) -> str:
    return _NOT_WORD.sub(" ", _LEGAL.sub("", value).lower()).strip()


def choose(posting: Posting, candidates: list[Candidate]) -> Choice:
    """A stated employer; then the name spoken of in most ways and most often; ties go to the first in the text."""
    choice = split(candidates)
    if not choice.chosen:
        return choice
    ways: dict[str, set[str]] = {}
    for candidate in choice.chosen:
        ways.setdefault(_key(candidate.value.value), set()).add(candidate.rule)
    times = {_key(candidate.value.value): posting.text.count(candidate.value.value) for candidate in choice.chosen}

    def order(candidate: Candidate) -> tuple[bool, bool, bool, int, int, int]:
        key = _key(candidate.value.value)
        stated = any(rule in ways[key] for rule in _STATED)
        official = _OFFICIAL.match(candidate.value.value) is not None and times[key] > 1
        return (
            "organisation.label" not in ways[key],
            not official,
            not (stated or len(ways[key]) + times[key] > 2),
            -len(ways[key]) - stated - min(times[key], 6) // 2,
            -times[key],
            candidate.start,
        )

    ordered = sorted(choice.chosen, key=order)
    best = _key(ordered[0].value.value)
    if ways[best] <= {"organisation.at", "organisation.is"} and times[best] < 2 and len(ways) > 1:
        choice.chosen = []
        choice.rejected.extend(candidate.rejected("weak") for candidate in ordered)
        return choice
    choice.chosen = ordered[:1]
    choice.rejected.extend(
        candidate.rejected("again" if _key(candidate.value.value) == best else "weaker") for candidate in ordered[1:]
    )
    return choice


SPEC = FieldSpec(
    "organisation",
    "organisation",
    records.Text,
    False,
    find,
    choose,
    {
        "agency": "it is the agency that runs the procedure",
        "elsewhere": "it stands in a list of other jobs or in the frame of the site",
        "title": "it is part of the job's title",
        "department": "it names a team or department",
        "mentioned": "it is named for training, experience, a partner or a service",
        "place": "it is a place",
        "common_word": "the text uses the word as a common one",
        "weak": "it is named once in passing, as others are",
        "again": "the same name stands in a stronger or earlier place",
        "weaker": "the text speaks of another name in more ways or more often",
    },
)
