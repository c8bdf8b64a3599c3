"""Why a name that a rule gives is not the employer's: an agency, a person, a department, a common word."""

from __future__ import annotations

import re

from vacaturextract.fields.organisation_address import squeezed
from vacaturextract.fields.organisation_reading import OFFICIAL, times_of
from vacaturextract.fields.word_roles import roles_of
from vacaturextract.posting import LONGEST_POSTING, Posting
from vacaturextract.text import Span

HEADER = 600
"""How far into a text its heading reaches."""
MUNICIPALITY = "gemeente "
OF = "organisation.of"
STATED = (
    "organisation.label",
    "organisation.seeks",
    "organisation.client",
    "organisation.header",
    "organisation.sought_by",
    "organisation.college",
)
"""The rules that say of a name that it is the employer's."""
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
_LONGEST_PERSON = 5
_OFTEN = 5
_SHORTEST_TITLE = 4
_IN_MUNICIPALITY = re.compile(r"(?P<welcome>welkom[ ])?\bin[ ](?:de[ ])?$", re.IGNORECASE)


def _own_agencies(posting: Posting) -> frozenset[str]:
    """The agencies that seek people for their own office."""
    rejected = posting.decision("agency").rejected
    return frozenset(key_of(candidate.value.value) for candidate in rejected if candidate.reason == "own_staff")


def _is_agency(key: str, agency: set[str]) -> bool:
    return any(key == name or name.startswith(f"{key} ") or key.startswith(f"{name} ") for name in agency)


def refusal(posting: Posting, value: str, agency: set[str], title: str, boxes: frozenset[str]) -> str | None:
    """Why a name is nowhere the employer's; None while it may be."""
    text, key = posting.text[:LONGEST_POSTING], key_of(value)
    if _is_agency(key, agency):
        return "agency"
    if _is_person(posting, value):
        return "person"
    named_as_agency = _AGENCY_NAME.search(value) or _AGENCY_FIRST.match(value)
    if named_as_agency and not any(f" {name} " in f" {key} " for name in posting.once(_own_agencies)):
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
    roles = roles_of(posting.library, "name_words")
    if len(words) > 1 and words[-1].lower() in roles["employer"] | roles["firm"]:
        return False  # "Catharina Ziekenhuis", "Jan Installaties"
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


def refusal_here(posting: Posting, rule: str, span: Span) -> str | None:
    """Why a name does not speak of the employer in this place."""
    if posting.layout.section_at(span.start) in ("related", "chrome"):
        return "elsewhere"
    if (
        rule not in STATED
        and rule != OF
        and _ELSEWHERE.search(posting.text, max(0, span.start - 45), _before_preposition(posting.text, span.start))
    ):
        return "mentioned"
    if rule == "organisation.typed" and posting.lowered.startswith(MUNICIPALITY, span.start):
        inside = _IN_MUNICIPALITY.search(posting.text, max(0, span.start - 15), span.start)
        if inside is not None and not (inside["welcome"] and span.start < HEADER):
            return "place"
    if _TEAM_AFTER.match(posting.text, span.end):
        return "department"
    if rule in ("organisation.typed", "organisation.college") or not posting.is_phrase("places", span):
        return None
    return None if posting.phrases_over("agencies", span) else "place"  # "Randstad" is both


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


def is_used_small(posting: Posting, value: str) -> bool:
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


def key_of(value: str) -> str:
    return _NOT_WORD.sub(" ", _LEGAL.sub("", value).lower()).strip()
