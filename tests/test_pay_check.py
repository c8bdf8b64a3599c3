"""The stated pay held against the pay tables, and the pay that a scale alone implies. Figures are those of the tables."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

import vacaturextract as vx
from vacaturextract.records import PayCheck, Vacancy

MUNICIPALITY = "Gemeente Borne zoekt een adviseur wonen.\n"
OTHER = "Bakkerij De Halm zoekt een adviseur.\n"


def _check(offer: str, head: str = MUNICIPALITY, day: str | None = None) -> PayCheck:
    found = vx.extract(head + offer, reference_date=day).pay_check
    assert found is not None, offer
    return found


def _short(found: PayCheck) -> tuple[str, str | None, str | None, float | None, float | None]:
    date = str(found.table_date) if found.table_date else None
    return found.verdict, found.reason, date, found.minimum_difference, found.maximum_difference


def test_what_a_check_says() -> None:
    text = MUNICIPALITY + "Salaris: € 4.211 - € 5.997 bruto per maand (schaal 11, cao Gemeenten) bij 36 uur."
    record = vx.extract(text, reference_date="2024-06-03")
    found = record.pay_check
    assert found is not None
    assert [piece.text for piece in found.evidence] == ["€ 4.211 - € 5.997", "schaal 11"]
    assert found.model_dump(mode="json", exclude={"evidence"}) == {
        "verdict": "agrees",
        "reason": None,
        "cao": "CAO Gemeenten",
        "cao_from": "text",
        "scales": ["11"],
        "table_date": "2024-01-01",
        "table_chosen": "best_fit",
        "table_status": "computed",
        "week_hours": 36.0,
        "minimum": "4211",
        "maximum": "5997",
        "minimum_difference": 0.0,
        "maximum_difference": 0.0,
        "source": "computed from the table of 2019-10-01 or 2020-07-01 and the raises of the CAO",
    }
    assert record.warnings == []
    assert Vacancy.model_validate_json(record.model_dump_json()) == record


@pytest.mark.parametrize(
    ("offer", "day", "expected"),
    [
        # the text names the date: that table, and no other
        ("Maximaal € 7.000 bruto per maand (schaal 14, norm 1 oktober 2020).", None, ("agrees", None, "2020-10-01", None, 0.1)),
        ("Maximaal € 6.993 bruto per maand (schaal 14, peil 1 juli 2020).", None, ("differs", None, "2020-07-01", None, 1.0)),
        # no date: the best-fitting one of all
        ("Maximaal € 9.553 bruto per maand in schaal 18.", None, ("agrees", None, "2018-01-01", None, 0.0)),
        # about the day of the posting: an older table that is still printed, and the next one that is announced
        ("Maximaal € 5.725 bruto per maand in schaal 11.", "2024-02-01", ("agrees", None, "2023-01-02", None, 0.0)),
        ("Maximaal € 6.072 bruto per maand in schaal 11.", "2024-07-25", ("agrees", None, "2024-10-01", None, 0.0)),
        # but not one of years ago
        ("Maximaal € 5.117 per maand in schaal 11.", "2024-07-25", ("differs", "within_scale", "2024-01-01", None, -14.7)),
        # rounded
        ("Salaris € 4.200 - € 6.000 bruto per maand, schaal 11.", "2024-03-01", ("agrees", None, "2024-01-01", -0.3, 0.1)),
        # one starts higher in the scale
        ("Salaris € 4.800 - € 5.997 bruto per maand, schaal 11.", "2024-03-01", ("agrees", None, "2024-01-01", None, 0.0)),
        # a lone amount is one of the steps
        ("Het salaris is € 4.900 bruto per maand, schaal 11.", "2024-03-01", ("agrees", None, "2024-01-01", 0.0, 0.0)),
        # an entry scale, and a range over two scales
        ("Schaal 11 (aanloopschaal 10), € 3.557 - € 5.997 bruto.", "2024-03-01", ("agrees", None, "2024-01-01", 0.0, 0.0)),
        ("Schaal 10 of 11: € 3.557 - € 5.997 bruto per maand.", "2024-03-01", ("agrees", None, "2024-01-01", 0.0, 0.0)),
        # by the hour, by four weeks, by the year
        ("Schaal 6, uurloon € 14,00 - € 19,35 bruto per uur.", "2022-05-01", ("agrees", None, "2022-04-01", 0.0, 0.0)),
        # a week of 40 hours
        ("Maximaal € 6.663 bruto per maand bij 40 uur, schaal 11.", "2024-03-01", ("agrees", None, "2024-01-01", None, 0.0)),
        # the choice budget included
        ("Maximaal € 7.019 bruto per maand inclusief IKB, schaal 11.", "2024-03-01", ("agrees", None, "2024-01-01", None, 0.0)),
    ],
)  # fmt: skip
def test_verdicts(offer: str, day: str | None, expected: tuple[object, ...]) -> None:
    assert _short(_check(offer, day=day)) == expected


@pytest.mark.parametrize(
    ("offer", "expected", "warning"),
    [
        (  # a digit fell out
            "Je salaris is € 568 - € 6.569 bruto per maand (schaal 12).",
            ("differs", None),
            "scale 12 of the CAO Gemeenten pays otherwise in the table that fits best, from 2024-01-01 (computed): ",
        ),
        (  # two digits changed places
            "Je salaris is maximaal € 9.597 bruto per maand (schaal 11).",
            ("differs", None),
            "maximum 5997 by the table, +60.0% in the text",
        ),
        (  # the pay of schaal 12 beside schaal 11
            "Je salaris is € 5.007 - € 6.777 bruto per maand (schaal 11).",
            ("differs", None),
            "maximum 5997 by the table, +13.0% in the text",
        ),
    ],
)
def test_a_misprint_or_a_wrong_scale_is_flagged(offer: str, expected: tuple[str, str | None], warning: str) -> None:
    record = vx.extract(MUNICIPALITY + offer, reference_date="2024-05-01")
    assert record.pay_check is not None
    assert (record.pay_check.verdict, record.pay_check.reason) == expected
    (flag,) = [w for w in record.warnings if w.code == "pay_differs_from_table"]
    assert warning in flag.message
    assert [piece.text for piece in flag.evidence] == [piece.text for piece in record.pay_check.evidence]


def test_a_range_that_cannot_be_is_flagged_without_any_table() -> None:
    record = vx.extract(OTHER + "Salaris: € 568 - € 6.569 bruto per maand.")
    assert record.pay_check is None
    assert [(w.code, w.message) for w in record.warnings] == [
        ("pay_range_unlikely", "the upper end of the pay is 12 times the lower end; one of them may be a misprint")
    ]


@pytest.mark.parametrize(
    ("text", "day", "reason"),
    [
        (OTHER + "Salaris maximaal € 4.362 bruto per maand, schaal 10.", None, "no_agreement"),
        (OTHER + "Salaris maximaal € 4.362 bruto per maand, schaal 10 cao Ziekenhuizen.", None, "no_table"),
        (MUNICIPALITY + "Salaris maximaal € 5.997 bruto per maand, schaal 11.", "2031-05-01", "no_table_for_the_date"),
        (MUNICIPALITY + "Salaris maximaal € 6.400 bruto per maand, schaal 11.", "2026-01-10", "no_table_for_the_date"),
        (MUNICIPALITY + "Salaris maximaal € 6.400 bruto per maand, schaal 11.", None, "no_table_for_the_date"),
        (MUNICIPALITY + "Salaris maximaal € 4.100 bruto per maand, schaal 11.", "2012-01-10", "no_table_for_the_date"),
        ("Het ministerie van Financiën zoekt een jurist.\nMaximaal € 4.900 bruto, schaal 10.", "2023-05-01", "end_not_known"),
    ],
)  # fmt: skip
def test_what_cannot_be_checked_is_unknown(text: str, day: str | None, reason: str) -> None:
    record = vx.extract(text, reference_date=day)
    assert record.pay_check is not None
    assert (record.pay_check.verdict, record.pay_check.reason) == ("unknown", reason)
    assert record.warnings == []


@pytest.mark.parametrize("text", ["Salaris maximaal € 4.000 bruto per maand.", "Salaris volgens schaal 10.", "Gezellig team."])
def test_without_scale_or_pay_there_is_no_check(text: str) -> None:
    assert vx.extract(MUNICIPALITY + text).pay_check is None


@pytest.mark.parametrize(
    ("head", "cao"),
    [
        ("Gemeente Borne zoekt een jurist.\n", "CAO Gemeenten"),
        ("Jurist\nOmgevingsdienst Twente\n", "CAO SGO"),
        ("Het ministerie van Financiën zoekt een jurist.\n", "CAO Rijk"),
        ("Het ministerie van Defensie zoekt een jurist.\n", None),
        ("Bakkerij De Halm zoekt een jurist.\n", None),
    ],
)
def test_the_agreement_of_an_employer(head: str, cao: str | None) -> None:
    found = _check("Salaris maximaal € 4.753 bruto per maand, schaal 9.", head, "2024-05-01")
    assert (found.cao, found.cao_from) == (cao, "employer" if cao else None)


# --- implied pay --------------------------------------------------------------------------------------------------


def test_the_pay_that_a_scale_implies_never_fills_the_stated_pay() -> None:
    record = vx.extract(MUNICIPALITY + "Functieschaal 11 (aanloopschaal 10), cao Gemeenten.", reference_date="2024-05-01")
    assert (record.pay, record.maximum_pay, record.pay_check) == ([], None, None)
    assert [gap.field for gap in record.gaps if gap.field == "pay"] == ["pay"]
    implied = record.implied_pay
    assert implied is not None
    assert [piece.text for piece in implied.evidence] == ["Functieschaal 11", "aanloopschaal 10"]
    assert implied.model_dump(mode="json", exclude={"evidence"}) == {
        "status": "calculated",
        "minimum": "3557",
        "maximum": "5997",
        "week_hours": 36.0,
        "cao": "CAO Gemeenten",
        "scales": ["11", "10"],
        "on": "2024-05-01",
        "on_from": "reference_date",
        "table_date": "2024-01-01",
        "table_status": "computed",
        "source": "computed from the table of 2019-10-01 or 2020-07-01 and the raises of the CAO",
    }


@pytest.mark.parametrize(
    ("offer", "day", "expected"),
    [
        ("Schaal 9. Reageer uiterlijk 3 mei 2021.", None, ("deadline", "2021-05-03", Decimal(2756), Decimal(4048))),
        ("Maximaal € 4.000 bruto per maand in schaal 9 (norm 1 juli 2020).", "2024-01-01", ("text", "2020-07-01", 2729, 4008)),
        ("Schaal 9.", None, None),  # no date
        ("Schaal 9.", "2026-05-01", None),  # no table
        ("Schaal 9 of schaal 25.", "2024-05-01", None),  # one of them is in no table
        ("Reageer uiterlijk 3 mei 2021.", None, None),
    ],
)
def test_implied_pay_is_told_only_where_everything_is_known(offer: str, day: str | None, expected: object) -> None:
    found = vx.extract(MUNICIPALITY + offer, reference_date=day).implied_pay
    assert (found and (found.on_from, str(found.on), found.minimum, found.maximum)) == expected


def test_a_table_of_ones_own_counts_where_it_is_loaded(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "cao,scale,minimum,maximum,valid_from,source\nCAO Gemeenten,11,4500,6400,2025-07-01,our own count\n", encoding="utf-8"
    )
    text = MUNICIPALITY + "Salaris maximaal € 6.400 bruto per maand, schaal 11."
    nlp = vx.load(knowledge=[own])
    record = vx.extract(text, reference_date="2026-01-10", nlp=nlp)
    assert record.pay_check is not None
    assert _short(record.pay_check) == ("agrees", None, "2025-07-01", None, 0.0)
    assert record.implied_pay is not None
    assert record.implied_pay.source == "our own count"
    shipped = vx.extract(text, reference_date="2026-01-10")
    assert (shipped.implied_pay, record.provenance.knowledge == shipped.provenance.knowledge) == (None, False)


# --- real postings ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record_id", "expected"),
    [
        ("000", ("agrees", "best_fit", "2018-01-01", "18", "text")),
        ("001", ("agrees", "best_fit", "2020-01-01", "17", "employer")),
        ("003", ("agrees", "named_date", "2020-10-01", "14", "text")),
    ],
)
def test_the_seeds_agree(shared: Path, record_id: str, expected: tuple[str, ...]) -> None:
    rows = [json.loads(line) for line in (shared / "gold" / "seeds.jsonl").read_text("utf-8").split("\n")[:-1]]
    (text,) = [row["text"] for row in rows if row["id"] == record_id]
    found = vx.extract(text).pay_check
    assert found is not None
    assert (found.verdict, found.table_chosen, str(found.table_date), *found.scales, found.cao_from) == expected
