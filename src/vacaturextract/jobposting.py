"""A record as schema.org ``JobPosting`` JSON-LD, for a page's search results and Google's job search.

Only what the text says, and what the caller adds. What Google asks for and is not there is listed on the result. Sources: the
vocabulary at https://schema.org/JobPosting, and "Job posting (JobPosting) structured data" at
https://developers.google.com/search/docs/appearance/structured-data/job-posting.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import groupby
from typing import Any

from vacaturextract.records import Contact, Deadline, Hours, Pay, Vacancy
from vacaturextract.text import SourceText, harmless

CONTEXT = "https://schema.org/"
REQUIRED = ("datePosted", "description", "hiringOrganization", "jobLocation", "jobLocation.address.addressCountry", "title")
"""What Google requires, as paths into the JSON."""
REMOTE = ("applicantLocationRequirements", "datePosted", "description", "hiringOrganization", "title")
"""What it requires of a job that is done wholly from home, where you say so ("jobLocationType": "TELECOMMUTE")."""
RECOMMENDED = ("baseSalary", "employmentType", "identifier", "validThrough")
"""What Google recommends and a posting's text can tell."""
_UNITS = {"hour": "HOUR", "day": "DAY", "week": "WEEK", "four_weeks": "WEEK", "month": "MONTH", "year": "YEAR"}
_EMPLOYMENT = {
    "permanent": None, "temporary": "TEMPORARY", "temporary_to_permanent": "TEMPORARY", "interim": "CONTRACTOR",
    "freelance": "CONTRACTOR", "secondment": "OTHER", "internship": "INTERN", "traineeship": "OTHER", "volunteer": "VOLUNTEER",
}  # fmt: skip
"""Google's words; permanent is none of them: whether it is full time says more."""
_FOUR = 4
_BULLET = re.compile(r"^[-*•·]\s+")
_HEADING = re.compile(r"^#{1,6}\s+")
"""As Markdown writes one, and as headings of a page are read."""


class JobPosting(dict[str, Any]):
    """The JSON-LD, ready for ``json.dumps``, and what is not in it."""

    @property
    def missing(self) -> list[str]:
        """What Google requires and is not here, as paths; empty where the page may appear in its job search."""
        required = REMOTE if self.get("jobLocationType") == "TELECOMMUTE" and "jobLocation" not in self else REQUIRED
        return [path for path in required if not _holds(self, path)]

    @property
    def missing_recommended(self) -> list[str]:
        """What Google recommends and the text does not say."""
        return [path for path in RECOMMENDED if not _holds(self, path)]


def to_jobposting(
    record: Vacancy, more: Mapping[str, Any] | None = None, *, text: str | None = None, country: str | None = None
) -> JobPosting:
    """See ``Vacancy.to_jobposting``."""
    raw = record.posting_text(text)
    found: dict[str, Any] = {"@context": CONTEXT, "@type": "JobPosting"}
    found.update((key, value) for key, value in _said(record, raw, country) if value is not None)
    found.update(more or {})
    return JobPosting(found)


def _said(record: Vacancy, raw: str | None, country: str | None) -> Iterator[tuple[str, Any]]:
    organisation = record.organisation.value if record.organisation else None
    yield "title", record.title.value if record.title else None
    yield "description", _description(raw) if raw is not None else None
    yield "datePosted", record.date_posted.value if record.date_posted else None
    yield "validThrough", _valid_through(record.application_deadline)
    yield "hiringOrganization", {"@type": "Organization", "name": organisation} if organisation else None
    yield "jobLocation", _place(record, country)
    yield "employmentType", _employment(record)
    yield "baseSalary", _salary(record.pay[0]) if record.pay else None
    yield "workHours", _hours(record.hours)
    yield "skills", [competency.label for competency in record.competencies] or None
    yield "applicationContact", _contact(record.contacts)
    yield "identifier", _identifier(record, organisation)
    yield "jobStartDate", next((str(step.date) for step in record.deadlines if step.kind == "start" and step.date), None)


def _description(raw: str) -> str | None:
    """The posting as a reader sees it, in the HTML that Google reads: it wants the whole text, in <p>, <br>, <ul> and <li>."""
    seen = harmless(SourceText.from_raw(raw).text)
    parts = (_paragraph(part.splitlines()) for part in re.split(r"\n\s*\n", seen.strip()))
    return "".join(parts) or None


def _paragraph(lines: list[str]) -> str:
    """Lines that stand together; those of a list become one."""
    blocks = groupby((line.strip() for line in lines), key=lambda line: _BULLET.match(line) is not None)
    return "".join(_listed(block) if is_list else _told(block) for is_list, block in blocks)


def _listed(lines: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(_BULLET.sub('', line))}</li>" for line in lines) + "</ul>"


def _told(lines: Iterable[str]) -> str:
    told = "<br>".join(escape(_HEADING.sub("", line)) for line in lines)
    return f"<p>{told}</p>" if told else ""


def _valid_through(deadline: Deadline | None) -> str | None:
    """The last moment; before a day means through the day before it."""
    if deadline is None or deadline.date is None:
        return None
    if deadline.time is not None:
        return f"{deadline.date}T{deadline.time}"
    return str(deadline.date - dt.timedelta(days=1) if deadline.inclusive is False else deadline.date)


def _place(record: Vacancy, country: str | None) -> dict[str, Any] | None:
    if record.location is None:
        return None
    address = {"@type": "PostalAddress", "addressLocality": record.location.value}
    return {"@type": "Place", "address": {**address, "addressCountry": country} if country else address}


def _employment(record: Vacancy) -> list[str] | None:
    kind = _EMPLOYMENT[record.employment.value] if record.employment else None
    full_time = record.hours.full_time if record.hours else None
    hours = None if full_time is None else "FULL_TIME" if full_time else "PART_TIME"
    return [word for word in (hours, kind) if word is not None] or None


def _salary(pay: Pay) -> dict[str, Any]:
    """The amounts as numbers; a pay of four weeks is told by the week, for the vocabulary has no word for it."""
    share = _FOUR if pay.period == "four_weeks" else 1
    low, high = (None if end is None else round(float(end / share), 2) for end in (pay.minimum, pay.maximum))
    ends = {"value": low} if low == high else {"minValue": low, "maxValue": high}
    told = {key: end for key, end in ends.items() if end is not None}
    value = {"@type": "QuantitativeValue", **told, "unitText": _UNITS[pay.period]}
    return {"@type": "MonetaryAmount", "currency": pay.currency, "value": value}


def _hours(hours: Hours | None) -> str | None:
    if hours is None:
        return None
    ends = [f"{end:g}" for end in dict.fromkeys((hours.minimum, hours.maximum)) if end is not None]
    return f"{'-'.join(ends)} hours a week" if ends else None


def _contact(contacts: list[Contact]) -> dict[str, Any] | None:
    """Whom to apply to, else whom to ask, with the ways to reach them."""
    reachable = [contact for contact in contacts if contact.phones or contact.emails]
    order = {"application": 0, "information": 1}
    best = min(reachable, key=lambda contact: order.get(contact.purpose or "", 2), default=None)
    if best is None:
        return None
    told = {"name": best.name, "contactType": best.purpose, "telephone": _one(best.phones), "email": _one(best.emails)}
    return {"@type": "ContactPoint", **{key: value for key, value in told.items() if value is not None}}


def _one(values: list[str]) -> str | list[str] | None:
    return values[0] if len(values) == 1 else values or None


def _identifier(record: Vacancy, organisation: str | None) -> dict[str, Any] | None:
    if record.reference_number is None:
        return None
    name = {"name": organisation} if organisation else {}
    return {"@type": "PropertyValue", **name, "value": record.reference_number.value}


def _holds(node: Any, path: str) -> bool:
    """Whether there is a value at a path; of several places each must have it."""
    if path == "":
        return node not in (None, "", [], {})
    if isinstance(node, list):
        return bool(node) and all(_holds(item, path) for item in node)
    key, _, rest = path.partition(".")
    return isinstance(node, Mapping) and _holds(node.get(key), rest)
