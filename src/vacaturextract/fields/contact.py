"""Who the text names for questions or applying: persons with their numbers and addresses, and desks.

Rules of ``patterns/contact.yaml`` find numbers, addresses and the wordings that lead to a name ("contact op met",
"t.a.v."); ``dutch/names.py`` reads the name; ``contact_joining`` says whose a number is.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Literal, NamedTuple

import regex

from vacaturextract import records
from vacaturextract.dutch import names
from vacaturextract.fields import contact_points
from vacaturextract.fields.base import FieldSpec, split
from vacaturextract.fields.contact_joining import Mention, joins, owners
from vacaturextract.fields.contact_points import Point, find_points
from vacaturextract.findings import Candidate
from vacaturextract.posting import Posting
from vacaturextract.text import Span

Purpose = Literal["information", "application", "procedure"]


class ContactValue(NamedTuple):
    """A person, or a desk (no name)."""

    name: str | None
    role: str | None
    organisation: str | None
    is_agency: bool | None
    purpose: Purpose | None
    phones: list[str]
    emails: list[str]
    urls: list[str]


class _Lead(NamedTuple):
    """A wording after (or before) which a person is named."""

    rule: str
    span: Span
    before: bool
    """Whether the name stands before the wording: "Jan Bos beantwoordt"."""
    spot: int | None
    """Where a name may start after the wording and words that only lead on ("onze recruiter"); None where none may."""


REASONS = {
    **contact_points.REASONS,
    "again": "the same person or desk was named before",
}
_REACH = 170
_FILLER = regex.compile(
    r"(?:[\s#*:,|()\"–+\d-]|\p{Ll}[\p{L}./'&-]*+(?!\p{Lu})|(?i:[\p{L}&/-]*" + names.ROLE + r"(?!\p{L}))|\p{Lu}[\p{Lu}&]+(?:-\p{Ll}+)?(?!\p{L})"
    r"|(?:Corporate|Team|Campus|Senior|Junior|Talent|Acquisition|Business|Human|Resources?|Dhr\.?|Mevrouw|De[ ]heer|Mevr\.?|Mw\.?|Drs\.?|"
    r"Mr\.?|Dr\.?|Ir\.?|Ing\.?|Prof\.?|Voor|Over|Bij|Neem|Bel|Mail)(?!\p{L}))*+"
)
_STOP = regex.compile(r"[.?!](?=\s+[\p{Lu}#\n])(?<!\b(?:\p{L}|(?i:drs|dr|mr|ir|ing|prof|dhr|mw|mevr|st|a\.i|th|ch|t\.a\.v))\.)")
_ROLE_AFTER = regex.compile(
    r"[ ]*(?:,[ ]?|[ ]\(|[ ][|–-][ ]|\n+[ #]*)(?P<role>[^,()|\n.:@\d]{2,80}?)(?=[ ]*(?:[,()|\n.:]|$|[ ](?:via|op|te|is|beantwoordt|onder|per|of|"
    r"bereikbaar|telefoon|tel|e-mail|mail|telefoonnummer|vertelt|staat|en|helpt)\b))"
)
_ROLE_BEFORE = regex.compile(r"(?P<role>(?:[\p{L}&/-]+[ ]){0,4}[\p{L}&/-]*" + names.ROLE + r"(?:[ ]\p{Lu}{2,4})?)[ ]?:?[ ]*(?:(?:drs|mr|dr|ir|ing|prof)\.[ ])*$", regex.IGNORECASE)
_ROLE_RIGHT_BEFORE = regex.compile(r"\b(?:onze|jouw|je)[ ](?:[\w-]+[ ])?(?:recruiter|collega)[ ]$", regex.IGNORECASE)
_MOBILE = ("+316", "+3246", "+3247", "+3248", "+3249")
_NEXT_TO = 90
_WORD_BREAK = regex.compile(r"[ –-]+")
_ALONG = regex.compile(r"\b(?:of|en|or|and)\b|/")
_ROLE_WORD = regex.compile(names.ROLE + r"|\bHRM?\b|\bP&O\b|\bCEO\b|\bCTO\b", regex.IGNORECASE)
_ROLE_STARTS = regex.compile(r"^.*\b(?:onze|ons|de|het|een|met|bij|naar|aan|of|en|je|jouw|uw|via|contact|is|was|door|bel|mail|and|our|the|with)\s+", regex.IGNORECASE)
_DESK = regex.compile(
    r"\b(?P<role>frontoffice|secretariaat|receptie|recruitmentteam|recruitment|werving[ ](?:&|en)[ ]selectie|hrm?|p&o|personeelszaken|telefoniste|griffie|"
    r"team[ ]recruitment|hr[ ]servicedesk|personeelsadministratie|klantenservice)\b(?=[^\n]{0,60}$)",
    regex.IGNORECASE,
)
_PURPOSES: tuple[tuple[Purpose, str], ...] = (
    ("procedure", r"procedure|proces\b|process\b"),
    ("application", r"\bstuur|\bsturen|sollicit(?:eer|eren)|sollicitatie(?!procedure|proces)|\brichten\b|gericht|reageer|reageren|\bcv\b|motivatie|apply|upload"),
    ("information", r"informatie|vragen|vraag\b|inhoud|meer weten|functie|questions|information|inlichtingen|twijfel|kennismak|contact"),
)
_PURPOSE = regex.compile("|".join(f"(?P<{name}>{words})" for name, words in _PURPOSES), regex.IGNORECASE)


def find(posting: Posting) -> list[Candidate]:
    """All contacts in text order; numbers and addresses that are not for candidates are rejected."""
    points = find_points(posting)
    refused = [Candidate("contact", p.rule, (p.span,), None, p.reason) for p in points if p.reason]
    points = [point for point in points if not point.reason]
    leads = list(_leads(posting))
    if not points and not leads:
        return refused
    mentions = _mentions(posting, points, leads)
    return sorted([*_contacts(posting, points, mentions), *refused], key=lambda candidate: candidate.start)


def _leads(posting: Posting) -> Iterator[_Lead]:
    text = posting.text
    lowered = names.is_lowered(text)
    for rule, match in posting.matches("contact"):
        if "phone" in rule.pattern.groupindex or "email" in rule.pattern.groupindex:
            continue
        start, end = match.span()
        spot: int | None = None
        if not rule.sets.get("name_before"):
            filler = _FILLER.match(text, end, end + _REACH)
            spot = filler.end() if filler and not lowered else end
            gap = text[end:spot]
            if not lowered and (_STOP.search(gap) or "\n" in gap.strip(" \n#*:") or not text[spot : spot + 1].isupper()):
                spot = None
        yield _Lead(rule.id, Span(start, end), bool(rule.sets.get("name_before")), spot)


# --- persons ------------------------------------------------------------------------------------------------------


def _mentions(posting: Posting, points: Sequence[Point], leads: Sequence[_Lead]) -> list[Mention]:
    """The persons whom a wording leads to, whom a number follows, or whose address is given."""
    people = _people(posting, points, leads)
    boxes = [point.value.partition("@")[0] for point in points if point.kind == "email"]
    found: list[Mention] = []
    for number, person in enumerate(people):
        lead = _led(posting.text, person, leads)
        rule = lead.rule if lead else _along(posting.text, person, found)
        owned = any(names.owns(person.text, box) for box in boxes)
        beside = _beside(posting.text, person, people[number + 1 :], points)
        if not (rule or beside or owned):
            continue
        sure = person.sure or owned or _is_entity(posting, person)
        if sure or _is_credible(posting, person, lead, points if beside else ()):
            found.append(Mention(Span(person.start, person.end), person.text, rule, person.sure))
    return [mention._replace(name=_full_name(mention.name, found)) for mention in found]


def _people(posting: Posting, points: Sequence[Point], leads: Sequence[_Lead]) -> list[names.Person]:
    """Every name near a number or an address, and those to which a wording leads, with who is named along with them."""
    text = posting.text
    reaches = [(p.span.start - 260, p.span.end + 60) for p in points]
    for lead in leads:
        if lead.before:
            reaches.append((lead.span.start - 110, lead.span.start))
        elif lead.spot is not None:
            reaches.append((lead.spot, lead.spot + _REACH))
    given: Container[str] = posting.library.lexicons["given_names"].words
    read = names.lowered_persons if names.is_lowered(text) else names.persons
    people: dict[int, names.Person] = {}
    done = 0
    for start, end in sorted(reaches):
        start = max(start, done, 0)
        if start > done:  # not in the middle of a name
            start = max(text.rfind("\n", start - 60, start), text.rfind(". ", start - 60, start) + 1, start - 60, done)
        for person in read(text, start, end, given) if end > start else ():
            people[person.start] = person
            done = person.end
        done = max(done, end)
    return [people[start] for start in sorted(people)]


def _led(text: str, person: names.Person, leads: Sequence[_Lead]) -> _Lead | None:
    """The wording that leads straight to a person."""
    for lead in leads:
        if lead.before:
            gap = text[person.end : lead.span.start]
            if 0 <= lead.span.start - person.end <= 90 and "\n" not in gap.strip() and not _STOP.search(gap):
                return lead
        elif lead.spot is not None and 0 <= person.start - lead.spot <= _REACH:
            gap = text[lead.spot : person.start]
            if _FILLER.fullmatch(gap) and not _STOP.search(gap) and "\n" not in gap.strip(" \n#*:"):
                return lead
    return None


def _is_entity(posting: Posting, person: names.Person) -> bool:
    """Whether a model that reads along takes the words for a person."""
    return any(e.label == "PER" and e.span.start < person.end and person.start < e.span.end for e in posting.entities)


def _is_credible(posting: Posting, person: names.Person, lead: _Lead | None, points: Sequence[Point]) -> bool:
    """Whether capitalised words are a person though no name in them is known: a role, or a mobile number of their own,
    stands beside them, and none of them is an ordinary word of the text."""
    point = next((point for point in points if point.span.start >= person.end), None)
    mobile = point is not None and point.value.startswith(_MOBILE) and point.span.start - person.end < _NEXT_TO
    if person.is_full:
        role = _ROLE_AFTER.match(posting.text, person.end, person.end + 120)
        has_role = role is not None and _ROLE_WORD.search(role["role"]) is not None
        believed = mobile or (lead is not None and (point is not None or has_role or lead.rule == "contact.addressed_to"))
    elif lead is None:
        believed = False
    else:  # one word: "Bel Farzad op 06...", "onze recruiter Maudy"
        led_straight = not posting.text[lead.span.end : person.start].strip()
        after_role = _ROLE_RIGHT_BEFORE.search(posting.text, max(0, person.start - 30), person.start) is not None
        believed = (mobile and led_straight) or after_role
    return believed and not any(_is_ordinary(word, posting.text) for word in _WORD_BREAK.split(person.text))


def _is_ordinary(word: str, text: str) -> bool:
    """Whether a capitalised word also stands in the text without its capital."""
    if not word[:1].isupper():
        return False
    lowered = word.lower()
    at = text.find(lowered)
    while at >= 0:
        if not (text[at - 1 : at].isalnum() or text[at - 1 : at] in ("@", ".", "-")) and not text[at + len(word) :][:1].isalnum():
            return True
        at = text.find(lowered, at + 1)
    return False


def _along(text: str, person: names.Person, found: Sequence[Mention]) -> str | None:
    """The rule that named the person before, where this one is named in the same go: "A (manager) of B"."""
    if not found or not found[-1].rule or not person.sure:
        return None
    start = found[-1].span.end
    gap = text[start : person.start]
    if len(gap) > 130 or _STOP.search(gap) or "\n\n" in gap:
        return None
    return found[-1].rule if _ALONG.search(gap) else None


def _beside(text: str, person: names.Person, later: Sequence[names.Person], points: Sequence[Point]) -> bool:
    """Whether a number or address stands right after a name, with no other name between."""
    point = next((point for point in points if point.span.start >= person.end), None)
    if point is None or any(other.sure and other.end <= point.span.start for other in later[:1]):
        return False
    return joins(text, person.end, point.span.start, points)


def _full_name(name: str, found: Sequence[Mention]) -> str:
    """The full name for a given name, or a name without it, where the posting has one."""
    for mention in found:
        full = mention.name
        if len(full) > len(name) and (full.lower().startswith(name.lower() + " ") or full.lower().endswith(" " + name.lower())):
            return full
    return name


# --- contacts -----------------------------------------------------------------------------------------------------


class _Draft:
    """A contact while its numbers are gathered."""

    def __init__(self, name: str | None, rule: str, span: Span) -> None:
        self.name, self.rule = name, rule
        self.anchor = span
        self.spans = [span]
        self.values: dict[str, list[str]] = {"phone": [], "email": []}

    def add(self, point: Point) -> bool:
        known = point.value in self.values[point.kind]
        if not known:
            self.values[point.kind].append(point.value)
            if point.span not in self.spans:
                self.spans.append(point.span)
        return not known


def _contacts(posting: Posting, points: Sequence[Point], mentions: Sequence[Mention]) -> Iterator[Candidate]:
    drafts: dict[str, _Draft] = {}
    for mention in mentions:
        key = mention.name.lower()
        if key not in drafts:
            drafts[key] = _Draft(mention.name, mention.rule or "", mention.span)
    nobodys: list[Point] = []
    for point in points:
        of = owners(posting.text, point, mentions, points)
        for mention in of:
            draft = drafts[mention.name.lower()]
            draft.rule = draft.rule or point.rule
            draft.add(point)
        if not of:
            nobodys.append(point)
    taken = {value for draft in drafts.values() for values in draft.values.values() for value in values}
    desks: list[_Draft] = []
    for point in nobodys:
        if point.value in taken:
            yield Candidate("contact", point.rule, (point.span,), None, "again")
            continue
        taken.add(point.value)
        if desks and joins(posting.text, desks[-1].spans[-1].end, point.span.start, points):
            desks[-1].add(point)
        else:
            desk = _Draft(None, point.rule, point.span)
            desk.add(point)
            desks.append(desk)
    for draft in (*drafts.values(), *desks):
        spans = tuple(sorted(draft.spans, key=lambda span: span.start))
        yield Candidate("contact", draft.rule, spans, _value(posting, draft))


def _value(posting: Posting, draft: _Draft) -> ContactValue:
    return ContactValue(
        draft.name,
        _role(posting.text, draft.anchor) if draft.name else _desk(posting.text, draft.anchor.start),
        None,
        None,
        _purpose(posting, draft),
        draft.values["phone"],
        draft.values["email"],
        [],
    )


def _desk(text: str, start: int) -> str | None:
    """What the words before a number or address call the desk that it is of."""
    match = _DESK.search(text, max(0, start - 80), start)
    return match["role"] if match else None


def _role(text: str, person: Span) -> str | None:
    """The role that stands after or before a person's name."""
    start, end = person
    after = _ROLE_AFTER.match(text, end, end + 120)
    if after and _ROLE_WORD.search(after["role"]):
        return str(after["role"]).strip()
    before = _ROLE_BEFORE.search(text, max(0, start - 70), start)
    if before is None:
        return None
    return _ROLE_STARTS.sub("", before["role"]).strip() or None


def _purpose(posting: Posting, draft: _Draft) -> Purpose | None:
    """What the words before speak of: the nearest of questions, applying and the procedure."""
    start = max(0, draft.anchor.start - 170)
    nearest = None
    for match in _PURPOSE.finditer(posting.text, start, draft.anchor.start):
        if match.lastgroup != "information" or match[0] != "contact" or nearest is None:
            nearest = match.lastgroup
    return nearest  # type: ignore[return-value]


SPEC = FieldSpec(
    "contact", "contacts", records.Contact, True, find, lambda posting, found: split(found), REASONS, explains_gap=True
)
