"""The flat view of a record, for spreadsheets: one row per posting, one cell a field."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from vacaturextract.records import Vacancy

FLAT_TYPES: dict[str, type] = {
    "record_id": str,
    "kind": str,
    "status": str,
    "title": str,
    "organisation": str,
    "location": str,
    "cao": str,
    "employment": str,
    "agency": str,
    "salary_scales": str,
    "pay_minimum": Decimal,
    "pay_maximum": Decimal,
    "pay_period": str,
    "pay_tax": str,
    "pay_full_time_hours": float,
    "hours_minimum": float,
    "hours_maximum": float,
    "fte_minimum": float,
    "fte_maximum": float,
    "full_time": bool,
    "full_time_week": float,
    "inhabitants": int,
    "application_deadline": str,
    "contact_names": str,
    "contact_phones": str,
    "contact_emails": str,
    "competencies": str,
    "warnings": str,
    "gaps": str,
}
"""The columns in order, with the type of their cells; any cell may be empty."""

_TEXTS = ("title", "organisation", "location", "cao", "employment", "agency")


def flat_row(record: Vacancy) -> dict[str, Any]:
    """One row per posting. Lists are joined with "; "; an application deadline with an open year is "XXXX-MM-DD"."""
    pay = record.pay[0] if record.pay else None
    hours = record.hours
    deadline = record.application_deadline
    day = None
    if deadline is not None:
        day = str(deadline.date) if deadline.date else f"XXXX-{deadline.month or 0:02d}-{deadline.day or 0:02d}"
    row: dict[str, Any] = {name: _value(getattr(record, name)) for name in _TEXTS}
    row |= {"record_id": record.record_id, "kind": record.kind, "status": record.status}
    row["salary_scales"] = _joined(scale.scale for scale in record.salary_scales)
    row |= {
        "pay_minimum": pay and pay.minimum,
        "pay_maximum": pay and pay.maximum,
        "pay_period": pay and pay.period,
        "pay_tax": pay and pay.tax,
        "pay_full_time_hours": pay and pay.full_time_hours,
        "hours_minimum": hours and hours.minimum,
        "hours_maximum": hours and hours.maximum,
        "fte_minimum": hours and hours.fte_minimum,
        "fte_maximum": hours and hours.fte_maximum,
        "full_time": hours and hours.full_time,
        "full_time_week": hours and hours.full_time_week,
        "inhabitants": record.population,
        "application_deadline": day,
    }
    row["contact_names"] = _joined(contact.name for contact in record.contacts if contact.name)
    row["contact_phones"] = _joined(dict.fromkeys(phone for contact in record.contacts for phone in contact.phones))
    row["contact_emails"] = _joined(dict.fromkeys(email for contact in record.contacts for email in contact.emails))
    row["competencies"] = _joined(competency.label for competency in record.competencies)
    row["warnings"] = _joined(warning.code for warning in record.warnings)
    row["gaps"] = _joined(f"{gap.field}: {gap.reason}" for gap in record.gaps)
    return {name: row[name] for name in FLAT_TYPES}


def _value(item: Any) -> Any:
    return None if item is None else item.value


def _joined(values: Iterable[str]) -> str:
    return "; ".join(values)
