"""Inhabitants of the hiring municipality or service area, told apart from other towns, other years and other people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from vacaturextract import records
from vacaturextract.dutch.numbers import parse_count
from vacaturextract.fields.base import COMMON_REASONS, Choice, FieldSpec, read_matches, split
from vacaturextract.fields.municipality import LIKELY, POSSIBLE, Hiring, hiring_municipality, ratio
from vacaturextract.findings import Candidate
from vacaturextract.knowledge import Municipality
from vacaturextract.posting import Posting
from vacaturextract.rules import Rule
from vacaturextract.text import Span

if TYPE_CHECKING:
    import regex

REASONS = {
    **COMMON_REASONS,
    "size_class": "a class of municipality, not this one's figure",
    "unreadable": "the figure is no count of people",
    "too_few": "a count too small for a municipality",
    "other_place": "the figure of another town, a village or a wider region",
    "not_by_register": "the register of municipalities has quite another figure for the one that hires",
    "not_public": "the employer is no municipality or other body with a service area",
    "other_people": "people of another kind: a target group, staff, clients",
}
_FEWEST = 900
_MOST = 18_500_000
_YEAR = re.compile(r"\b(?:in|sinds|uit|anno|per|op\s1\sjanuari)\s(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:groei(?:t|en)?\s(?:\w+\s){0,3}(?:naar|tot|door)|toekomst|naar\sverwachting|verwacht\w*|straks|prognose"
    r"|doorgroei\w*|over\s\w+\sjaar|zullen|zal|ambitie|tegen\s20\d\d|uitgroei\w*)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:waren|was|telden?|telde|woonden|eeuwwisseling|destijds|vroeger|ooit|dorpje?\smet|klein\sdorp|op\sde\spiek"
    r"|ontwikkeld\svan|jaren\sgeleden)\b",
    re.IGNORECASE,
)
_REGION = re.compile(
    r"(?:^|\b(?:in|de|het|onze|deze|hele|heel|als)\s)(?:hele\s|gehele\s|eigen\s)?(?:regio|streek|achterhoek"
    r"|agglomeratie|metropool\w*|provincie|overzijde|nederland|randstad|arbeidsmarktregio)\b"
    r"|als geheel|\bregio\s[A-Z]|mijnstreek|zeeuws-vlaanderen|kop van noord-holland|buurgemeente",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:gezamenlijk|opgeteld|telt\ssamen|samen\sis\sdat|bij\selkaar|in\stotaal|totaal|tezamen)\b", re.IGNORECASE
)
_TARGET_GROUP = re.compile(r"\s(?:met|die|zonder|in\sde\sbijstand|via|aan\shet\swerk)\b", re.IGNORECASE)
_OF_A_HOUSE = re.compile(
    r"(?:instelling|verpleeghuis|verzorgingshuis|zorgcentrum|locaties?|flat|complex\w*|campus|wijk|buurt)\s(?:met|voor|van|wonen|waar)\s"
    r"(?:(?:ruim|bijna|circa|ongeveer|zo'n|de)\s)?$",
    re.IGNORECASE,
)
_HOUSE_REACH = 40
_SERVED = re.compile(
    r"\b(?:opdrachtgever|klant)\b[^.!?\n]{0,40}\b(?:gemeente|waterschap|provincie|omgevingsdienst|veiligheidsregio)\b"
    r"|\b(?:voor|van)\s(?:de\s|alle\s)?(?:\w+\s)?gemeenten\b|\bdeze\sgemeenten\b",
    re.IGNORECASE,
)
"""A client that is a public body, or the municipalities that a body works for."""
_SERVED_REACH = 230
_PUBLIC = re.compile(
    r"gemeente|municipality|waterschap|hoogheemraadschap|wetterskip|omgevingsdienst|provincie|veiligheidsregio|\bggd|\bvggm"
    r"|werkorganisatie|werkplein|griffie|rekenkamer|stadsdeel|\brud\b|regio\b|recreatie"
    r"|samenwerking|stad\b|veiligheidshuis|brandweer|politie|sociale dienst",
    re.IGNORECASE,
)
_PUBLIC_BODY = re.compile(
    r"gemeente|municipality|waterschap|hoogheemraadschap|provincie|omgevingsdienst|veiligheidsregio|\bggd\b", re.IGNORECASE
)
_REGIONAL = re.compile(
    r"waterschap|hoogheemraadschap|dienst|provincie|veiligheidsregio|veiligheidshuis|ggd|organisatie|regio|recreatie|samenwerking"
    r"|werkplein|politie",
    re.IGNORECASE,
)
_SERVES = re.compile(
    r"\b(?:voor|van)\s(?:de|alle|onze|ruim|bijna|circa)\b[^.]{0,12}$|\b(?:wij|we)\swerken\svoor\s[^.]{0,12}$|adherentiegebied|verzorgingsgebied|werkgebied"
    r"|\bgebied\s(?:telt|omvat|van|met)|\bbedien(?:t|en)\b|patiënten uit een regio|tellen deze gemeenten|deze gemeenten tellen",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(
    r"(?P<place>(?:'s-|'t\s)?[A-Z][\w'-]+(?:[ -](?:aan|en|op|de|den|der|van|het|bij|in|Zee"
    r"|[A-Z][\w'-]+)){0,4})\s?(?:\(|telt|heeft|kent|is\smet|was|met|,|had)[^.;]{0,28}$"
)
_PLACE_AFTER = re.compile(
    r"\s(?:van|in)\s(?:de\s|het\s)?(?:gemeente\s|stad\s|regio\s)?(?P<place>(?:'s-)?[A-Z][\w'-]+(?:[ -](?:aan|en|de"
    r"|den|der|van|[A-Z][\w'-]+)){0,4})"
)
_IN_PLACE = re.compile(
    r"\b[Ii]n\s(?:de\s|het\s)?(?:gemeente\s)?(?P<place>[A-Z][\w'-]+(?:\s(?:en|aan|de|den|van"
    r"|[A-Z][\w'-]+)){0,4})\s(?:samen\s|alleen\sal\s)?(?:wonen|leven)\b"
)
_LATER = re.compile(
    r"(?:straks|in de toekomst|tegen 20\d\d|over (?:\w+ )?(?:jaar|jaren)|na (?:de )?(?:fusie|herindeling|samenvoeging|bouw))\b",
    re.IGNORECASE,
)
"""Where a sentence begins so, it speaks of a time to come."""
_RECENT_YEARS, _PRESENT_YEAR = 3, 2024
_LATEST_PAST_YEAR = 2030
"""Without a reference date a year after this is taken for a planned one."""
_PREVIOUS_COUNT = re.compile(r".*inwoners(?:\s\(?(?:in|sinds|uit)\s\d{4}\)?)?", re.IGNORECASE | re.DOTALL)
"""Up to and with the count before this one and its year."""
_COMMON_WORDS = frozenset(
    (
        "De",
        "Het",
        "Een",
        "Met",
        "Er",
        "In",
        "Onze",
        "Wij",
        "We",
        "Die",
        "Zij",
        "Deze",
        "Naast",
        "Voor",
        "Van",
        "Waar",
        "Ook",
        "Samen",
        "Inmiddels",
    )
)
_REACH = 110


class InhabitantsValue(NamedTuple):
    """See ``records.Inhabitants``."""

    count: int  # type: ignore[assignment]  # the record's name; tuple.count is not used
    approximate: bool
    place: str | None
    year: int | None
    current: bool


def find(posting: Posting) -> list[Candidate]:
    """Every count of people living somewhere, with its place and year."""
    return read_matches(posting, "inhabitants", _read)


def _read(rule: Rule, match: regex.Match[str], posting: Posting) -> Iterator[Candidate]:
    start = match.start("about") if match["about"] else match.start("count")
    words = match.groupdict()
    end = max(
        match.end("count"), match.end("unit") if words.get("unit") else 0, match.end("demonym") if words.get("demonym") else 0
    )
    span = Span(start, end)
    count = parse_count(match["count"])
    reason = None
    if count is None:
        reason = "unreadable"
    elif not _FEWEST <= count <= _MOST:
        reason = "too_few"
    elif (words.get("unit") == "bewoners" and _OF_A_HOUSE.search(posting.text, max(0, start - _HOUSE_REACH), start)) or (
        words.get("demonym") and (count < 5 * _FEWEST or _TARGET_GROUP.match(posting.text, end))
    ):
        reason = "other_people"
    value = None
    if count is not None and reason is None:
        year, current = _time(posting, span)
        approximate = match["about"] is not None or any(
            unit in match["count"].lower() for unit in ("duizend", "miljoen", "mln")
        )
        value = InhabitantsValue(count, approximate, _place(posting, span), year, current)
    yield Candidate("inhabitants", rule.id, (span,), value, reason)


def _clause(posting: Posting, span: Span) -> tuple[str, str]:
    """The words before and after a count within its sentence."""
    sentence = posting.layout.sentence(span.start, reach=_REACH)
    end = posting.layout.sentence(span.end - 1, reach=_REACH).end
    return posting.text[sentence.start : span.start], posting.text[span.end : max(end, span.end)]


def _time(posting: Posting, span: Span) -> tuple[int | None, bool]:
    """The year that the words give to a count, and whether it is the present figure."""
    before, after = _clause(posting, span)
    near_before, near_after = _clause_end(before), after[:30]
    found = _YEAR.search(near_after) or next(reversed(list(_YEAR.finditer(near_before))), None)
    year = int(found["year"]) if found else None
    reference = posting.reference_date.year if posting.reference_date else None
    if _FUTURE.search(near_before) or (year is not None and year > (reference or _LATEST_PAST_YEAR)):
        return year, False
    if _LATER.match(before):
        return year, False
    past = _PAST.search(near_before) or _PAST.search(near_after)
    if year is not None and past is not None and _is_recent(year, reference):
        past = None  # "in 2024 telde de gemeente"
    old = year is not None and (past is not None or (reference is not None and abs(reference - year) > 3) or year < 2000)
    if year is not None and re.search(r"(?i)sinds\s|ontstaan|\bnu\b", near_before):
        return None, True  # "vormen sinds 2006 een gemeente, die nu ... heeft"
    return (year, False) if old or (past is not None and year is None and "was" not in past[0]) else (year, True)


def _is_recent(year: int, reference: int | None) -> bool:
    return year >= (reference or _PRESENT_YEAR) - _RECENT_YEARS


def _clause_end(before: str) -> str:
    """The last clause before a count: what stands before a comma or bracket speaks of something else."""
    previous = _PREVIOUS_COUNT.match(before)
    if previous is not None:
        before = before[previous.end() :]
    cut = max(before.rfind(sign) for sign in ",;(")
    return before[cut + 1 :][-70:] if len(before) - cut > 8 else before[-70:]


def _place(posting: Posting, span: Span) -> str | None:
    """The place that a count belongs to, as written; None where the words name none next to it."""
    before, after = _clause(posting, span)
    found = (
        _PLACE_AFTER.match(after)
        or _PLACE_BEFORE.search(before[-70:])
        or _IN_PLACE.search(posting.text[max(0, span.start - 80) : span.start + 30])
    )
    if found is None:
        return None
    place = found["place"].strip(" ,-")
    first = place.split(maxsplit=1)[0]
    if first in _COMMON_WORDS:
        place = place[len(first) :].strip()
    return place or None


# --- choosing -----------------------------------------------------------------------------------------------------


def choose(posting: Posting, candidates: list[Candidate]) -> Choice:
    """The hiring body's present figure first, then its past and planned ones; figures of others are rejected."""
    choice = split(candidates)
    if not choice.chosen:
        return choice
    standing = _once(choice.chosen, choice)
    choice.chosen = []
    employer, hiring = _employer(posting), hiring_municipality(posting)
    present: list[Candidate] = []
    others: list[Candidate] = []
    for candidate in standing:
        if not candidate.value.current:
            others.append(candidate)
        elif reason := _not_by_register(posting, candidate, hiring) or _not_ours(posting, candidate, employer, hiring):
            choice.rejected.append(candidate.rejected(reason))
        else:
            present.append(candidate)
    if present:
        best = min(present, key=lambda c: _order(posting, c, employer, hiring))
        choice.chosen.append(best)
        choice.rejected.extend(c.rejected("other_place") for c in present if c is not best)
    choice.chosen.extend(others)
    return choice


def _not_by_register(posting: Posting, candidate: Candidate, hiring: Hiring | None) -> str | None:
    """Why the register tells that a figure is not the hiring municipality's."""
    if hiring is None:
        return None
    count, place = candidate.value.count, candidate.value.place
    register = posting.knowledge.register
    if place is not None and register.is_municipality(place):
        other = register.find(place, on=posting.reference_date)
        if other is not None and other.code != hiring.municipality.code and _is_likely(count, other):
            return "other_place"
    share = ratio(count, hiring.municipality)
    return None if POSSIBLE[0] <= share <= POSSIBLE[1] else "not_by_register"


def _is_likely(count: int, municipality: Municipality) -> bool:
    return LIKELY[0] <= ratio(count, municipality) <= LIKELY[1]


def _once(candidates: list[Candidate], choice: Choice) -> list[Candidate]:
    kept: dict[int, Candidate] = {}
    for candidate in sorted(candidates, key=lambda c: c.start):
        if candidate.value.count in kept:
            choice.rejected.append(candidate.rejected("repeated"))
        else:
            kept[candidate.value.count] = candidate
    return list(kept.values())


def _employer(posting: Posting) -> str | None:
    """The employer's name; None where none is known or it is the agency's."""
    chosen = posting.decision("organisation").chosen
    agency = {str(candidate.value.value).lower() for candidate in posting.decision("agency").chosen}
    name = str(chosen[0].value.value) if chosen else None
    return None if name is None or name.lower() in agency else name


def _names_employer(place: str | None, employer: str | None) -> bool:
    if place is None or employer is None:
        return False
    bare = re.sub(r"(?i)^(?:de\s|het\s)?(?:gemeente\s|stad\s|waterschap\s)?", "", employer).lower()
    return bare == place.lower()


def _is_public(posting: Posting, employer: str) -> bool:
    """Whether the employer's name is that of a public body, or of a municipality itself."""
    if _PUBLIC.search(employer):
        return True
    places = posting.library.lexicons["places"].rows
    return any(places[hit.entry]["municipality"].lower() == employer.lower() for hit in posting.lexicon_hits("places"))


def _names_a_public_body(posting: Posting) -> bool:
    return _PUBLIC_BODY.search(posting.text) is not None


def _not_ours(posting: Posting, candidate: Candidate, employer: str | None, hiring: Hiring | None) -> str | None:
    before, _ = _clause(posting, candidate.spans[0])
    if _names_employer(candidate.value.place, employer) or (
        hiring is not None and _is_likely(candidate.value.count, hiring.municipality)
    ):
        return None
    serves = _SERVES.search(before[-90:]) is not None
    regional = employer is not None and _REGIONAL.search(employer) is not None
    if _REGION.search(_clause_end(before)) and not (regional or serves):
        return "other_place"
    public = posting.once(_is_public, employer) if employer else posting.once(_names_a_public_body)
    if public or serves:
        return None
    line = posting.layout.line(candidate.start)
    return (
        None
        if _SERVED.search(posting.text, max(line.start, candidate.start - _SERVED_REACH), candidate.start)
        else "not_public"
    )


def _order(posting: Posting, candidate: Candidate, employer: str | None, hiring: Hiring | None) -> tuple[int, int]:
    """As the register has it, then named after the employer, then "gezamenlijk", then no other place named, then the first."""
    before, _ = _clause(posting, candidate.spans[0])
    place = candidate.value.place
    if hiring is not None and _is_likely(candidate.value.count, hiring.municipality):
        return -1 if _names_employer(place, employer) or place is None else 0, candidate.start
    if _names_employer(place, employer):
        return 0, candidate.start
    if _WHOLE.search(before[-50:]) or (employer and _REGIONAL.search(employer) and _SERVES.search(before[-90:])):
        return 1, candidate.start
    section = posting.layout.section_at(candidate.start) in ("profile", "procedure")
    return (2 if place is None else 3) + 2 * section, candidate.start


SPEC = FieldSpec("inhabitants", "inhabitants", records.Inhabitants, True, find, choose, REASONS, explains_gap=True)
