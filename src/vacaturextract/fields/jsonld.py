"""What a page's JSON-LD ``JobPosting`` says of a field, beside its text.

The text that a reader sees comes first. The data fills what the text lacks; where it says the same it is a repetition, and
where it says otherwise the text stands and a warning tells. Free text in the data (hours, a pay written out, skills) is read by
the rules of the field.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from vacaturextract.dutch.amounts import parse_amount
from vacaturextract.dutch.pay_words import plausible
from vacaturextract.fields.base import Choice, TextValue
from vacaturextract.fields.contact import ContactValue
from vacaturextract.fields.contact_points import phone_number
from vacaturextract.fields.deadline_choice import DeadlineValue
from vacaturextract.fields.hours_choosing import EMPTY
from vacaturextract.fields.pay_choosing import PayValue
from vacaturextract.findings import Candidate, Notice
from vacaturextract.page_data import Node
from vacaturextract.posting import Posting
from vacaturextract.text import RawSpan, SourceText, Span

RULES = {
    "title": "title.jsonld",
    "organisation": "organisation.jsonld",
    "location": "location.jsonld",
    "employment": "employment.jsonld",
    "agency": "agency.jsonld",
    "pay": "pay.jsonld",
    "hours": "hours.jsonld",
    "deadline": "deadline.jsonld",
    "contact": "contact.jsonld",
    "competency": "competency.jsonld",
    "reference_number": "reference_number.jsonld",
    "date_posted": "date_posted.jsonld",
}
"""The rule ids of values that come from JSON-LD."""

REASONS = {
    "data_repeats": "the page's JSON-LD says what the text says",
    "data_differs": "the page's JSON-LD says otherwise than the text, which comes first",
    "data_unreadable": "the page's JSON-LD holds no value that can be read, or none that a job can have",
    "data_of_several": "the page's JSON-LD describes several postings",
}

Place = Node | Span
Said = tuple[Any, list[Place]]
"""A value (None where it cannot be read) and where it stands: nodes of the data, or spans beyond the text."""

_LONGEST_TEXT = 2_000
"""Characters of a text in the data that the rules read; a longer one is no pay and no number of hours."""


def weigh(posting: Posting, stem: str, choice: Choice) -> Choice:
    """The choice of a field, with what the page's data adds to it."""
    postings = posting.page_data
    if not postings or stem not in RULES:
        return choice
    for candidate in _candidates(posting, stem, postings[0]):
        if len(postings) > 1:
            choice.rejected.append(candidate.rejected("data_of_several"))
        elif candidate.value is None:
            choice.rejected.append(candidate.rejected("data_unreadable"))
        else:
            _add(choice, candidate)
    return choice


def _add(choice: Choice, candidate: Candidate) -> None:
    same_kind = [c for c in choice.chosen if _comparable(c.value, candidate.value)]
    for i, chosen in enumerate(choice.chosen):
        if _agree(chosen.value, candidate.value):
            choice.chosen[i] = _with_year(chosen, candidate)
            if choice.chosen[i] is chosen:
                choice.rejected.append(candidate.rejected("data_repeats"))
            return
    if not same_kind and not choice.ambiguous:
        choice.chosen.append(candidate)
        return
    choice.rejected.append(candidate.rejected("data_differs"))
    if same_kind and _contradict(same_kind[0].value, candidate.value):
        name = candidate.field.replace("_", " ")
        message = f"the page's JSON-LD gives the {name} otherwise than its text, which was taken"
        choice.notices.append(Notice("data_differs", message, (same_kind[0].spans[0], candidate.spans[0])))


def _candidates(posting: Posting, stem: str, data: Node) -> Iterator[Candidate]:
    for value, places in _READERS[stem](posting, data):
        spans = [
            place if isinstance(place, Span) else posting.source.beyond(RawSpan(place.start, place.end)) for place in places
        ]
        if spans := sorted(span for span in spans if span.end > span.start):
            yield Candidate(stem, RULES[stem], tuple(spans), value)


# --- what agrees ---------------------------------------------------------------------------------------------------


def _comparable(own: Any, other: Any) -> bool:
    """Whether two values of a field speak of the same thing, so that only one can be right."""
    if isinstance(own, DeadlineValue):
        return bool(own.kind == other.kind)
    if isinstance(own, ContactValue):
        return False  # a posting names several
    return not hasattr(own, "label")


def _agree(own: Any, other: Any) -> bool:
    if isinstance(own, TextValue):
        a, b = _squeezed(own.value), _squeezed(other.value)
        return a in b or b in a
    if isinstance(own, PayValue):
        ends = ((own.minimum, other.minimum), (own.maximum, other.maximum))
        return own.period == other.period and all(a is None or b is None or a == b for a, b in ends)
    if isinstance(own, DeadlineValue):
        return (own.kind, own.month, own.day) == (other.kind, other.month, other.day) and own.year in (None, other.year)
    if isinstance(own, ContactValue):
        shared = {*own.phones, *own.emails} & {*other.phones, *other.emails}
        return bool(shared) or (own.name is not None and own.name == other.name)
    if hasattr(own, "label"):
        return bool(own.label == other.label)
    return all(a is None or b is None or a == b for a, b in zip(own, other, strict=True))


def _contradict(own: Any, other: Any) -> bool:
    """Whether a warning is due: pay of another period, say, is only told otherwise."""
    if isinstance(own, PayValue):
        return bool(own.period == other.period)
    if isinstance(own, TextValue):
        return not _telling_words(own.value) & _telling_words(other.value)
    return True


_WORD = re.compile(r"\w{3,}")
_SAY_LITTLE = frozenset("gemeente provincie stichting vereniging groep group waterschap ministerie van der den het the".split())


def _telling_words(text: str) -> set[str]:
    return {*_WORD.findall(text.lower())} - _SAY_LITTLE


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _with_year(chosen: Candidate, candidate: Candidate) -> Candidate:
    """A date of the text that left its year open, with the year of the data."""
    value = chosen.value
    if not isinstance(value, DeadlineValue) or value.year is not None:
        return chosen
    dated = value._replace(year=candidate.value.year, date=candidate.value.date, year_source="text")
    return chosen._replace(value=dated, spans=(*chosen.spans, *candidate.spans))


# --- reading -------------------------------------------------------------------------------------------------------


def _by_rules(posting: Posting, stem: str, lead: str, node: Node | None) -> Iterator[Said]:
    """What the rules of a field read in a text of the data, with the exact words where the text has no escapes."""
    text = node.text() if node is not None else None
    if node is None or text is None or len(text) > _LONGEST_TEXT:
        return
    inner = Posting(SourceText.from_raw(lead + text, format="text"), posting.library, posting.decide)
    for candidate in inner.decision(stem).chosen:
        start, end = inner.source.to_raw(Span(candidate.start, candidate.end))
        exact = posting.source.raw[node.start : node.end] == text
        words = RawSpan(node.start + start - len(lead), node.start + end - len(lead))
        yield candidate.value, [posting.source.beyond(words) if exact and start >= len(lead) else node]


def _text(node: Node | None) -> Iterator[Said]:
    text = node.text() if node is not None else None
    if node is not None and text is not None:
        yield TextValue(" ".join(text.split())), [node]


def _title(posting: Posting, data: Node) -> Iterator[Said]:
    yield from _text(data.at("title"))


def _employer(data: Node) -> Node | None:
    employer = data.at("hiringOrganization")
    return employer.at("name") if employer is not None and isinstance(employer.value, dict | list) else employer


def _is_agency(posting: Posting, name: str) -> bool:
    return name.lower() in posting.library.lexicons["agencies"].words


def _organisation(posting: Posting, data: Node) -> Iterator[Said]:
    agency = posting.decision("agency").chosen
    for value, places in _text(_employer(data)):
        if not _is_agency(posting, value.value) and not (agency and _agree(agency[0].value, value)):
            yield value, places


def _agency(posting: Posting, data: Node) -> Iterator[Said]:
    for value, places in _text(_employer(data)):
        if _is_agency(posting, value.value):
            yield value, places


def _location(posting: Posting, data: Node) -> Iterator[Said]:
    places = data.get("jobLocation")
    found = [said for place in (places.items() if places else []) for said in _text(place.at("address", "addressLocality"))]
    if len({value.value.lower() for value, _ in found}) == 1:
        yield found[0]


_EMPLOYMENT = {
    "TEMPORARY": "temporary", "INTERN": "internship", "INTERNSHIP": "internship", "VOLUNTEER": "volunteer",
    "PERMANENT": "permanent", "FREELANCE": "freelance",
}  # fmt: skip
"""Of ``employmentType``; CONTRACTOR and OTHER can mean several kinds."""


def _employment_types(data: Node) -> list[tuple[str, Node]]:
    node = data.get("employmentType")
    texts = [(item.text(), item) for item in (node.items() if node else [])]
    return [(re.sub(r"[\s-]", "_", text.upper()), item) for text, item in texts if text]


def _employment(posting: Posting, data: Node) -> Iterator[Said]:
    kinds: list[Said] = [
        (TextValue(_EMPLOYMENT[kind]), [node]) for kind, node in _employment_types(data) if kind in _EMPLOYMENT
    ]
    if len(kinds) == 1:
        yield kinds[0]


def _hours(posting: Posting, data: Node) -> Iterator[Said]:
    stated = list(_by_rules(posting, "hours", "Uren per week: ", data.at("workHours")))
    times = [(kind, node) for kind, node in _employment_types(data) if kind in ("FULL_TIME", "PART_TIME")]
    if not stated and [kind for kind, _ in times] == ["FULL_TIME"]:
        stated = [(EMPTY._replace(full_time=True), [times[0][1]])]
    yield from stated


_PERIODS = {
    "HOUR": "hour", "HUR": "hour", "UUR": "hour", "DAY": "day", "DAG": "day", "WEEK": "week", "WEE": "week",
    "MONTH": "month", "MON": "month", "MAAND": "month", "YEAR": "year", "ANN": "year", "JAAR": "year",
}  # fmt: skip


def _pay(posting: Posting, data: Node) -> Iterator[Said]:
    salary = data.get("baseSalary")
    if salary is None:
        return
    if isinstance(salary.value, str):
        yield from _by_rules(posting, "pay", "Salaris ", salary)
        return
    for amount in salary.items():
        yield _amount(data, amount)


def _first(node: Node, *paths: tuple[str, ...]) -> Node | None:
    return next((found for path in paths if (found := node.at(*path)) is not None and found.value is not None), None)


def _amount(data: Node, salary: Node) -> Said:
    value = salary.at("value")
    exact = value if value is not None and isinstance(value.value, str) else salary.at("value", "value")
    ends = [_first(salary, ("value", name), (name,)) or exact for name in ("minValue", "maxValue")]
    places: list[Place] = [end for i, end in enumerate(ends) if end is not None and end not in ends[:i]]
    minimum, maximum = (_number(end) for end in ends)
    currency = _first(salary, ("currency",), ("value", "currency")) or data.get("salaryCurrency")
    in_euros = currency is None or (currency.text() or "EUR").upper() in ("EUR", "€", "EURO")
    unit = _first(salary, ("value", "unitText"), ("value", "unitCode"), ("unitText",))
    period = _PERIODS.get(((unit.text() if unit else None) or "").upper())
    stated = [number for number in (minimum, maximum) if number is not None]
    sound = bool(stated) and stated == sorted(stated) and in_euros
    if period is None or not sound or not all(plausible(number, period) for number in stated):
        return None, places or [salary]
    return PayValue(minimum, maximum, "EUR", period, None, None, None, []), places


def _number(node: Node | None) -> Decimal | None:
    text = node.text() if node is not None else None
    if node is None or text is None:
        return None
    if node.is_text:
        return parse_amount(text)
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?")
_NO_TIMES = ("00:00", "23:59")


def _deadline(posting: Posting, data: Node) -> Iterator[Said]:
    for name, kind in (("validThrough", "application"), ("jobStartDate", "start")):
        node = data.at(name)
        text = node.text() if node is not None else None
        if node is not None and text is not None:
            yield _dated(text, kind), [node]


def _dated(text: str, kind: Any) -> DeadlineValue | None:
    match = _DAY.match(text)
    if match is None:
        return None
    try:
        day = dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    time = f"{match[4]}:{match[5]}" if match[4] else None
    time = None if time in _NO_TIMES or kind == "start" else time
    return DeadlineValue(kind, day.year, day.month, day.day, day, None, time, None, None, "text")


_ADDRESS = re.compile(r"(?:mailto:)?([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})", re.IGNORECASE)


def _contact(posting: Posting, data: Node) -> Iterator[Said]:
    node = data.get("applicationContact")
    for person in node.items() if node else []:
        name, phone, mail = (person.at(part) for part in ("name", "telephone", "email"))
        number = phone_number(text) if phone is not None and (text := phone.text()) else None
        address = _ADDRESS.fullmatch(text) if mail is not None and (text := mail.text()) else None
        phones, emails = [number] if number else [], [address[1].lower()] if address else []
        called = (name.text() if name is not None else None) or None
        places: list[Place] = [part for part, read in ((name, called), (phone, phones), (mail, emails)) if part and read]
        if phones or emails:
            yield ContactValue(called, None, None, None, "application", phones, emails, []), places


def _competency(posting: Posting, data: Node) -> Iterator[Said]:
    node = data.get("skills")
    for item in node.items() if node else []:
        yield from _by_rules(posting, "competency", "Competenties: ", item)


def _reference_number(posting: Posting, data: Node) -> Iterator[Said]:
    identifier = data.at("identifier")
    if identifier is not None and isinstance(identifier.value, dict):
        identifier = identifier.at("value")
    yield from _text(identifier)


def _date_posted(posting: Posting, data: Node) -> Iterator[Said]:
    node = data.at("datePosted")
    text = node.text() if node is not None else None
    if node is not None and text is not None:
        dated = _dated(text, "other")
        yield TextValue(str(dated.date)) if dated else None, [node]


_READERS: dict[str, Callable[[Posting, Node], Iterator[Said]]] = {
    "title": _title,
    "organisation": _organisation,
    "location": _location,
    "employment": _employment,
    "agency": _agency,
    "pay": _pay,
    "hours": _hours,
    "deadline": _deadline,
    "contact": _contact,
    "competency": _competency,
    "reference_number": _reference_number,
    "date_posted": _date_posted,
}
