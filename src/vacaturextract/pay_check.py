"""What a posting says of pay, held against the pay tables: does it agree, and what would the scale alone pay?

Nothing here fills or changes what the posting states. The text's own date settles which table counts ("norm 1 oktober
2020"); without one the best-fitting table is taken among those about the time of the posting, and said to be so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal, NamedTuple

from vacaturextract.fields.pay_choosing import PayValue
from vacaturextract.fields.salary_scale import ScaleValue
from vacaturextract.findings import Candidate, Notice
from vacaturextract.knowledge import PayScale
from vacaturextract.posting import Posting
from vacaturextract.text import Span

Verdict = Literal["agrees", "differs", "unknown"]
Reason = Literal["no_agreement", "no_table", "no_table_for_the_date", "other_period", "end_not_known", "within_scale"]
_TOLERANCE = Decimal("0.3")
"""Percent: rounding to euros or tens, and the last digit of computed tables."""
_ROUND, _ROUND_TOLERANCE = 100, Decimal("0.8")
"""Percent where an amount is stated in whole hundreds of euros."""
_BEHIND, _AHEAD = dt.timedelta(days=550), dt.timedelta(days=370)
"""How long before and after the day of a posting the table may have begun that it prints: old texts are used again."""
_FURTHEST = 25
"""Percent by which a table before or after the known ones may differ from the nearest of them."""
_ANNOUNCED = dt.timedelta(days=120)
"""How long before its first day the next table may be printed."""
_MONTHS, _WEEKS = 12, 52
_GRADINGS = ("schaal", "FWG")
"""Systems of collective agreements; others (Hay, salary groups of a company) are in no table."""

_EMPLOYERS = {
    "CAO Gemeenten": r"(?:de )?gemeente\b",
    "CAO SGO": r"(?:de )?(?:omgevingsdienst|veiligheidsregio|werkorganisatie|regionale uitvoeringsdienst)\b",
    "CAO Rijk": r"(?:het )?ministerie van (?!defensie)|rijkswaterstaat\b|belastingdienst\b|rijksoverheid$|rivm$",
}
"""How the names of employers begin whose staff fall under an agreement, for postings that do not name it."""


class _Factor(NamedTuple):
    times: Decimal
    week: float
    is_usual: bool
    """Whether it is that of a full week, or of the week named beside the amount. Others count for the table in force only."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """One table held against the stated pay."""

    day: dt.date
    chosen: Literal["named_date", "best_fit"]
    rows: tuple[PayScale, ...]
    factor: _Factor
    minimum: Decimal | None
    """The table's, in the period, week and inclusion that the posting states its pay in."""
    maximum: Decimal | None
    minimum_difference: Decimal | None
    """Percent, stated above table; None where one of them is not known, or the stated one is a step within the scale."""
    maximum_difference: Decimal | None
    within: bool
    """Whether what is stated lies inside the scale, be it not at its ends."""

    fits: bool
    """Whether all ends that can be compared agree."""

    @property
    def worst(self) -> Decimal:
        """The largest difference of an end, in percent."""
        found = [abs(d) for d in (self.maximum_difference, self.minimum_difference) if d is not None]
        return max(found, default=Decimal(1000))

    def holds_on(self, day: dt.date | None) -> bool:
        """Whether the table was in force on a day."""
        return day is not None and any(row.holds_on(day) for row in self.rows)

    def as_record(self) -> dict[str, Any]:
        """The part of ``records.PayCheck`` that tells of the table."""
        first = self.rows[0]
        return {
            "table_date": first.valid_from,
            "table_chosen": self.chosen,
            "table_status": first.status,
            "week_hours": self.factor.week,
            "minimum": self.minimum,
            "maximum": self.maximum,
            "minimum_difference": _percent(self.minimum_difference),
            "maximum_difference": _percent(self.maximum_difference),
            "source": first.source,
        }


@dataclass(frozen=True, slots=True)
class Check:
    """See ``records.PayCheck``; ``spans`` are the words for pay and scale."""

    verdict: Verdict
    reason: Reason | None
    cao: str | None
    cao_from: Literal["text", "employer"] | None
    scales: tuple[str, ...]
    fit: _Fit | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Implied:
    """See ``records.ImpliedPay``."""

    rows: tuple[PayScale, ...]
    minimum: Decimal | None
    maximum: Decimal | None
    cao: str
    on: dt.date
    on_from: Literal["text", "reference_date", "deadline"]
    spans: tuple[Span, ...]


def check(posting: Posting) -> Check | None:
    """Hold the stated pay against the tables; None where the posting does not state both a scale and pay."""
    scales, pays = posting.decision("salary_scale").chosen, posting.decision("pay").chosen
    if not scales or not pays:
        return None
    labels = tuple(candidate.value.scale for candidate in scales)
    spans = (*pays[0].spans, *(span for candidate in scales for span in candidate.spans))
    cao, cao_from = _agreement(posting, scales)
    if cao is None:
        return Check("unknown", "no_agreement", None, None, labels, None, spans)
    verdict, reason, fit = _verdict(posting, pays[0].value, [candidate.value for candidate in scales], cao)
    return Check(verdict, reason, cao, cao_from, labels, fit, spans)


def implied(posting: Posting) -> Implied | None:
    """What the job's scale pays by the table of its day; None where scale, agreement, day or table is not known."""
    scales = [c for c in posting.decision("salary_scale").chosen if c.value.role != "outlook"]
    if not scales:
        return None
    cao, _ = _agreement(posting, scales)
    day = _named_day(posting) or _day_of(posting)
    if cao is None or day is None:
        return None
    on, on_from = day
    rows = [posting.knowledge.pay_scale(cao, c.value.scale, on=on) for c in scales if c.value.grading in _GRADINGS]
    known = tuple(row for row in rows if row is not None)
    if not known or len(known) < len(scales):
        return None
    minimum, maximum = _end([row.minimum for row in known], min), _end([row.maximum for row in known], max)
    return Implied(known, minimum, maximum, cao, on, on_from, tuple(span for c in scales for span in c.spans))


def _end(amounts: Sequence[Decimal | None], pick: Callable[[list[Decimal]], Decimal]) -> Decimal | None:
    """One end over all scales; None where the end of any of them was not seen."""
    known = [amount for amount in amounts if amount is not None]
    return pick(known) if len(known) == len(amounts) else None


def notices(found: Check | None) -> Iterator[Notice]:
    """The warning that stated pay and table differ."""
    if found is None or found.verdict != "differs" or found.fit is None:
        return
    fit = found.fit
    ends = [
        f"{name} {table} by the table, {difference:+.1f}% in the text"
        for name, table, difference in (
            ("minimum", fit.minimum, fit.minimum_difference),
            ("maximum", fit.maximum, fit.maximum_difference),
        )
        if difference is not None and abs(difference) > _TOLERANCE
    ]
    which = "of that date" if fit.chosen == "named_date" else "that fits best"
    yield Notice(
        "pay_differs_from_table",
        f"scale {' and '.join(found.scales)} of the {found.cao} pays otherwise in the table {which}, from {fit.day} "
        f"({fit.rows[0].status}): {'; '.join(ends)}",
        found.spans,
    )


# --- agreement and day --------------------------------------------------------------------------------------------


def _agreement(posting: Posting, scales: Sequence[Candidate]) -> tuple[str | None, Literal["text", "employer"] | None]:
    """The collective agreement that a scale belongs to: named beside it, named anywhere, or the employer's."""
    for candidate in scales:
        if candidate.value.cao is not None:
            return candidate.value.cao, "text"
    if named := posting.decision("cao").chosen:
        return str(named[0].value.value), "text"
    employer = posting.decision("organisation").chosen
    if not employer:
        return None, None
    name = str(employer[0].value.value)
    for cao, beginning in _EMPLOYERS.items():
        if re.match(beginning, name, re.IGNORECASE):
            return cao, "employer"
    return ("CAO Gemeenten", "employer") if posting.knowledge.register.is_municipality(name) else (None, None)


def _named_day(posting: Posting) -> tuple[dt.date, Literal["text"]] | None:
    pays = posting.decision("pay").chosen
    day = pays[0].value.valid_from if pays else None
    return None if day is None else (day, "text")


def _day_of(posting: Posting) -> tuple[dt.date, Literal["reference_date", "deadline"]] | None:
    """About when the posting was published: its reference date, else the day by which to apply."""
    if posting.reference_date is not None:
        return posting.reference_date, "reference_date"
    for candidate in posting.decision("deadline").chosen:
        if candidate.value.kind == "application" and candidate.value.date is not None:
            return candidate.value.date, "deadline"
    return None


# --- holding pay against tables -----------------------------------------------------------------------------------


def _verdict(
    posting: Posting, pay: PayValue, scales: Sequence[ScaleValue], cao: str
) -> tuple[Verdict, Reason | None, _Fit | None]:
    rows = [row for scale in scales if scale.grading in _GRADINGS for row in posting.knowledge.pay_scales(cao, scale.scale)]
    if not rows:
        return "unknown", "no_table", None
    factors = list(_factors(posting, pay, cao, rows[0].week_hours))
    if not factors:
        return "unknown", "other_period", None
    named, about = _named_day(posting), _day_of(posting)
    day = named[0] if named else about[0] if about else None
    days = _table_days(rows, day, is_named=named is not None)
    if not days:
        return "unknown", "no_table_for_the_date", None
    chosen: Literal["named_date", "best_fit"] = "named_date" if named else "best_fit"
    fits = [
        fit
        for first in days
        for factor in factors
        if factor.is_usual or (day is not None and any(row.valid_from == first and row.holds_on(day) for row in rows))
        if (fit := _held_against(pay, rows, first, factor, chosen)) is not None
    ]
    if not fits:
        return "unknown", "end_not_known", None
    best = min(fits, key=lambda fit: (not fit.fits, not fit.holds_on(day), not fit.fits and not fit.factor.is_usual, fit.worst))
    if best.fits:
        return "agrees", None, best
    if _beyond_what_is_known(pay, rows, days, day, factors):
        return "unknown", "no_table_for_the_date", best
    if pay.period == "year":
        return "unknown", "other_period", best
    return "differs", "within_scale" if best.within else None, best


def _table_days(rows: Iterable[PayScale], day: dt.date | None, *, is_named: bool) -> list[dt.date]:
    """First days of the tables that may be meant: that of a named day, those about the posting's day, or all."""
    first, last = (dt.date.min, dt.date.max) if day is None else (day, day) if is_named else (day - _BEHIND, day + _AHEAD)
    return sorted({row.valid_from for row in rows if row.valid_from <= last and (row.valid_until or dt.date.max) >= first})


def _factors(posting: Posting, pay: PayValue, cao: str, full_week: float) -> Iterator[_Factor]:
    """By what a table's monthly amounts for a full week can be multiplied to give what the posting states."""
    week = Decimal(str(full_week))
    period = {
        "month": Decimal(1),
        "four_weeks": Decimal(_MONTHS) * 4 / _WEEKS,
        "year": Decimal(_MONTHS),
        "hour": Decimal(_MONTHS) / (_WEEKS * week),
    }.get(pay.period)
    if period is None:
        return
    budget = posting.knowledge.pay.choice_budget(cao) if "ikb" in pay.includes else None
    weeks = {full_week: True} if pay.period == "hour" else _weeks(posting, pay, full_week)
    for inclusion in [Decimal(1)] if budget is None else [Decimal(1), 1 + budget / 100]:
        for hours, is_usual in weeks.items():
            yield _Factor(period * inclusion * Decimal(str(hours)) / week, hours, is_usual)


def _weeks(posting: Posting, pay: PayValue, full_week: float) -> dict[float, bool]:
    """Weeks that the amounts may be for, and whether that is plain: the agreement's, the one named beside them, the job's."""
    found = {full_week: True}
    if pay.full_time_hours is not None:
        found[pay.full_time_hours] = True
    for candidate in posting.decision("hours").chosen:
        if candidate.value.minimum is not None and candidate.value.minimum == candidate.value.maximum:
            found.setdefault(candidate.value.minimum, False)
    return found


def _held_against(
    pay: PayValue, rows: Sequence[PayScale], day: dt.date, factor: _Factor, chosen: Literal["named_date", "best_fit"]
) -> _Fit | None:
    """The stated ends beside the nearest ends of the scales in one table; None where none can be compared."""
    here = tuple(row for row in rows if row.holds_on(day))
    minima = sorted(row.minimum * factor.times for row in here if row.minimum is not None)
    maxima = sorted(row.maximum * factor.times for row in here if row.maximum is not None)
    maximum, over = _nearest(pay.maximum, maxima)
    minimum, under = _nearest(pay.minimum, minima)
    stated = [amount for amount in (pay.minimum, pay.maximum) if amount is not None]
    inside = [bool(minima and maxima) and _lies_between(amount, minima[0], maxima[-1]) for amount in stated]
    if len(maxima) < len(here) and over is not None and over > _TOLERANCE:
        over = None  # it may be the maximum of the scale whose maximum was not seen
    if all(inside) and pay.minimum == pay.maximum:
        over = under = Decimal(0)  # a lone amount is one of the steps
    elif inside[0] and pay.minimum is not None and over is not None and not _agrees(pay.minimum, under):
        under = None  # one starts higher in the scale
    if over is None and under is None:
        return None
    fits = _agrees(pay.maximum, over) and _agrees(pay.minimum, under)
    return _Fit(day, chosen, here, factor, minimum, maximum, under, over, all(inside), fits)


def _agrees(stated: Decimal | None, difference: Decimal | None) -> bool:
    tolerance = _ROUND_TOLERANCE if stated is not None and stated % _ROUND == 0 else _TOLERANCE
    return difference is None or abs(difference) <= tolerance


def _nearest(stated: Decimal | None, ends: Sequence[Decimal]) -> tuple[Decimal | None, Decimal | None]:
    """The end nearest to what is stated, and by how many percent what is stated lies above it."""
    if not ends:
        return None, None
    if stated is None:
        return _rounded(ends[-1]), None
    nearest = min(ends, key=lambda end: abs(stated - end))
    return _rounded(nearest), (stated / nearest - 1) * 100


def _percent(difference: Decimal | None) -> float | None:
    return None if difference is None else round(float(difference), 1) + 0.0


def _rounded(amount: Decimal) -> Decimal:
    whole = amount.quantize(Decimal(1), ROUND_HALF_UP)
    return whole if whole == amount else amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _lies_between(amount: Decimal, low: Decimal, high: Decimal) -> bool:
    slack = 1 + _TOLERANCE / 100
    return low / slack <= amount <= high * slack


def _beyond_what_is_known(
    pay: PayValue, rows: Sequence[PayScale], days: Sequence[dt.date], day: dt.date | None, factors: Sequence[_Factor]
) -> bool:
    """Whether a table that is not known here may have these amounts: a later, an earlier or a missing one."""
    tables = [row for row in rows if row.kind == "table"]
    if not tables:
        return True  # single figures only: nothing says that they still held
    first, last = min(row.valid_from for row in tables), max(row.valid_until or dt.date.max for row in tables)
    if day is not None and first <= day <= last and not any(row.holds_on(day) for row in tables):
        return True
    newest = max(row.valid_from for row in tables)
    later = newest in days and (day is None or day + _ANNOUNCED > last)
    earlier = first in days and (day is None or day - _BEHIND < first)
    return any(
        (later and _further(pay, [row for row in tables if row.valid_from == newest], factor.times, 1))
        or (earlier and _further(pay, [row for row in tables if row.valid_from == first], factor.times, -1))
        for factor in factors
    )


def _further(pay: PayValue, rows: Sequence[PayScale], factor: Decimal, sign: int) -> bool:
    """Whether each stated end lies above (below, for a negative sign) that of a table, and not too far to be a table's."""
    minima = [row.minimum * factor for row in rows if row.minimum is not None]
    maxima = [row.maximum * factor for row in rows if row.maximum is not None]
    return all(
        any(0 < sign * (stated / end - 1) * 100 < _FURTHEST for end in ends)
        for stated, ends in ((pay.minimum, minima), (pay.maximum, maxima))
        if stated is not None and ends
    )
