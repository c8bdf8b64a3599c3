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
from vacaturextract.fields.organisation_refusal import (
    HEADER,
    MUNICIPALITY,
    OF,
    STATED,
    is_used_small,
    key_of,
    refusal,
    refusal_here,
)
from vacaturextract.fields.wordings import Wording
from vacaturextract.findings import Candidate
from vacaturextract.posting import Posting
from vacaturextract.text import Span

_NATIONAL_BODY = re.compile(r"(?:politie|belastingdienst|rijkswaterstaat|defensie|douane|openbaar ministerie)$", re.IGNORECASE)
_FOR_CLIENT = Wording(
    r"\b(?:(?:voor|namens|in[ ]opdracht[ ]van)[ ](?:onze|mijn|deze)|bij[ ](?:onze|mijn))[ ](?:\w+[ ])?"
    r"(?:opdrachtgever|klant|relatie)\b"
)
"""Whoever says so looks for somebody for another: its address is not the employer's."""
_GEMEENTE_OFTEN = 3
_ENOUGH = 2
"""Times that a name is taken from one rule; more say nothing new."""
_POLICE = "politie"
_PARENT = re.compile(
    r"\b(?:onderdeel|dochter(?:bedrijf|onderneming)?|uitvoeringsorganisatie|agentschap|baten-lastendienst)[ ]van[ ]"
    r"(?:het[ ]|de[ ])?$"
)
"""Before the name of a larger body that the employer is a part of."""
_PUBLIC = re.compile(rf"(?:{PUBLIC_KINDS})[ ]", re.IGNORECASE)
_EARLY = 800
_WEAK_WAYS = frozenset(("organisation.at", "organisation.is", "organisation.of"))
_IS_FIRM = re.compile(
    r"[ ]is[ ](?:(?:een|dé|hét|de|het|één[ ]van[ ]de)[ ](?:\w[\w-]*,?[ ]){0,4}?)?"
    r"(?:\w*(?:bedrijf|bedrijven|organisatie|bureau|onderneming|"
    r"dienstverlener|instelling|corporatie|groothandel|fabrikant|producent|leverancier|keten|uitgever|verzekeraar|"
    r"scale-?up|start-?up)|marktleider|specialist[ ]in|onderdeel[ ]van|gevestigd|opgericht|uitgegroeid)\b"
    r"|[ ]is[ ](?:an?|the)[ ](?:[\w-]+,?[ ]){0,4}?(?:company|start-?up|scale-?up|firm|agency|organi[sz]ation|provider|"
    r"manufacturer|retailer|business|platform|foundation|institute|university)\b"
    r"|[ ](?:verkoopt|produceert|verhuurt|fabriceert|importeert|exploiteert)\b"
)
"""What only a firm is: its name may do nothing but open sentences."""
_OWN = re.compile(
    r"\b(?:succes|missie|groei|strategie|hoofdkantoor|cultuur|ambities?|toekomst|kernwaarden|doelstellingen|werkwijze)[ ]van"
    r"[ ](?:(?:de|het)[ ])?$"
)
"""What the posting tells of the employer alone."""
_OF_WHOM = re.compile(r"[ ]van[ ](?:(?:de|het)[ ])?")
_NAMING = ("organisation.label", "organisation.seeks")


def find(posting: Posting) -> list[Candidate]:
    """The names that the rules find, each read or rejected."""
    found = []
    known: dict[str, str | None] = {}
    seen: dict[tuple[str, str], int] = {}
    agency = {key_of(candidate.value.value) for candidate in posting.decision("agency").chosen}
    title = " ".join(key_of(candidate.value.value) for candidate in posting.decision("title").chosen)
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
            known[value] = refusal(posting, value, agency, title, boxes)
        reason = known[value]
        if reason is None or reason == "common_word":  # a town that only opens sentences is a town
            reason = refusal_here(posting, rule.id, span) or reason
        if rule.id == "organisation.label" and reason == "department":
            reason = None
        if reason == "common_word" and (rule.id in _NAMING or _IS_FIRM.match(posting.text, span.end)):
            reason = reason if posting.once(is_used_small, value) else None
        found.append(Candidate("organisation", rule.id, (span,), TextValue(value), reason))
    if caseless:
        found += _small_municipalities(posting)
    chosen = posting.decision("title").chosen
    for span in header_names(posting, chosen[0].spans[0] if chosen else None):
        value = posting.text[slice(*span)]
        reason = refusal(posting, value, agency, title, boxes)
        reason = reason if reason in ("agency", "agency_name", "title") else None
        found.append(Candidate("organisation", "organisation.header", (span,), TextValue(value), reason))
    return _without_parts([*found, *_addressed(posting, found, agency, boxes)])


def _small_municipalities(posting: Posting) -> Iterator[Candidate]:
    """In a text without capitals: "gemeente" with a place behind it."""
    for hit in posting.lexicon_hits("places"):
        start = hit.start - len(MUNICIPALITY)
        if posting.text.startswith(MUNICIPALITY, start) and not posting.text[start - 1 : start].isalnum():
            reason = refusal_here(posting, "organisation.typed", Span(start, hit.end))
            value = TextValue(posting.text[start : hit.end])
            yield Candidate("organisation", "organisation.typed", (Span(start, hit.end),), value, reason)


def _addressed(posting: Posting, found: list[Candidate], agency: set[str], boxes: frozenset[str]) -> Iterator[Candidate]:
    """Names that an address tells; not one that the text goes on to write longer ("Visma" of "Visma Idella")."""
    standing = {candidate.value.value for candidate in found if candidate.reason is None}
    for span in addressed_names(posting):
        span = with_article(posting, span)
        value = posting.text[slice(*span)]
        longer = (name for name in standing if f" {key_of(value)} " in f" {key_of(name)} " and key_of(name) != key_of(value))
        reason = refusal(posting, value, agency, "", boxes) or ("place" if posting.is_phrase("places", span) else None)
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


def choose(posting: Posting, candidates: list[Candidate]) -> Choice:
    """A stated employer; then the name spoken of in most ways and most often; ties go to the first in the text."""
    choice = split(candidates)
    if not choice.chosen:
        return _municipality(posting, choice)
    keys = [key_of(candidate.value.value) for candidate in choice.chosen]
    ways: dict[str, set[str]] = {}
    times: dict[str, int] = {}
    for key, candidate in zip(keys, choice.chosen, strict=True):
        ways.setdefault(key, set()).add(candidate.rule)
        if key not in times:
            times[key] = posting.once(times_of, candidate.value.value)

    boxes = posting.once(mailboxes)
    addressed = {key for key in ways if squeezed(key) in boxes}
    stated_keys = {key for key in ways if not ways[key].isdisjoint(STATED)}

    def order(i: int) -> tuple[bool, bool, bool, int, int, int]:
        key = keys[i]
        stated = key in stated_keys or key in addressed
        value, start = choice.chosen[i].value.value, choice.chosen[i].start
        official = (times[key] > 1 or start < HEADER) and OFFICIAL.match(value) is not None
        official = official and not (times[key] == 1 and _PARENT.search(posting.text, max(0, start - 40), start))
        spoken_of = value == _POLICE or len(ways[key]) > 1
        official = official or (times[key] > 1 and spoken_of and _NATIONAL_BODY.match(value) is not None)
        official = official or (key in addressed and key in stated_keys)
        return (
            "organisation.label" not in ways[key],
            not official,
            not (stated or len(ways[key]) + times[key] > 2),
            -len(ways[key] - {OF}) - stated - (key in addressed) - min(times[key], 6) // 2,
            -times[key],
            choice.chosen[i].start,
        )

    ordered = sorted(range(len(keys)), key=order)
    often = {key for key in ways if len(ways[key]) > 1 and times[key] * 3 >= times[keys[ordered[0]]] * 2}
    often |= {key for key in ways if "organisation.address" in ways[key]}
    ordered = _longer_first(ordered, keys, addressed | stated_keys | often)
    best, standing = keys[ordered[0]], choice.chosen
    best_value = standing[ordered[0]].value.value
    late_mention = (
        ways[best] == {"organisation.typed"}
        and not _NATIONAL_BODY.match(best_value)
        and standing[ordered[0]].start > _EARLY
        and not _PUBLIC.match(best)
    )
    alone = len(ways) == 1 and (ways[best] != {OF} or _OWN.search(posting.text, 0, standing[ordered[0]].start) is not None)
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
        key=lambda candidate: (candidate.rule in STATED, posting.once(times_of, candidate.value.value), -candidate.start),
    )
    choice.rejected.remove(best)
    choice.chosen = [best._replace(reason=None)]
    return choice


def _longer_first(ordered: list[int], keys: list[str], stated: set[str]) -> list[int]:
    """A name that holds the best one and is stated, or is used as often, comes first: "De Graafschapsche Courant" over
    "Graafschapsche"."""
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
