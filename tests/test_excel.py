"""Records as a workbook: read back cell by cell, and harmless."""

from __future__ import annotations

import datetime as dt
import io
import sys
from pathlib import Path
from typing import Any

import pytest

import vacaturextract as vx
from vacaturextract import excel
from vacaturextract.columns import TABLES
from vacaturextract.errors import MissingExtraError, OutputError

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")


def sheet(path: Any, name: str) -> list[dict[str, Any]]:
    head, *rows = openpyxl.load_workbook(path)[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_the_tables_are_sheets(tmp_path: Path, posting: str) -> None:
    path = tmp_path / "out.xlsx"
    items = [(posting, {"record_id": "a", "reference_date": "2024-04-26"}), "Wij zoeken een planner."]
    assert vx.to_excel(vx.extract_many(items), path) == 2
    book = openpyxl.load_workbook(path)
    assert tuple(book.sheetnames) == TABLES
    first, second = sheet(path, "postings")
    assert list(first) == list(vx.to_frame([]).columns)
    some = ("record_id", "pay_minimum", "pay_maximum", "inhabitants", "application_deadline", "full_time")
    assert [first[name] for name in some] == ["a", 3557, 5247, 23000, dt.datetime(2024, 5, 12), None]
    assert [second[name] for name in some] == [None, None, None, None, None, None]
    assert [(row["posting"], row["kind"]) for row in sheet(path, "deadlines")] == [(0, "application"), (0, "interview")]


def test_text_is_never_a_formula_or_a_link(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    text = '=HYPERLINK("https://evil.example")\x00\nGemeente Olst\nSalaris maximaal € 4.000 bruto per maand.'
    record = vx.extract(text, record_id='=cmd|" /C calc"!A0')
    vx.to_excel([record], path)
    cell = openpyxl.load_workbook(path)["postings"]["B2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == ('=cmd|" /C calc"!A0', "s", None)


def test_the_same_records_give_the_same_bytes(posting: str) -> None:
    files = [io.BytesIO(), io.BytesIO()]
    for file in files:
        vx.to_excel([vx.extract(posting)], file)
    assert files[0].getvalue() == files[1].getvalue()


def test_the_command_writes_one(tmp_path: Path, posting: str) -> None:
    from typer.testing import CliRunner

    from vacaturextract.cli import app

    (tmp_path / "a.txt").write_text(posting, encoding="utf-8")
    out = tmp_path / "out.xlsx"
    result = CliRunner().invoke(app, ["extract", str(tmp_path / "a.txt"), "-o", str(out)])
    assert (result.exit_code, result.stdout) == (0, "")
    assert [row["record_id"] for row in sheet(out, "postings")] == ["a.txt"]


def test_what_excel_does_not_hold(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = io.BytesIO()
    vx.to_excel([vx.extract("Schaal 9.", record_id="x" * 40_000)], file)
    cell = sheet(file, "postings")[0]["record_id"]
    assert (len(cell), cell[-2:]) == (32_767, "x…")
    monkeypatch.setattr(excel, "MOST_ROWS", 1)
    with pytest.raises(OutputError, match="is full after 0 records: Excel holds 1 rows"):
        vx.to_excel([vx.extract("Schaal 9.")] * 2, io.BytesIO())
    with pytest.raises(OutputError, match="cannot be written"):
        vx.to_excel([], tmp_path / "none" / "out.xlsx")
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'vacaturextract\[excel\]'"):
        vx.to_excel([], file)
