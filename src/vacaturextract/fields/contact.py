"""Who the text names for questions or applying: persons with their numbers and addresses, and desks.

Rules of ``patterns/contact.yaml`` find numbers, addresses and the wordings that lead to a name. ``contact_points`` reads
the first two, ``contact_people`` finds the persons, ``contact_joining`` says whose a number is; here they become contacts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import regex

from vacaturextract import records
from vacaturextract.compiling import compiled
from vacaturextract.dutch import names
from vacaturextract.dutch.names import folded
from vacaturextract.fields import contact_points
from vacaturextract.fields.base import Choice, FieldSpec, split
from vacaturextract.fields.contact_joining import Mention, joins, owners
from vacaturextract.fields.contact_people import find_mentions, name_words, read_leads, role_of
from vacaturextract.fields.contact_points import Point, read_points
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


class _Draft:
    """A contact while its numbers are gathered."""

    def __init__(self, name: str | None, rule: str, span: Span, evidence: Span | None = None) -> None:
        self.name, self.rule = name, rule
        self.anchor = self.last = span
        """Where it stands in the text, and where the last of its numbers does."""
        self.named = [span]
        """Every place that names the person."""
        self.spans = [evidence or span]
        self.phones: dict[str, None] = {}
        self.emails: dict[str, None] = {}

    def add(self, point: Point) -> None:
        values = self.phones if point.kind == "phone" else self.emails
        if point.value not in values:
            values[point.value] = None
            self.last = point.span
            if point.evidence != self.spans[0]:
                self.spans.append(point.evidence)


REASONS = {
    **contact_points.REASONS,
    "only_a_given_name": "a given name, with no number or address: a colleague in the text",
    "again": "the same number or address was read already",
}
_COLLEAGUES = ("contact.call", "contact.turn_to", "contact.answers")
"""Wordings that also lead to a colleague in the text: "dan bel je Karel, die alles weet"."""
_REACH_BACK = 170
_DESK = compiled(
    r"\b(?P<role>frontoffice|secretariaat|receptie|recruitmentteam|recruitment|werving[ ](?:&|en)[ ]selectie|hrm?|p&o|"
    r"personeelszaken|telefoniste|griffie|team[ ]recruitment|hr[ ]servicedesk|personeelsadministratie|klantenservice)\b"
    r"(?=[^\n]{0,60}$)",
    regex.IGNORECASE,
)
_SIGNED = compiled(
    r"\b(?:groet(?:en|jes)?|regards|hoogachtend)[ ,!]{0,3}\n{1,3}(?:[ ]{0,4}(?:namens|team|bestuur)\b[^\n]{0,60}\n{1,3})?"
    r"(?:(?:drs|dr|mr|ir|ing|prof)\.?[ ]){0,3}(?=\p{Lu})"
    r"|\b(?:ik[ ]ben|mijn[ ]naam[ ]is|my[ ]name[ ]is)[ ](?=(?-i:\p{Lu}))",
    regex.IGNORECASE,
)
_NAME_LINE = compiled(r"[^\n]{0,60}\n(?:[> ]{0,3}\n){0,2}[> ]{0,3}(?P<name>\p{Lu}[^\n,:.@\d]{3,40}?)[ ]*(?=\n|$)")
_FIRST_PERSON = compiled(r"\b(?:mij|mijn|my|me)\b")
_PURPOSES: dict[str, Purpose] = {"procedure": "procedure", "application": "application", "information": "information"}
_PURPOSE = compiled(
    r"(?P<procedure>procedure|proces\b|process\b)"
    r"|(?P<application>\bstuu?r|sollicit(?:eer|eren)|sollicitatie(?!procedure|proces)|\brichten\b|gericht|"
    r"reageer|reageren|\bcv\b|motivatie|\bapply|upload)"
    r"|(?P<information>informatie|vragen|vraag\b|inhoud|meer weten|functie|questions|information|"
    r"inlichtingen|twijfel|kennismak)"
)
_ANSWERS = compiled(
    r"\b(?:beantwoord|geef|vertel|verstrek|weet)\w*[^.;\n]{0,40}\b(?:vragen|informatie|inlichtingen|meer)\b"
    r"|\bvoor (?:meer |nadere )?informatie\b"
)
_ROLE_AT = compiled(r"(?P<role>.+?)[ ](?P<at>van|bij)[ ](?:(?:de|het)[ ])?(?P<own>(?:onze|ons)[ ])?(?P<organisation>.+)")
_CLIENTS_SIDE = compiled(
    r"\b(?:vanuit|aan de zijde van|namens|bij|van) (?:de|het|onze) (?:gemeente|organisatie|opdrachtgever|provincie|"
    r"stichting|school|waterschap|klant|werkgever)\b|gemeentesecretaris|\bgriffier\b|wethouder|burgemeester|dijkgraaf"
)


def find(posting: Posting) -> list[Candidate]:
    """All contacts in text order; numbers and addresses that are not for candidates are rejected."""
    matches = list(posting.matches("contact"))
    points = read_points(posting, matches)
    found = [Candidate("contact", p.rule, (p.evidence,), None, p.reason) for p in points if p.reason]
    points = [point for point in points if not point.reason]
    leads = read_leads(posting.text, matches)
    if points or leads:
        found.extend(_contacts(posting, points, find_mentions(posting, points, leads)))
    return sorted(found, key=lambda candidate: candidate.start)


def _contacts(posting: Posting, points: Sequence[Point], mentions: Sequence[Mention]) -> Iterator[Candidate]:
    persons: dict[str, _Draft] = {}
    for mention in mentions:
        draft = persons.setdefault(mention.name.lower(), _Draft(mention.name, mention.rule or "", mention.span))
        draft.named.append(mention.span)
    nobodys: list[Point] = []
    for point in points:
        of = owners(posting.text, point, mentions, points)
        for mention in of:
            draft = persons[mention.name.lower()]
            draft.rule = draft.rule or point.rule
            draft.add(point)
        if not of:
            nobodys.append(point)
    nobodys = _writers_own(posting, nobodys, persons)
    taken = {value for draft in persons.values() for value in (*draft.phones, *draft.emails)}
    new: list[Point] = []
    for point in nobodys:
        if point.value in taken:
            yield Candidate("contact", point.rule, (point.evidence,), None, "again")
        else:
            taken.add(point.value)
            new.append(point)
    desks = _desks(posting.text, new, points)
    for draft in (*persons.values(), *desks):
        if draft.rule:  # else a name that nothing but a look-alike address speaks for
            yield _candidate(posting, draft)


def _writers_own(posting: Posting, nobodys: list[Point], persons: dict[str, _Draft]) -> list[Point]:
    """What is left of points of no person when those that a mail's writer calls their own ("mail mij") are given to them."""
    if not nobodys:
        return nobodys
    words = name_words(posting.library)
    signed = (
        next(names.persons(posting.text, match.end(), match.end() + 1, words), None) for match in _SIGNED.finditer(posting.text)
    )
    writer = next((person for person in signed if person is not None and person.sure), None)
    if writer is None:
        writer = next(filter(None, (_signs_below(posting, point, words) for point in nobodys)), None)
    if writer is None:
        return nobodys
    left = []
    for point in nobodys:
        start = posting.layout.sentence(point.span.start, reach=160).start
        if not _FIRST_PERSON.search(posting.lowered, start, point.span.start):
            left.append(point)
            continue
        span = Span(writer.start, writer.end)
        persons.setdefault(writer.text.lower(), _Draft(writer.text, point.rule, span)).add(point)
    return left


def _signs_below(posting: Posting, point: Point, words: names.NameWords) -> names.Person | None:
    """The name alone on the line below a number, without a greeting: "Bel me gerust: 06-...", and then "Ilse Bos"."""
    line = _NAME_LINE.match(posting.text, point.span.end, point.span.end + 120)
    if line is None:
        return None
    person = next(names.persons(posting.text, line.start("name"), line.start("name") + 1, words), None)
    return person if person is not None and person.sure and person.end == line.end("name") else None


def _desks(text: str, nobodys: Sequence[Point], points: Sequence[Point]) -> list[_Draft]:
    """Desks: numbers and addresses of no person, those named in one breath together."""
    desks: list[_Draft] = []
    for point in nobodys:
        if not (desks and joins(text, desks[-1].last.end, point.span.start, points)):
            desks.append(_Draft(None, point.rule, point.span, point.evidence))
        desks[-1].add(point)
    return desks


def _candidate(posting: Posting, draft: _Draft) -> Candidate:
    spans = tuple(sorted(draft.spans, key=lambda span: span.start))
    if not (draft.phones or draft.emails) and (reason := contact_points.refusal(posting, draft.anchor)):
        return Candidate("contact", draft.rule, spans, None, reason)
    if draft.name:
        role = next(filter(None, (role_of(posting.text, span) for span in draft.named)), None)
    else:
        role = _desk(posting.text, draft.anchor.start)
    is_agency, organisation = _belongs_to(posting, draft)
    if role and (match := _ROLE_AT.fullmatch(role)):
        if _is_named(posting, match["organisation"]):
            organisation, role = match["organisation"], match["role"]
        elif match["at"] == "bij" and (match["own"] or match["organisation"][0].islower()):  # "manager bij gemeente Beesel"
            role = match["role"]
    if draft.name and " " not in draft.name and draft.rule in _COLLEAGUES and not (draft.phones or draft.emails):
        return Candidate("contact", draft.rule, spans, None, "only_a_given_name")
    value = ContactValue(
        draft.name, role, organisation, is_agency, _purpose(posting, draft.anchor.start), [*draft.phones], [*draft.emails], []
    )
    return Candidate("contact", draft.rule, spans, value)


def _is_named(posting: Posting, name: str) -> bool:
    """Whether a name is that of the agency or the employer."""
    known = (*posting.decision("agency").chosen, *posting.decision("organisation").chosen)
    return any(candidate.value.value.lower() == name.lower() for candidate in known)


def _desk(text: str, start: int) -> str | None:
    """What the words before a number or address call the desk that it is of."""
    match = _DESK.search(text, max(0, start - 80), start)
    return match["role"] if match else None


def _belongs_to(posting: Posting, draft: _Draft) -> tuple[bool, str | None]:
    """Whether a contact is the agency's, and the name of its organisation where the posting tells."""
    chosen = posting.decision("agency").chosen
    if not chosen:
        return False, None
    agency = str(chosen[0].value.value)
    domains = [email.partition("@")[2].replace("-", "") for email in draft.emails]
    squeezed = {"".join(filter(str.isalnum, folded(agency.replace("&", sign)))) for sign in ("", "en", "and")}
    if any(name in domain for name in squeezed for domain in domains):
        return True, agency
    around = posting.lowered[slice(*posting.layout.sentence(draft.anchor.start, reach=120))]
    if _CLIENTS_SIDE.search(around) and agency.lower() not in around:
        employer = posting.decision("organisation").chosen
        return False, str(employer[0].value.value) if employer else None
    return True, agency


def _purpose(posting: Posting, start: int) -> Purpose | None:
    """What the words before speak of, the nearest first; a heading gives way to "beantwoordt vragen" behind the name."""
    nearest = None
    for match in _PURPOSE.finditer(posting.lowered, max(0, start - _REACH_BACK), start):
        nearest = match
    if nearest is None or "\n" in posting.text[nearest.end() : start]:
        line = posting.layout.line(start)
        if _ANSWERS.search(posting.lowered, start, line.end):
            return "information"
    return _PURPOSES.get(nearest.lastgroup or "") if nearest else None


def choose(posting: Posting, candidates: list[Candidate]) -> Choice:
    """All that stand."""
    return split(candidates)


SPEC = FieldSpec("contact", "contacts", records.Contact, True, find, choose, REASONS, explains_gap=True)
