"""Pay: the job's own wage, and the many amounts that are not."""

from __future__ import annotations

from decimal import Decimal

import pytest

import vacaturextract as vx
from vacaturextract.dutch.amounts import parse_amount
from vacaturextract.dutch.pay_words import parse_includes, parse_period, parse_week_norm

Pay = tuple[str | None, str | None, str]


def pay(text: str) -> list[Pay]:
    return [
        (item.minimum and str(item.minimum), item.maximum and str(item.maximum), item.period) for item in vx.extract(text).pay
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Salaris tussen € 2.800 en € 3.500 bruto per maand.", ("2800", "3500", "month")),
        ("Maandsalaris Min €3.045 – Max. €4.848 (bruto)", ("3045", "4848", "month")),
        ("Het salaris bedraagt maximaal € 5.621,- bruto per maand.", (None, "5621", "month")),
        ("Salaris vanaf € 2.700 bruto per maand.", ("2700", None, "month")),
        ("Je salaris is € 3.000 bruto per maand.", ("3000", "3000", "month")),
        ("Salaris: 45-60k", ("45000", "60000", "year")),
        ("Een uurloon van € 16,04 tot € 17,00.", ("16.04", "17", "hour")),
        ("Salaris van € 2.550 tot € 3.500 per 4 weken.", ("2550", "3500", "four_weeks")),
        ("Een jaarsalaris van € 56.000 tot € 80.493,50 bruto.", ("56000", "80493.50", "year")),
        ("Gross salary from € 3,974 to a maximum of € 6,181 per month.", ("3974", "6181", "month")),
        ("Het salaris is max. EUR 4.200 bruto p/m.", (None, "4200", "month")),
        ("Inschaling in schaal 13. Het maximum bedraagt bij 36 uur € 7.416.", (None, "7416", "month")),
        ("Salaris: minimaal € 2.958,- (schaal 9) tot maximaal € 4.970,- (schaal 10).", ("2958", "4970", "month")),
        ("Salaris 2.958,- tot 4.536,- (schaal L10) dan wel 4.970,- (schaal L11) bruto per maand.", ("2958", "4970", "month")),
        ("Minimum salaris: €3.450 bruto per maand\nMaximum salaris: €5.500 bruto per maand", ("3450", "5500", "month")),
        ("Uurtarief: max. € 98 per uur, exclusief btw.", (None, "98", "hour")),
        ("De stagevergoeding is € 500 per maand.", ("500", "500", "month")),
        ("Salaris € 3\\.319,\\- \\- € 5\\.040,\\- bruto per maand", ("3319", "5040", "month")),
    ],
)
def test_pay_of_the_job(text: str, expected: Pay) -> None:
    assert pay(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Een reiskostenvergoeding van € 0,23 per kilometer.",
        "Je krijgt een opleidingsbudget van € 2.500 per jaar.",
        "De begroting bedraagt € 165 miljoen.",
        "Je beheert een budget van € 85.000.",
        "De inhuurdesk brengt € 2,25 per gewerkt uur in rekening.",
        "Thuiswerkvergoeding van € 2,35 per dag.",
        "Je ontvangt een bonus van € 1.000 na je proeftijd.",
        "De bezoldiging blijft onder de WNT-norm van € 246.000.",
        "Geschat salaris € 3.665 (de werkgever heeft het salaris niet gedeeld)",
        "Er is € 500,- om je thuiswerkplek in te richten.",
        "Onze omzet groeide naar € 105 miljoen.",
        "Je leidt twee adviseurs (€ 3.200 - € 4.100).",
    ],
)
def test_money_that_is_not_the_pay(text: str) -> None:
    assert pay(text) == []


def test_a_later_raise_is_not_the_pay() -> None:
    assert pay("Salaris maximaal € 6.890,- per maand en per 1 september 2026 € 6.924.") == [(None, "6890", "month")]


def test_the_full_time_amount_is_taken() -> None:
    assert pay("Voor een volledige functie is dat € 8.000 bruto per maand, dus bij 60% ontvangt u € 4.800.") == [
        ("8000", "8000", "month")
    ]


def test_what_the_words_around_it_say() -> None:
    (item,) = vx.extract("Salaris maximaal € 5.926,- bruto per maand op basis van 36 uur, inclusief vakantiegeld.").pay
    assert (item.tax, item.full_time_hours, item.includes) == ("gross", 36.0, ["holiday_allowance"])
    assert item.evidence[0].text == "€ 5.926,-"


def test_contradicting_amounts_are_told() -> None:
    record = vx.extract(
        "Salaris € 3.000 - € 4.000 bruto per maand.\n\nWij bieden een salaris van € 3.200 - € 4.500 bruto per maand."
    )
    assert [warning.code for warning in record.warnings] == ["pay_differs"]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("4.671", "4671"), ("4.671,-", "4671"), ("4,671", "4671"), ("16,04", "16.04"), ("10.113,80", "10113.80"),
        ("60k", "60000"),
        ("4.320.77", "4320.77"), ("3.500,=", "3500"), ("75.000", "75000"), ("1.2.3", None), ("abc", None), ("", None),
    ],
)  # fmt: skip
def test_parse_amount(text: str, amount: str | None) -> None:
    assert parse_amount(text) == (None if amount is None else Decimal(amount))


def test_parse_period_prefers_the_words_behind_the_amount() -> None:
    assert parse_period(" bruto per maand bij 36 uur per week", "een uurloon van") == "month"
    assert parse_period(" bij 36 uur per week", "een bruto maandsalaris van") == "month"
    assert parse_period("", "") is None


def test_parse_week_norm_and_includes() -> None:
    assert parse_week_norm(" bruto per maand (o.b.v. 37,5 uur)") == 37.5
    assert parse_week_norm(" bij 8 uur") is None
    assert parse_includes(" bruto, inclusief 8% vakantiegeld en incl. 13e maand") == ["holiday_allowance", "thirteenth_month"]
    assert parse_includes(" (incl. vakantiegeld is dit € 2.610)") == []


def test_the_outlook_ends_the_span() -> None:
    record = vx.extract("Salaris in schaal 11: € 4.200 t/m € 6.050 bruto p/m. Uitloop naar schaal 12 (€ 6.790) kan later.")
    assert (record.minimum_pay, record.maximum_pay) == (Decimal(4200), Decimal(6790))


def test_a_lone_amount_yields_to_the_labelled_head() -> None:
    text = (
        "Inzet: 28 uur\nVergoeding: maximaal € 880 per dag\n\nTarief\nEr is een bijdrage. Ook: hoofd P&O, tarief € 110 per uur."
    )
    record = vx.extract(text)
    assert (record.maximum_pay, record.pay[0].period) == (Decimal(880), "day")


def test_to_the_cent_goes_before_rounded() -> None:
    record = vx.extract(
        "Salaris: € 3.850 - € 5.690 bruto per maand\n\nWij bieden minimaal € 3.850,40 en maximaal € 5.690,12 per maand."
    )
    assert [(pay.minimum, pay.maximum, pay.tax) for pay in record.pay] == [(Decimal("3850.40"), Decimal("5690.12"), "gross")]
