"""Pay by the month or year for a full week of a given length, so that postings can be compared; each step is told."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

from vacaturextract.errors import ArgumentError
from vacaturextract.items import Pay

Basis = Literal["stated", "calculated", "assumed"]

WEEKS_A_YEAR = 52
"""As collective agreements count when they turn an hourly wage into a monthly one: 36 hours a week are 156 a month."""
DAYS_A_WEEK = 5
HOLIDAY_ALLOWANCE = Fraction(8, 100)
"""The least that the law asks (Wet minimumloon en minimumvakantiebijslag, article 15), which most agreements follow."""
THIRTEENTH_MONTH = Fraction(1, 12)
_LONGEST_WEEK = 60
_TIMES_A_MONTH = {
    "week": Fraction(WEEKS_A_YEAR, 12),
    "four_weeks": Fraction(13, 12),
    "month": Fraction(1),
    "year": Fraction(1, 12),
    "day": Fraction(DAYS_A_WEEK * WEEKS_A_YEAR, 12),
}
PERIOD_NAMES = {
    "hour": "an hour",
    "day": "a day",
    "week": "a week",
    "four_weeks": "per four weeks",
    "month": "a month",
    "year": "a year",
}
"""Each period of pay as it is said: "€ 3.000 a month"."""
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class PayStep:
    """One step from the words of the posting to the comparable amount."""

    basis: Basis
    """Whether the text says it, it was calculated, or it had to be assumed."""
    text: str

    def __str__(self) -> str:
        return f"{self.basis}: {self.text}"


@dataclass(frozen=True, slots=True)
class ComparablePay:
    """Pay in euros a month or a year, for a full week of ``full_time_hours``."""

    minimum: Decimal | None
    """Rounded to cents; None where the text does not say."""
    maximum: Decimal | None
    period: Literal["month", "year"]
    full_time_hours: float
    tax: Literal["gross", "net"] | None
    """As in ``Pay``; None where the text does not say."""
    includes: tuple[str, ...]
    """What could not be taken out of the amounts, as in ``Pay.includes``; empty: the bare pay."""
    steps: tuple[PayStep, ...]

    @property
    def is_assumed(self) -> bool:
        """Whether any step had to be assumed."""
        return any(step.basis == "assumed" for step in self.steps)

    def __str__(self) -> str:
        return "\n".join(str(step) for step in self.steps)


def comparable_pay(
    pay: Pay, *, period: Literal["month", "year"], full_time_hours: float, ikb: Decimal | float | None = None
) -> ComparablePay:
    """See ``Pay.per_month`` and ``Pay.per_year``."""
    if not 0 < full_time_hours <= _LONGEST_WEEK:
        raise ArgumentError(
            f"full_time_hours must be hours a week, over 0 and up to {_LONGEST_WEEK}; it is {full_time_hours!r}"
        )
    if ikb is not None and not 0 < ikb < 1:
        raise ArgumentError(f"ikb must be a share such as 0.17; it is {ikb!r}")
    tax = f" {pay.tax}" if pay.tax else ""
    steps = [PayStep("stated", f"{_told(_exact(pay.minimum), _exact(pay.maximum))}{tax} {PERIOD_NAMES[pay.period]}")]
    factor = _to_month(pay, full_time_hours, steps) * _to_week(pay, full_time_hours, steps)
    share, left = _included(pay, ikb, steps)
    factor /= 1 + share
    if period == "year":
        factor *= 12
        steps.append(PayStep("calculated", "a year is 12 months of bare pay"))
    low, high = (None if end is None else end * factor for end in (_exact(pay.minimum), _exact(pay.maximum)))
    steps.append(PayStep("calculated", f"{_told(low, high)}{tax} a {period} for {full_time_hours:g} hours a week"))
    return ComparablePay(_cents(low), _cents(high), period, full_time_hours, pay.tax, left, tuple(steps))


def _to_month(pay: Pay, full_time_hours: float, steps: list[PayStep]) -> Fraction:
    """What to multiply by to come from the stated period to a month."""
    if pay.period == "hour":
        steps.append(PayStep("assumed", f"a year has {WEEKS_A_YEAR} weeks"))
        steps.append(PayStep("calculated", f"{full_time_hours:g} hours a week × {WEEKS_A_YEAR} weeks / 12 months"))
        return Fraction(str(full_time_hours)) * WEEKS_A_YEAR / 12
    if pay.period == "day":
        steps.append(PayStep("assumed", f"a full week has {DAYS_A_WEEK} days, a year {WEEKS_A_YEAR} weeks"))
        steps.append(PayStep("calculated", f"{DAYS_A_WEEK} days × {WEEKS_A_YEAR} weeks / 12 months"))
    elif pay.period == "week":
        steps.append(PayStep("assumed", f"a year has {WEEKS_A_YEAR} weeks"))
        steps.append(PayStep("calculated", f"{WEEKS_A_YEAR} weeks / 12 months"))
    elif pay.period == "four_weeks":
        steps.append(PayStep("calculated", "13 periods of four weeks / 12 months"))
    elif pay.period == "year":
        steps.append(PayStep("calculated", "a year / 12 months"))
    return _TIMES_A_MONTH[pay.period]


def _to_week(pay: Pay, full_time_hours: float, steps: list[PayStep]) -> Fraction:
    """What to multiply by to come from the full week that the text names to the one asked for."""
    if pay.period == "hour":
        return Fraction(1)
    if pay.full_time_hours is None:
        steps.append(PayStep("assumed", f"the amounts are for a full week of {full_time_hours:g} hours; the text names none"))
        return Fraction(1)
    steps.append(PayStep("stated", f"the amounts are for {pay.full_time_hours:g} hours a week"))
    if pay.full_time_hours == full_time_hours:
        return Fraction(1)
    steps.append(PayStep("calculated", f"× {full_time_hours:g} / {pay.full_time_hours:g} hours"))
    return Fraction(str(full_time_hours)) / Fraction(str(pay.full_time_hours))


def _included(pay: Pay, ikb: Decimal | float | None, steps: list[PayStep]) -> tuple[Fraction, tuple[str, ...]]:
    """The share on top of the bare pay that the amounts hold, and what of it is not known."""
    named = set(pay.includes)
    if "ikb" in named:
        if ikb is None:
            steps.append(PayStep("stated", "the amounts include the IKB; its share is not known, so it stays in (see ikb)"))
            return Fraction(0), tuple(sorted(named))
        steps.append(PayStep("stated", "the amounts include the IKB, which holds holiday allowance and a thirteenth month"))
        steps.append(PayStep("assumed", f"the IKB is {float(ikb):.2%} of the pay; it is taken out"))
        return Fraction(str(ikb)), ()
    share = Fraction(0)
    if "holiday_allowance" in named:
        steps.append(PayStep("stated", "the amounts include the holiday allowance"))
        steps.append(PayStep("assumed", f"the holiday allowance is {float(HOLIDAY_ALLOWANCE):.0%} of the pay; it is taken out"))
        share += HOLIDAY_ALLOWANCE
    if "thirteenth_month" in named:
        steps.append(PayStep("stated", "the amounts include a thirteenth month"))
        steps.append(PayStep("calculated", "a thirteenth month is 1/12 of the pay; it is taken out"))
        share += THIRTEENTH_MONTH
    if pay.period == "year" and not named:
        steps.append(
            PayStep("assumed", "the yearly amounts hold no holiday allowance or thirteenth month; the text does not say so")
        )
    return share, ()


def _exact(amount: Decimal | None) -> Fraction | None:
    return None if amount is None else Fraction(amount)


def _cents(amount: Fraction | None) -> Decimal | None:
    if amount is None:
        return None
    return (Decimal(amount.numerator) / Decimal(amount.denominator)).quantize(_CENT, ROUND_HALF_UP)


def _told(low: Fraction | None, high: Fraction | None) -> str:
    ends = [None if end is None else f"€ {end:,.2f}" for end in (_cents(low), _cents(high))]
    if ends[0] is None or ends[1] is None:
        return f"up to {ends[1]}" if ends[1] is not None else f"from {ends[0]}"
    return ends[0] if low == high else f"{ends[0]} – {ends[1]}"
