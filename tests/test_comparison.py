"""Two sides against the same gold; every figure below was worked out with pen and paper."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from vacaturextract import evaluation as ev
from vacaturextract.cli import app
from vacaturextract.errors import ArgumentError

GOLD = {"id": "a[b]", "gold": {"kind": "vacancy", "scales": ["10", "11"], "hours": [36, 36]}}
BEFORE = {
    "record_id": "a[b]",
    "kind": "vacancy",
    "salary_scales": [{"scale": "10"}, {"scale": "12"}],
    "hours": {"minimum": 36, "maximum": 36},
}
AFTER = {**BEFORE, "salary_scales": [{"scale": "10"}, {"scale": "11"}]}


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def jsonl(tmp_path: Path) -> Callable[..., str]:
    """Writes rows to a JSON Lines file and gives its path."""

    def write(name: str, *rows: dict[str, Any]) -> str:
        path = tmp_path / name
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        return str(path)

    return write


@pytest.fixture
def compared(jsonl: Callable[..., str]) -> tuple[str, str, str, str]:
    """The gold file, what to compare, and the names of its sides."""
    sides = (f"records={jsonl('before.jsonl', BEFORE)}", f"records={jsonl('after.jsonl', AFTER)}")
    return (jsonl("gold.jsonl", GOLD), ",".join(sides), *sides)


def test_both_sides_stand_side_by_side(compared: tuple[str, ...]) -> None:
    gold, asked, first, second = compared
    result = _run("evaluate", gold, "--compare", asked, "--errors")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "field   values    P 1    R 1   F1 1    P 2    R 2   F1 2  difference",
        "kind         1  1.000  1.000  1.000  1.000  1.000  1.000           =",
        "scales       2  0.500  0.500  0.500  1.000  1.000  1.000      +0.500",
        "hours        1  1.000  1.000  1.000  1.000  1.000  1.000           =",
        f"1: {first}, mean F1 0.750",
        f"2: {second}, mean F1 1.000",
        "Difference +0.250 over 1 postings (kind left out).",
        "",
        "1 differences:",
        "a[b]  scales: right only 2: 11. wrong only 1: 12.",
    ]


def test_a_comparison_as_markdown(compared: tuple[str, ...], tmp_path: Path) -> None:
    gold, asked, first, second = compared
    target = tmp_path / "report.md"
    assert _run("evaluate", gold, "--compare", asked, "--errors", "--format", "markdown", "-o", str(target)).exit_code == 0
    assert target.read_text("utf-8").splitlines() == [
        "| field | values | P 1 | R 1 | F1 1 | P 2 | R 2 | F1 2 | difference |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
        "| kind | 1 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | = |",
        "| scales | 2 | 0.500 | 0.500 | 0.500 | 1.000 | 1.000 | 1.000 | +0.500 |",
        "| hours | 1 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | = |",
        "",
        f"1: {first}, mean F1 0.750. 2: {second}, mean F1 1.000. Difference +0.250 over 1 postings (kind left out).",
        "",
        "| id | field | right only 1 | right only 2 | wrong only 1 | wrong only 2 |",
        "|---|---|---|---|---|---|",
        "| a[b] | scales |  | 11 | 12 |  |",
    ]


def test_a_comparison_as_json(compared: tuple[str, ...]) -> None:
    gold, asked, first, second = compared
    report = json.loads(_run("evaluate", gold, "--compare", asked, "--errors", "--format", "json").stdout)
    lines = ev.read_gold([gold])
    assert report == {
        "compared": [
            {"name": name, **json.loads(json.dumps(ev.to_json(ev.evaluate(lines, {"a[b]": record}))))}
            for name, record in ((first, BEFORE), (second, AFTER))
        ],
        "f1_differences": {"kind": 0.0, "scales": 0.5, "hours": 0.0},
        "differences": [
            {
                "id": "a[b]",
                "field": "scales",
                "right_only_first": [],
                "right_only_second": ["11"],
                "wrong_only_first": ["12"],
                "wrong_only_second": [],
            }
        ],
    }


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("default", "--compare needs two sides with a comma between them, each one of default, model=NAME_OR_PATH, "),
        ("default,model=", "--compare knows no 'model='; a side is one of default, model=NAME_OR_PATH, records=FILE.jsonl"),
        ("default,nl_core_news_sm", "--compare knows no 'nl_core_news_sm'; a side is one of"),
        ("default,model=nl_core_news_none", "the spaCy pipeline 'nl_core_news_none' is not installed and is no folder."),
        ("default,records=none.jsonl", "none.jsonl: cannot be read: No such file or directory"),
    ],
)
def test_faulty_sides(jsonl: Callable[..., str], asked: str, message: str) -> None:
    result = _run("evaluate", jsonl("gold.jsonl", {**GOLD, "text": "Schaal 10."}), "--compare", asked)
    assert (result.exit_code, result.stderr.startswith(f"error: {message}")) == (1, True)


def test_a_comparison_goes_alone(compared: tuple[str, ...]) -> None:
    result = _run("evaluate", compared[0], "--compare", compared[1], "--predictions", "x.jsonl")
    assert (result.exit_code, result.stderr) == (
        1,
        "error: --compare goes without --predictions, --baseline and --write-baseline\n",
    )
    lines = ev.read_gold([compared[0]])
    with pytest.raises(ArgumentError, match="format must be one of table, json, markdown"):
        ev.render_comparison(ev.compare(lines, compared[1]), "xml")
