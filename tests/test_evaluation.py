"""The evaluation on gold and records made by hand; every figure below was worked out with pen and paper."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from vacaturextract import evaluation as ev
from vacaturextract.cli import app
from vacaturextract.errors import ArgumentError, InputError
from vacaturextract.evaluation.values import agency_key, name_key, number_key, text_key
from vacaturextract.extraction import build_record, read_posting
from vacaturextract.rules import PatternLibrary

Jsonl = Callable[..., str]


def _line(gold: dict[str, Any], *, text: str | None = None, quotes: dict[str, Any] | None = None, id: str = "a") -> ev.GoldLine:
    return ev.GoldLine(id, gold, quotes or {}, None, text, None, "gold.jsonl:1")


def _evaluated(gold: dict[str, Any], record: dict[str, Any]) -> ev.Evaluation:
    return ev.evaluate([_line(gold)], {"a": record})


def _counts(gold: dict[str, Any], record: dict[str, Any]) -> dict[str, tuple[int, int, int]]:
    """Per field: true positives, false positives, false negatives."""
    return {
        name: (s.true_positives, s.false_positives, s.false_negatives) for name, s in _evaluated(gold, record).scores.items()
    }


def _evidence(text: str, words: str) -> list[dict[str, Any]]:
    start = text.index(words)
    return [{"start": start, "end": start + len(words), "text": words}]


@pytest.fixture
def jsonl(tmp_path: Path) -> Jsonl:
    """Writes rows to a JSON Lines file and gives its path."""

    def write(name: str, *rows: dict[str, Any]) -> str:
        path = tmp_path / name
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        return str(path)

    return write


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


# --- counting -----------------------------------------------------------------------------------------------------


def test_a_wrong_value_is_one_false_positive_and_one_false_negative() -> None:
    gold = {"pay_maximum": ["4671", "month"], "scales": ["10", "11"]}
    record = {"pay": [{"maximum": "4617", "period": "month"}], "salary_scales": [{"scale": "10"}, {"scale": "12"}]}
    assert _counts(gold, record) == {"pay_maximum": (0, 1, 1), "scales": (1, 1, 1)}


def test_only_fields_with_gold_are_scored() -> None:
    record = {"kind": "vacancy", "salary_scales": [{"scale": "10"}], "hours": {"minimum": 36, "maximum": 36}}
    assert _counts({"scales": []}, record) == {"scales": (0, 1, 0)}
    assert _counts({"hours": None, "unknown": 3}, {}) == {"hours": (0, 0, 0)}


def test_precision_recall_f1_and_postings_right() -> None:
    lines = [_line({"scales": ["10", "11", "12"]}), _line({"scales": ["9"]}, id="b"), _line({"scales": []}, id="c")]
    records = {
        "a": {"salary_scales": [{"scale": "10"}, {"scale": "11"}]},
        "b": {"salary_scales": [{"scale": "9"}]},
        "c": {"salary_scales": [{"scale": "8"}]},
    }
    score = ev.evaluate(lines, records).scores["scales"]
    assert score == ev.Score(3, 1, 1, 1, 3)  # 10, 11 and 9 right; 8 wrong; 12 missed; only b entirely right
    assert (score.precision, score.recall, score.f1, score.values) == (0.75, 0.75, 0.75, 4)


def test_scores_without_values_are_one_and_without_a_hit_zero() -> None:
    scores = _evaluated({"hours": None, "scales": ["9"]}, {}).scores
    assert [(s.precision, s.recall, s.f1) for s in (scores["hours"], scores["scales"])] == [(1.0, 1.0, 1.0), (1.0, 0.0, 0.0)]


def test_mean_f1_leaves_kind_out() -> None:
    evaluation = _evaluated({"kind": "vacancy", "scales": ["9"], "hours": None}, {"kind": "other"})
    assert evaluation.mean_f1 == 0.5  # scales 0, hours 1
    assert ev.evaluate([], {}).mean_f1 == 0.0


def test_a_posting_without_a_record_is_scored_as_empty() -> None:
    said: list[str] = []
    evaluation = ev.evaluate([_line({"kind": "vacancy", "scales": ["9"]})], {}, say=said.append)
    assert {n: (s.true_positives, s.false_positives, s.false_negatives) for n, s in evaluation.scores.items()} == {
        "kind": (0, 1, 1),
        "scales": (0, 0, 1),
    }
    assert said == ["no record for a: scored as empty"]


# --- values -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["agency", "title", "organisation", "location"])
def test_any_wording_of_the_gold_counts(field: str) -> None:
    gold = {field: ["Gemeente Oss", "Oss"]}
    assert _counts(gold, {field: {"value": "oss"}}) == {field: (1, 0, 0)}
    assert _counts(gold, {field: {"value": "Osch"}}) == {field: (0, 1, 1)}
    assert _counts(gold, {}) == {field: (0, 0, 1)}
    assert _counts({field: []}, {field: {"value": "Oss"}}) == {field: (0, 1, 0)}


def test_text_fields_may_be_bare_strings_or_named() -> None:
    assert _counts(
        {"title": ["Griffier"], "agency": "Zeelenberg"}, {"title": "griffier", "agency": {"name": "De Zeelenberg B.V."}}
    ) == {
        "title": (1, 0, 0),
        "agency": (1, 0, 0),
    }


@pytest.mark.parametrize(
    ("deadline", "counts"),
    [
        ({"date": "2024-05-12", "month": 5, "day": 12}, (1, 0, 0)),
        ({"date": None, "month": 5, "day": 12}, (0, 1, 1)),
        ({"date": None, "month": 5, "day": None}, (0, 0, 1)),
    ],
)
def test_application_deadline_with_a_year(deadline: dict[str, Any], counts: tuple[int, int, int]) -> None:
    record = {"deadlines": [{"kind": "interview", "date": "2024-05-12"}, {"kind": "application", **deadline}]}
    assert _counts({"application_deadline": "2024-05-12"}, record) == {"application_deadline": counts}


def test_application_deadline_with_an_open_year() -> None:
    record = {"deadlines": [{"kind": "application", "date": None, "month": 10, "day": 3}]}
    assert _counts({"application_deadline": "XXXX-10-03"}, record) == {"application_deadline": (1, 0, 0)}
    assert _counts({"application_deadline": "2024-10-03"}, record) == {"application_deadline": (0, 1, 1)}


def test_other_dates_hold_both_ends_of_a_range_and_no_application() -> None:
    gold = {"dates": [{"kind": "interview", "date": "2024-05-20"}, {"kind": "interview", "date": "2024-05-21"}]}
    steps = [
        {"kind": "application", "date": "2024-05-12"},
        {"kind": "interview", "start_date": "2024-05-20", "date": "2024-05-21"},
        {"kind": "start", "date": None, "month": 9, "day": 1},
    ]
    assert _counts(gold, {"deadlines": steps}) == {"dates": (2, 1, 0)}


def test_pay_of_another_period_is_wrong_and_only_the_first_counts() -> None:
    gold = {"pay_minimum": None, "pay_maximum": ["3000", "month"]}
    right = {"minimum": None, "maximum": "3000.00", "period": "month"}
    assert _counts(gold, {"pay": [right, {"minimum": "1", "maximum": "2", "period": "hour"}]}) == {
        "pay_maximum": (1, 0, 0),
        "pay_minimum": (0, 0, 0),
    }
    assert _counts(gold, {"pay": [{**right, "period": "four_weeks"}]}) == {"pay_maximum": (0, 1, 1), "pay_minimum": (0, 0, 0)}


def test_hours_are_one_pair() -> None:
    gold = {"hours": [24, None], "full_time_week": 36}
    assert _counts(gold, {"hours": {"minimum": 24.0, "maximum": None, "full_time_week": 36.0}}) == {
        "hours": (1, 0, 0),
        "full_time_week": (1, 0, 0),
    }
    assert _counts(gold, {"hours": {"minimum": 24, "maximum": 36, "full_time_week": None}}) == {
        "hours": (0, 1, 1),
        "full_time_week": (0, 0, 1),
    }
    assert _counts(gold, {"hours": {"fte_minimum": 0.8}}) == {"hours": (0, 0, 1), "full_time_week": (0, 0, 1)}


def test_inhabitants_of_another_time_are_none() -> None:
    items = [{"count": 8000, "current": False}, {"count": 125000, "current": True}]
    assert _counts({"inhabitants": 125000}, {"inhabitants": items}) == {"inhabitants": (0, 0, 1)}
    assert _counts({"inhabitants": 125000}, {"inhabitants": items[1:]}) == {"inhabitants": (1, 0, 0)}


def test_contacts_are_pairs_of_a_name_with_each_number_and_address() -> None:
    gold = {
        "contacts": [
            {"name": "Annelies Terpstra", "phones": ["+31612345678"], "emails": ["a@oss.example"]},
            {"name": None, "phones": ["+31384567890"], "emails": []},
        ],
        "names": ["Annelies Terpstra"],
        "phones": ["+31612345678", "+31384567890"],
        "emails": ["A@oss.example"],
    }
    contacts = [
        {"name": "mevr. drs. Annelies Terpstra", "phones": ["+31612345678", "+31384567890"], "emails": ["A@Oss.example"]},
    ]
    assert _counts(gold, {"contacts": contacts}) == {
        "phones": (2, 0, 0),
        "emails": (1, 0, 0),
        "names": (1, 0, 0),
        "contacts": (2, 1, 1),  # the desk's number stands with the person
    }


def test_status_counts_only_where_it_is_closed() -> None:
    assert _counts({"status": None}, {"status": "open"}) == {"status": (0, 0, 0)}
    assert _counts({"status": "closed"}, {"status": "closed"}) == {"status": (1, 0, 0)}
    assert _counts({"status": None}, {"status": "closed"}) == {"status": (0, 1, 0)}


def test_competencies_and_employment_are_labels() -> None:
    record = {"competencies": [{"label": "lef"}, {"label": "visie"}], "employment": {"value": "permanent"}}
    assert _counts({"competencies": ["visie", "durf"], "employment": "temporary"}, record) == {
        "competencies": (1, 1, 1),
        "employment": (0, 1, 1),
    }


def test_keys() -> None:
    assert [number_key(value) for value in ("4671", 16.04, "28.80", 36, None, "", "veel")] == [
        "4671", "16.04", "28.8", "36", None, None, "veel",
    ]  # fmt: skip
    assert name_key("Mevr. drs. Ria Nijkamp-ter Braak") == "ria nijkamp ter braak"
    assert name_key("Dhr") == "dhr"
    assert agency_key("De Zeelenberg & Co B.V.") == "zeelenberg & co"
    assert text_key("C++/C#-ontwikkelaar (m/v)") == "c++/c# ontwikkelaar m/v"


# --- evidence -----------------------------------------------------------------------------------------------------

TEXT = "Schaal 10 of 11, maximaal € 4.671. Ook bij ons: schaal 10."


def test_evidence_exact_on_target_and_absent() -> None:
    record = {
        "salary_scales": [
            {"scale": "10", "evidence": _evidence(TEXT, "Schaal 10")},
            {"scale": "11", "evidence": [{"start": 48, "end": 57, "text": "schaal 10"}]},
        ],
        "pay": [{"maximum": "4671", "period": "month", "evidence": [{"start": 0, "end": 6, "text": "schaal"}]}],
        "title": {"value": "Griffier", "evidence": []},
        "trace": [{"evidence": [{"start": 0, "end": 1, "text": "?"}]}],
    }
    gold = {"scales": ["10", "11"], "pay_maximum": ["4671", "month"]}
    line = _line(gold, text=TEXT, quotes={"scales": ["Schaal 10 of 11"], "pay": "€ 4.671"})
    # Exact: both scales, not the pay. On target: scale 10; scale 11 points elsewhere, and the pay's piece is not exact.
    assert ev.evaluate([line], {"a": record}).evidence == ev.EvidenceFigures(2, 3, 1, 3, 1)


def test_evidence_is_not_scored_without_the_text_or_where_the_value_is_wrong() -> None:
    record = {"salary_scales": [{"scale": "12", "evidence": _evidence(TEXT, "Schaal 10")}]}
    line = _line({"scales": ["10"]}, text=TEXT, quotes={"scales": ["Schaal 10"]})
    assert ev.evaluate([line], {"a": record}).evidence == ev.EvidenceFigures(1, 1, 0, 0, 0)
    assert ev.evaluate([replace(line, text=None)], {"a": record}).evidence == ev.EvidenceFigures(0, 0, 0, 0, 0)


# --- confidence ---------------------------------------------------------------------------------------------------


def _rated(label: str, confidence: float | None, rule: str | None = None) -> dict[str, Any]:
    return {"label": label, "confidence": confidence, "rule": rule}


def test_calibration() -> None:
    gold = {"competencies": ["a", "b", "c"], "hours": [36, 36]}
    record = {
        "kind": "vacancy",
        "competencies": [_rated("a", 0.9), _rated("b", 1.0), _rated("x", 0.95), _rated("c", 0.35), _rated("c", 0.9)],
        "hours": {"minimum": 36, "maximum": 36, "confidence": 0.85},
    }
    found = ev.calibration(_evaluated(gold, record))
    # competencies: bin 0.9 holds a, b and x: mean 0.95, right 2/3; bin 0.3 holds c: 0.35, right 1. The other c is no new value.
    assert list(found) == ["", "hours", "competencies"]
    assert [(b.lower, b.values) for b in found["competencies"].bins] == [(0.3, 1), (0.9, 3)]
    assert found["competencies"].error == pytest.approx((3 * (0.95 - 2 / 3) + 1 * 0.65) / 4)
    assert (found["hours"].values, found["hours"].error) == pytest.approx((1, 0.15))
    assert (found[""].values, found[""].error) == pytest.approx((5, (3 * (0.95 - 2 / 3) + 0.65 + 0.15) / 5))


def test_calibration_leaves_out_fields_without_gold_and_values_without_confidence() -> None:
    record = {"competencies": [_rated("a", 0.9)], "location": {"value": "Oss", "confidence": "high"}, "title": "Griffier"}
    found = ev.calibration(_evaluated({"location": ["Oss"], "title": ["Griffier"]}, record))
    assert found == {"": ev.Calibration(0, None, ()), "location": ev.Calibration(0, None, ())}


def test_measured_confidences_are_drawn_towards_the_larger_group() -> None:
    gold = {"competencies": ["a", "b", "c"], "hours": [36, 36], "full_time_week": 40}
    record = {
        "competencies": [
            _rated("a", None, "competency.noun"), _rated("b", None, "competency.noun"),
            _rated("x", None, "competency.verb"), _rated("y", None, "competency.verb"),
        ],
        "hours": {"minimum": 36, "maximum": 36, "full_time_week": 36, "rule": "hours.single"},
    }  # fmt: skip
    # Pooled: a, b and the hours are right; x, y and the week are wrong: 3/6. With 5 values of the larger group added:
    pooled = 0.5
    competency, hours = (2 + 5 * pooled) / 9, (1 + 5 * pooled) / 7
    expected = {
        "": pooled,
        "competency": competency,
        "competency.noun": (2 + 5 * competency) / 7,
        "competency.verb": 5 * competency / 7,
        "hours": hours,
        "hours.single": (1 + 5 * hours) / 7,
    }
    measured = ev.measured_confidences(_evaluated(gold, record))
    assert measured == {key: round(value, 3) for key, value in expected.items()}
    assert measured == {
        "": 0.5, "competency": 0.5, "competency.noun": 0.643, "competency.verb": 0.357, "hours": 0.5, "hours.single": 0.5,
    }  # fmt: skip
    assert list(measured) == sorted(measured)


def test_records_of_others_have_no_rules_to_measure() -> None:
    evaluation = _evaluated({"scales": ["9"]}, {"salary_scales": [{"scale": "9"}]})
    assert ev.measured_confidences(evaluation) == {}
    assert ev.calibration(evaluation) == {"": ev.Calibration(0, None, ()), "scales": ev.Calibration(0, None, ())}


def test_confidence_changes_no_choice(library: PatternLibrary, posting: str) -> None:
    sure, unsure = (replace(library, confidence={"": value}) for value in (0.9, 0.1))
    records = [
        build_record(read_posting(posting, library=patterns), explain=True).model_dump_json() for patterns in (sure, unsure)
    ]
    assert records[0].replace('"confidence":0.9', '"confidence":0.1') == records[1]
    assert sure.digest == unsure.digest


# --- errors -------------------------------------------------------------------------------------------------------


def _candidate(field: str, words: str, reason: str | None) -> dict[str, Any]:
    outcome = "rejected" if reason else "chosen"
    return {"field": field, "rule": "pay.exact", "evidence": _evidence(TEXT, words), "outcome": outcome, "reason": reason}


def test_errors_tell_what_became_of_the_quoted_words() -> None:
    gold = {"pay_maximum": ["4671", "month"], "scales": ["10", "11"], "hours": [36, 36], "organisation": ["Gemeente Oss"]}
    line = _line(gold, text=TEXT, quotes={"pay": ["€ 4.671"], "scales": ["Schaal 10 of 11"]})
    record = {
        "salary_scales": [{"scale": "10", "rule": "salary_scale.named"}, {"scale": "12", "rule": "salary_scale.named"}],
        "trace": [_candidate("pay", "4.671", "other_posting"), _candidate("pay", "Ook", "repeated")],
    }
    assert ev.mistakes(ev.evaluate([line], {"a": record})) == [
        ev.Mistake("a", "scales", ("11",), ("12",), ("nothing found there", "12: taken by rule salary_scale.named")),
        ev.Mistake("a", "pay_maximum", ("4671 month",), (), ("it stands among other postings on the page (rule pay.exact)",)),
        ev.Mistake("a", "hours", ("36 36",), (), ("the gold quotes no words for it",)),
        ev.Mistake("a", "organisation", ("gemeente oss",), (), ("the gold quotes no words for it",)),
    ]


def test_errors_look_for_the_golds_own_wording_where_nothing_is_quoted() -> None:
    text = "Bel Jan de Wit, 06-1234 56 78, of kom naar Oss."
    gold = {"names": ["Jan de Wit", "Piet"], "phones": ["+31612345678"], "location": ["Gemeente Oss", "Oss"]}
    start = text.index("Jan")
    trace = [
        {"field": "contacts", "rule": "contact.call", "outcome": "chosen", "reason": None,
         "evidence": [{"start": start, "end": start + 10, "text": "Jan de Wit"}]},
    ]  # fmt: skip
    line = _line(gold, text=text)
    assert ev.mistakes(ev.evaluate([line], {"a": {"trace": trace, "contacts": [{"name": "Piet"}]}})) == [
        ev.Mistake("a", "phones", ("+31612345678",), (), ("nothing found there",)),
        ev.Mistake("a", "names", ("jan de wit",), (), ("taken, but read otherwise (rule contact.call)",)),
        ev.Mistake("a", "location", ("gemeente oss",), (), ("nothing found there",)),
    ]


def test_errors_without_a_trace_and_of_texts_taken_for_no_posting() -> None:
    line = _line({"scales": ["9"], "contacts": [{"name": None, "phones": ["+31384567890"]}]})
    assert [e.reasons for e in ev.mistakes(ev.evaluate([line], {"a": {}}))] == [("the record has no trace",)] * 2
    assert [e.missed for e in ev.mistakes(ev.evaluate([line], {"a": {}}))] == [("9",), ("- +31384567890",)]
    line = _line({"kind": "vacancy", "scales": ["9"]})
    assert ev.mistakes(ev.evaluate([line], {"a": {"kind": "other", "trace": []}})) == [
        ev.Mistake("a", "kind", ("vacancy",), ("other",), ()),
        ev.Mistake("a", "scales", ("9",), (), ("the text was taken for no posting",)),
    ]


# --- reading ------------------------------------------------------------------------------------------------------


def test_a_folder_holds_gold_and_texts_by_id(tmp_path: Path, jsonl: Jsonl) -> None:
    (tmp_path / "een.txt").write_bytes(b"Schaal 9\r\n")
    (tmp_path / "twee.html").write_text("<p>Schaal 10</p>", "utf-8")
    jsonl(
        "gold.jsonl", {"id": "een.txt", "gold": {"scales": ["9"]}, "reference_date": "2024-01-02"}, {"id": "twee", "gold": {}}
    )
    where = str(tmp_path / "gold.jsonl")
    assert ev.read_gold([str(tmp_path)]) == [
        ev.GoldLine("een.txt", {"scales": ["9"]}, {}, "2024-01-02", "Schaal 9\r\n", None, f"{where}:1"),
        ev.GoldLine("twee", {}, {}, None, "<p>Schaal 10</p>", "html", f"{where}:2"),
    ]


def test_given_texts_go_before_those_of_the_gold(tmp_path: Path, jsonl: Jsonl) -> None:
    gold = jsonl("gold.jsonl", {"id": "a", "gold": {}, "text": "oud"}, {"id": "b", "gold": {}, "text": "blijft"})
    assert [line.text for line in ev.read_gold([gold], texts=jsonl("texts.jsonl", {"id": "a", "text": "nieuw"}))] == [
        "nieuw",
        "blijft",
    ]
    (tmp_path / "b.txt").write_text("ook nieuw", "utf-8")
    assert [line.text for line in ev.read_gold([gold], texts=str(tmp_path))] == ["oud", "ook nieuw"]


def test_an_id_never_leads_out_of_the_folder(tmp_path: Path, jsonl: Jsonl) -> None:
    (tmp_path / "geheim.txt").write_text("geheim", "utf-8")
    inner = tmp_path / "inner"
    inner.mkdir()
    gold = jsonl("gold.jsonl", {"id": "../geheim.txt", "gold": {}})
    assert ev.read_gold([gold], texts=str(inner))[0].text is None


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"id": "a"}], "gold.jsonl:1: a gold line needs an 'id', an object 'gold', and perhaps an object 'quotes'"),
        ([{"id": "a", "gold": {}}, {"id": "a", "gold": {}}], "gold.jsonl:2: the id 'a' occurs twice, also in"),
    ],
)
def test_faulty_gold_lines(jsonl: Jsonl, rows: list[dict[str, Any]], message: str) -> None:
    with pytest.raises(InputError) as error:
        ev.read_gold([jsonl("gold.jsonl", *rows)])
    assert message in str(error.value)


def test_gold_and_records_of_another_shape_are_named() -> None:
    with pytest.raises(InputError, match=r"gold.jsonl:1: cannot read the gold of hours: 36"):
        _evaluated({"hours": 36}, {})
    with pytest.raises(InputError, match="the record of 'a' does not hold competencies as the contract says"):
        _evaluated({"competencies": []}, {"competencies": [{"label": ["x"]}]})


def test_of_two_records_the_first_counts(jsonl: Jsonl) -> None:
    said: list[str] = []
    path = jsonl("records.jsonl", {"record_id": "a", "kind": "vacancy"}, {"record_id": "a", "kind": "other"})
    assert ev.read_records(path, say=said.append) == {"a": {"record_id": "a", "kind": "vacancy"}}
    assert said == [f"{path}:2: a second record for a; the first counts"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", "is no JSON"),
        (b"[1]", "must be a JSON object"),
        (b"\xff", "is not UTF-8"),
        (None, "cannot be read: No such file"),
    ],
)
def test_faulty_files(tmp_path: Path, content: bytes | None, message: str) -> None:
    path = tmp_path / "x.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        ev.read_records(str(path))
    with pytest.raises(InputError, match=message):
        ev.read_floors(path)


# --- floors -------------------------------------------------------------------------------------------------------


def _score(right: int, wrong: int) -> ev.Score:
    return ev.Score(right, wrong, wrong, 0, 1)  # F1 = right / (right + wrong)


def test_fallen_fields() -> None:
    scores = {"scales": _score(9, 1), "hours": _score(8, 2)}
    assert ev.fallen(scores, {"scales": 0.9, "hours": 0.8}) == []
    assert ev.fallen(scores, {"scales": 0.901, "hours": 0.8, "pay_maximum": 0.5}) == [
        "scales: F1 0.9000 is below its floor of 0.901",
        "pay_maximum: has a floor of 0.500 but no gold here",
    ]


def test_floors_are_raised_and_never_lowered() -> None:
    scores = {"scales": _score(2, 1), "hours": _score(8, 2), "title": _score(0, 1), "agency": _score(9, 1)}
    floors, kept = ev.raised(scores, {"hours": 0.85, "agency": 0.2, "kind": 1.0})
    # 2/3 -> 0.666 - 0.005; hours would fall to 0.795; a title at 0 stays 0; the agency rises; kind was not scored.
    assert floors == {"kind": 1.0, "scales": 0.661, "hours": 0.85, "agency": 0.895, "title": 0.0}
    assert kept == ["hours: its floor stays 0.850; F1 0.8000 would have lowered it to 0.795"]


@pytest.mark.parametrize(
    ("floors", "message"), [({"salary": 0.5}, "'salary' is no scored field"), ({"scales": 1.5}, "must be a number from 0 to 1")]
)
def test_faulty_floors(jsonl: Jsonl, floors: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        ev.read_floors(jsonl("baseline.json", floors))


# --- the commands -------------------------------------------------------------------------------------------------


@pytest.fixture
def files(jsonl: Jsonl) -> tuple[str, str]:
    """A gold file and the records of another system: scale 10 right, 12 wrong, 11 missed; the hours right."""
    return (
        jsonl("gold.jsonl", {"id": "a[b]", "gold": {"kind": "vacancy", "scales": ["10", "11"], "hours": [36, 36]}}),
        jsonl(
            "rival.jsonl",
            {
                "record_id": "a[b]",
                "kind": "vacancy",
                "salary_scales": [{"scale": "10"}, {"scale": "12"}],
                "hours": {"minimum": 36, "maximum": 36},
            },
        ),
    )


def test_evaluate_prints_a_table(files: tuple[str, str]) -> None:
    result = _run("evaluate", files[0], "--predictions", files[1], "--errors")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "field       P      R     F1  values  postings right  ECE",
        "kind    1.000  1.000  1.000       1          100.0%    -",
        "scales  0.500  0.500  0.500       2            0.0%    -",
        "hours   1.000  1.000  1.000       1          100.0%    -",
        "Mean F1 0.750 over 1 postings (kind left out).",
        "Evidence: exact 0 of 0, on target 0 of 0, items without 0.",
        "Confidence: expected calibration error - over 0 values.",
        "",
        "1 errors:",
        "a[b]  scales: missed 11. wrong 12. [the record has no trace]",
    ]


def test_evaluate_writes_markdown(files: tuple[str, str], tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    result = _run("evaluate", files[0], "--predictions", files[1], "--errors", "--format", "markdown", "-o", str(target))
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_text("utf-8").splitlines() == [
        "| field | P | R | F1 | values | postings right | ECE |",
        "|---|---:|---:|---:|---:|---:|---:|",
        "| kind | 1.000 | 1.000 | 1.000 | 1 | 100.0% | - |",
        "| scales | 0.500 | 0.500 | 0.500 | 2 | 0.0% | - |",
        "| hours | 1.000 | 1.000 | 1.000 | 1 | 100.0% | - |",
        "",
        "Mean F1 0.750 over 1 postings (kind left out). Evidence: exact 0 of 0, on target 0 of 0, items without 0. "
        "Confidence: expected calibration error - over 0 values.",
        "",
        "| id | field | missed | wrong | why |",
        "|---|---|---|---|---|",
        "| a[b] | scales | 11 | 12 | the record has no trace |",
    ]


def test_evaluate_writes_json(files: tuple[str, str]) -> None:
    result = _run("evaluate", files[0], "--predictions", files[1], "--errors", "--format", "json")
    report = json.loads(result.stdout)
    assert report["fields"]["scales"] == {
        "precision": 0.5, "recall": 0.5, "f1": 0.5, "values": 2, "postings_right": 0.0, "postings": 1,
    }  # fmt: skip
    assert report["errors"] == [
        {"id": "a[b]", "field": "scales", "missed": ["11"], "wrong": ["12"], "reasons": ["the record has no trace"]}
    ]
    assert report["calibration"] == {name: {"error": None, "values": 0, "bins": []} for name in ("", "scales", "hours")}


def test_evaluate_fails_below_the_baseline(files: tuple[str, str], jsonl: Jsonl) -> None:
    arguments = ("evaluate", files[0], "--predictions", files[1], "--baseline")
    assert _run(*arguments, jsonl("passes.json", {"scales": 0.5, "hours": 1.0})).exit_code == 0
    result = _run(*arguments, jsonl("fails.json", {"scales": 0.501, "hours": 1.0}))
    assert (result.exit_code, result.stderr) == (4, "below the baseline: scales: F1 0.5000 is below its floor of 0.501\n")


def test_evaluate_raises_the_baseline(files: tuple[str, str], tmp_path: Path) -> None:
    arguments = ("evaluate", files[0], "--predictions", files[1], "--write-baseline", str(tmp_path / "baseline.json"))
    assert (_run(*arguments).exit_code, _run(*arguments).stderr) == (0, "")
    assert ev.read_floors(tmp_path / "baseline.json") == {"kind": 0.995, "scales": 0.495, "hours": 0.995}
    ev.write_floors(tmp_path / "baseline.json", {"scales": 0.7})
    assert _run(*arguments).stderr == "scales: its floor stays 0.700; F1 0.5000 would have lowered it to 0.495\n"
    assert ev.read_floors(tmp_path / "baseline.json") == {"kind": 0.995, "scales": 0.7, "hours": 0.995}


def test_the_library_reads_the_texts_and_is_calibrated(jsonl: Jsonl, posting: str, tmp_path: Path) -> None:
    gold = jsonl("gold.jsonl", {"id": "a", "gold": {"scales": ["10"], "hours": [30, 36]}, "text": posting})
    result = _run("evaluate", gold, "--errors")
    assert "a  hours: missed 30 36. wrong 32 36. [the gold quotes no words for it; 32 36: taken by rule hours." in result.stdout
    assert _run("calibrate", gold, "-o", str(tmp_path / "confidence.json")).exit_code == 0
    measured = json.loads((tmp_path / "confidence.json").read_text("utf-8"))
    # One right value and one wrong one; each of its field, and of one rule.
    assert {key: value for key, value in measured.items() if "." not in key} == {"": 0.5, "hours": 0.417, "salary_scale": 0.583}
    assert sorted(value for key, value in measured.items() if "." in key) == [0.347, 0.653]
    assert json.loads(_run("calibrate", gold).stdout) == measured


def test_errors_of_the_commands_are_one_line(jsonl: Jsonl, tmp_path: Path) -> None:
    gold = jsonl("gold.jsonl", {"id": "a", "gold": {"scales": ["10"]}})
    for command in ("evaluate", "calibrate"):
        result = _run(command, gold)
        assert (result.exit_code, result.stderr) == (
            1,
            f"error: {gold}:1: there is no text for 'a'; give the texts with --texts\n",
        )
    result = _run("evaluate", gold, "--predictions", jsonl("none.jsonl"), "-o", str(tmp_path / "no" / "report.txt"))
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        1,
        f"error: {tmp_path}/no/report.txt: cannot be written: No such file or directory",
    )


def test_what_a_posting_holds_is_no_markup() -> None:
    name = "[red]x|\x1b[0m"
    record = {"competencies": [{"label": "lef\ud800"}]}
    evaluation = ev.evaluate([_line({"competencies": ["durf"]}, id=name)], {name: record})
    errors = ev.mistakes(evaluation)
    assert "[red]x|\ufffd[0m  competencies: missed durf. wrong lef?." in ev.render(evaluation, errors=errors)
    assert "| [red]x\\|\ufffd[0m | competencies | durf | lef? |" in ev.render(evaluation, "markdown", errors=errors)
    with pytest.raises(ArgumentError, match="format must be one of table, json, markdown"):
        ev.render(evaluation, "xml")


# --- against the shared scorer ------------------------------------------------------------------------------------


def test_figures_are_those_of_the_shared_scorer(shared: Path, tmp_path: Path) -> None:
    gold = [str(shared / "gold" / f"{name}.jsonl") for name in ("dev", "written", "seeds")]
    lines = ev.read_gold(gold)
    records = ev.extract_records(lines)
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text("".join(json.dumps(record) + "\n" for record in records.values()), "utf-8")
    command = [sys.executable, str(shared / "score.py"), *gold, str(predicted), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    ours = ev.to_json(ev.evaluate(lines, ev.read_records(str(predicted))))
    assert {key: ours[key] for key in theirs} == theirs
