"""Pay that can be compared: each way of stating it, what it includes, and every step told."""

from __future__ import annotations

from decimal import Decimal

import pytest

import vacaturextract as vx
from vacaturextract.comparable_pay import ComparablePay
from vacaturextract.errors import ArgumentError
from vacaturextract.records import Evidence, Pay


def pay(minimum: str | None, maximum: str | None, period: str, **more: object) -> Pay:
    evidence = [Evidence(start=0, end=1, text="x")]
    return Pay.model_validate(
        {
            "minimum": minimum,
            "maximum": maximum,
            "period": period,
            "evidence": evidence,
            "rule": "pay.range",
            "confidence": 1,
            **more,
        }
    )


def ends(found: ComparablePay) -> tuple[str | None, str | None]:
    return tuple(None if end is None else str(end) for end in (found.minimum, found.maximum))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("stated", "hours", "month"),
    [
        (pay("3226", "4945", "month", full_time_hours=36), 36, ("3226.00", "4945.00")),
        (pay("3226", "4945", "month", full_time_hours=36), 40, ("3584.44", "5494.44")),
        (pay("3226", "4945", "month"), 40, ("3226.00", "4945.00")),
        (pay("16.04", "17.50", "hour"), 36, ("2502.24", "2730.00")),
        (pay(None, "98", "hour"), 40, (None, "16986.67")),
        (pay("500", None, "day"), 40, ("10833.33", None)),
        (pay("600", "600", "week", full_time_hours=40), 36, ("2340.00", "2340.00")),
        (pay("2400", "2600", "four_weeks", full_time_hours=36), 36, ("2600.00", "2816.67")),
        (pay("45000", "60000", "year"), 40, ("3750.00", "5000.00")),
    ],
)
def test_a_month(stated: Pay, hours: float, month: tuple[str | None, str | None]) -> None:
    assert ends(stated.per_month(full_time_hours=hours)) == month


def test_a_year_is_twelve_months_and_rounded_once() -> None:
    stated = pay("16.04", "16.04", "hour")
    assert ends(stated.per_year(full_time_hours=38)) == ("31695.04", "31695.04")
    assert ends(pay("50000", None, "year", full_time_hours=40).per_year(full_time_hours=40)) == ("50000.00", None)


@pytest.mark.parametrize(
    ("includes", "ikb", "month", "left"),
    [
        ([], None, "5400.00", ()),
        (["holiday_allowance"], None, "5000.00", ()),
        (["thirteenth_month"], None, "4984.62", ()),
        (["holiday_allowance", "thirteenth_month"], None, "4641.83", ()),
        (["ikb"], None, "5400.00", ("ikb",)),
        (["holiday_allowance", "ikb"], None, "5400.00", ("holiday_allowance", "ikb")),
        (["ikb"], Decimal("0.1705"), "4613.41", ()),
        (["holiday_allowance", "ikb"], 0.1705, "4613.41", ()),
    ],
)
def test_what_the_amounts_include_is_taken_out(
    includes: list[str], ikb: Decimal | float | None, month: str, left: tuple[str, ...]
) -> None:
    found = pay(None, "5400", "month", full_time_hours=36, includes=includes).per_month(full_time_hours=36, ikb=ikb)
    assert (str(found.maximum), found.includes) == (month, left)


def test_every_step_is_told() -> None:
    found = pay("16", "18.50", "hour", tax="gross", includes=["holiday_allowance"]).per_month(full_time_hours=36)
    assert str(found).splitlines() == [
        "stated: € 16.00 – € 18.50 gross an hour",
        "assumed: a year has 52 weeks",
        "calculated: 36 hours a week × 52 weeks / 12 months",
        "stated: the amounts include the holiday allowance",
        "assumed: the holiday allowance is 8% of the pay; it is taken out",
        "calculated: € 2,311.11 – € 2,672.22 gross a month for 36 hours a week",
    ]
    assert (found.tax, found.is_assumed) == ("gross", True)
    plain = pay("3000", "3000", "month", full_time_hours=36).per_month(full_time_hours=36)
    assert (plain.tax, plain.is_assumed) == (None, False)
    assert [step.basis for step in pay("45000", None, "year").per_year(full_time_hours=40).steps] == [
        "stated", "calculated", "assumed", "assumed", "calculated", "calculated",
    ]  # fmt: skip


def test_from_the_text() -> None:
    text = "Een salaris tussen € 3.245 en € 4.671 bruto per maand inclusief vakantiegeld, op basis van 40 uur."
    (stated,) = vx.extract(text).pay
    assert ends(stated.per_month(full_time_hours=36)) == ("2704.17", "3892.50")


@pytest.mark.parametrize("wrong", [{"full_time_hours": 0}, {"full_time_hours": 400}, {"full_time_hours": 36, "ikb": 17}])
def test_wrong_arguments_are_told(wrong: dict[str, float]) -> None:
    with pytest.raises(ArgumentError, match="must be"):
        pay("3000", "3000", "month").per_month(**wrong)
