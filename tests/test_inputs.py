"""What is read from files, and how an input is cut into parts: the same rows whatever the parts are."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

from vacaturextract import cutters
from vacaturextract.inputs import Columns, Item, SliceReader, read_rows
from vacaturextract.parts import cut, listing_of
from vacaturextract.slices import Fault, Part

ROWS = [
    ("a", "Eén regel.", "2024-04-26"),
    ("b", 'Twee regels,\nmet "komma\'s"; en €.', None),
    ("a", "Drie\r\nregels\r\nmet CR.", ""),
    (None, "", "2024-05-01"),
    ("e", "Tab\tén puntkomma; klaar.", None),
]
ITEMS = [(record_id, text, day or None) for record_id, text, day in ROWS]


def as_json_lines() -> bytes:
    lines = [json.dumps({"id": i, "text": t, "reference_date": d}, ensure_ascii=False) for i, t, d in ROWS]
    return ("\n\n".join(lines) + "\n").encode()


def as_csv(delimiter: str = ",", encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    held = io.StringIO(newline="")
    writer = csv.writer(held, delimiter=delimiter, lineterminator=end)
    writer.writerow(["id", "text", "reference_date"])
    writer.writerows(ROWS)
    return held.getvalue().encode(encoding)


def read(path: Path | str, rows: int = 2) -> list[tuple[str | None, str, str | None]]:
    reader, found = SliceReader(Columns(), pytest.fail), list[Any]()
    for part in cut([str(path)], "text", lambda _: None, rows=rows):
        assert isinstance(part, Part)
        for piece in part.slices:
            found.extend(reader.read(piece))
    return [(item.record_id, item.text, item.reference_date) for item in found]


def empty_ids(items: list[Any]) -> list[Any]:
    """A CSV cannot tell an empty cell from none."""
    return [(record_id or None, text, day) for record_id, text, day in items]


@pytest.mark.parametrize("rows", [1, 2, 3, 100])
def test_parts_of_any_size_hold_the_same_rows(tmp_path: Path, rows: int) -> None:
    for name, data in (
        ("a.jsonl", as_json_lines()),
        ("bom.jsonl", b"\xef\xbb\xbf" + as_json_lines()),
        ("a.jsonl.gz", gzip.compress(as_json_lines())),
        ("utf16.jsonl", as_json_lines().decode().encode("utf-16")),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        assert read(path, rows) == ITEMS, name
    for name, data in (
        ("comma.csv", as_csv()),
        ("semicolon.csv", as_csv(";")),
        ("tab.csv", as_csv("\t", end="\n")),
        ("bom.csv", b"\xef\xbb\xbf" + as_csv()),
        ("utf16.csv", as_csv(encoding="utf-16")),
        ("a.csv.gz", gzip.compress(as_csv())),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        assert empty_ids(read(path, rows)) == ITEMS, name


@pytest.mark.parametrize("group_rows", [1, 2, 5])
def test_parquet_in_row_groups_of_any_size(tmp_path: Path, group_rows: int) -> None:
    pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    table = pa.table({"id": [r[0] for r in ROWS], "text": [r[1] for r in ROWS], "reference_date": [r[2] for r in ROWS]})
    parquet.write_table(table, path, row_group_size=group_rows)
    for rows in (1, 2, 3, 100):
        assert read(path, rows) == ITEMS


def test_parquet_slices_are_read_in_any_order(tmp_path: Path) -> None:
    pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    days = [dt.date(2024, 1, 1 + number % 28) for number in range(300)]
    parquet.write_table(pa.table({"text": [f"t{n}" for n in range(300)], "id": range(300), "reference_date": days}), path)
    parts = [part for part in cut([str(path)], "text", pytest.fail, rows=70) if isinstance(part, Part)]
    reader = SliceReader(Columns(), pytest.fail)
    for index in (0, 2, 1, 4, 3):
        (piece,) = parts[index].slices
        found = list(reader.read(piece))
        numbers = range(index * 70, min(300, index * 70 + 70))
        assert found == [Item(f"t{n}", str(n), days[n].isoformat(), source=str(path), row=n + 1) for n in numbers]


def test_a_part_is_closed_early_when_it_is_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vacaturextract.parts._PART_BYTES", 100)
    path = tmp_path / "a.jsonl"
    path.write_bytes(as_json_lines())
    parts = list(cut([str(path)], "text", pytest.fail))
    assert len(parts) > 1
    assert read(path, 2000) == ITEMS


def test_files_of_a_folder_share_parts(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("a.txt", "b.html", "sub/c.md", "z.txt"):
        (tmp_path / name).write_text(f"posting {name}", encoding="utf-8")
    (tmp_path / "sub" / "d.jsonl").write_bytes(as_json_lines())
    parts = list(cut([str(tmp_path)], "text", pytest.fail, rows=4))
    names = [[Path(piece.source).name for piece in part.slices] for part in parts if isinstance(part, Part)]
    assert names == [["a.txt", "b.html", "c.md", "d.jsonl"], ["d.jsonl"], ["d.jsonl"], ["z.txt"]]
    found = list(read_rows([str(tmp_path)], Columns(), pytest.fail))
    assert [item.record_id for item in found] == ["a.txt", "b.html", "c.md", "a", "b", "a", None, "e", "z.txt"]
    assert [item.format for item in found if isinstance(item, Item)][:3] == [None, "html", None]


def test_outputs_inside_a_folder_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "out.jsonl").write_bytes(as_json_lines())
    parts = tmp_path / "out.jsonl.parts"
    parts.mkdir()
    (parts / "00000000.jsonl").write_bytes(as_json_lines())
    skip = (tmp_path / "out.jsonl", parts)
    (part,) = cut([str(tmp_path)], "text", pytest.fail, skip=skip)
    assert isinstance(part, Part)
    assert [Path(piece.source).name for piece in part.slices] == ["a.txt"]
    assert listing_of([str(tmp_path)], skip).files == 1


def faults_of(path: Path, data: bytes) -> tuple[list[Any], list[Fault]]:
    path.write_bytes(data)
    found = list(read_rows([str(path)], Columns(), lambda _: None))
    return [row.record_id for row in found if isinstance(row, Item)], [row for row in found if isinstance(row, Fault)]


def test_faulty_lines_are_told_and_the_others_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jsonl"
    lines = [b'{"id": 1, "text": "x"}', b"{", b"[1]", b'{"id": 4}', b'{"id": 5, "text": "\xe9"}', b'{"id": 6, "text": "y"}']
    lines.append(b'{"id": 7, "text": ' + b"[" * 100_000)
    path.write_bytes(b"\n".join(lines))
    monkeypatch.setattr(cutters, "_SAMPLE_BYTES", 20)  # a stray byte behind the sample is a faulty line, not another encoding
    found = list(read_rows([str(path)], Columns(), pytest.fail))
    assert [(row.row, row.record_id) for row in found if isinstance(row, Item)] == [(1, "1"), (6, "6")]
    assert [(row.row, row.record_id, row.reason) for row in found if isinstance(row, Fault)] == [
        (2, None, "is no JSON: Expecting property name enclosed in double quotes at character 3"),
        (3, None, "is a JSON array; one object on each line is wanted, as jq -c '.[]' makes of an array"),
        (4, "4", "has no text in a column 'text'"),
        (5, None, "is not UTF-8"),
        (7, None, "is no JSON that can be read: a number is too long, or it is too deep"),
    ]


def test_damaged_gzip_is_told_after_the_rows_that_were_good(tmp_path: Path) -> None:
    data = gzip.compress(b"".join(b'{"id": %d, "text": "%d"}\n' % (n, n * 7919 % 1000) for n in range(20_000)))
    ids, faults = faults_of(tmp_path / "a.jsonl.gz", data[: len(data) // 2])
    assert ids[:100] == [str(number) for number in range(100)]
    assert [(fault.row, fault.record_id) for fault in faults] == [(None, "a.jsonl.gz")]
    assert "is damaged" in faults[0].reason
    assert "is damaged" in faults_of(tmp_path / "b.csv.gz", b"no gzip")[1][0].reason


def test_a_csv_that_is_none(tmp_path: Path) -> None:
    ids, faults = faults_of(tmp_path / "a.csv", b"id,text\n1,x\n2,y\rz\n3,w\n")
    assert ids == ["1"]
    assert faults[0].reason.startswith("row 2 is no CSV: new-line character seen in unquoted field")
    assert faults_of(tmp_path / "b.csv", b"") == ([], [])
    assert faults_of(tmp_path / "c.csv", b"id,text\r1,x\r2,y\r") == (["1", "2"], [])
    ids, faults = faults_of(tmp_path / "d.csv", b"id,text\n1\n\n2,x,,\n3,schaal 9, 10 of 11\n")
    assert (ids, [(f.row, f.record_id, f.reason) for f in faults]) == (
        ["2"],
        [
            (1, "1", "has no text in a column 'text'"),
            (4, "3", "has 3 cells for 2 columns; a text with delimiters in it is to be quoted"),
        ],
    )


@pytest.mark.parametrize("end", [b"", b"\n", b"\n3,y\n"])
def test_a_quote_that_is_never_closed_swallows_no_rows(tmp_path: Path, end: bytes) -> None:
    ids, faults = faults_of(tmp_path / "a.csv", b'id,text\n1,"x\ny"\n2,"open' + end)
    assert ids == ["1"]
    told = "row 2 is no CSV: a quote is opened and never closed; nothing after it is read"
    assert [(fault.row, fault.reason) for fault in faults] == [(None, told)]


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n", b"\n\n"])
def test_the_last_row_of_a_csv_may_end_as_it_likes(tmp_path: Path, end: bytes) -> None:
    assert faults_of(tmp_path / "a.csv", b'id,text\n1,"x\ny"\n2,"z"' + end) == (["1", "2"], [])


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.txt", b"%PDF-1.7", "is a PDF; its text has to be taken out first (with pdftotext or pandoc, say)"),
        ("a.docx", b"PK\x03\x04", "is a ZIP file, as Word documents are; its text has to be taken out first"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "is an old Word document; its text has to be taken out first"),
        ("a", b"{\\rtf1", "is RTF; its text has to be taken out first"),
        (
            "a.json",
            b"[]",
            "is JSON; one object on each line is wanted, as jq -c '.[]' makes of an array. A file with an object",
        ),
    ],
)
def test_files_that_are_no_text_are_not_read_as_one(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    ids, (fault,) = faults_of(tmp_path / name, data)
    assert (ids, fault.row, fault.record_id) == ([], None, name)
    assert fault.reason.startswith(told)


def test_files_of_other_kinds_in_a_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.PDF", "in/c.pdf", "in/d", ".hidden"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    said: list[str] = []
    assert len(list(read_rows([str(tmp_path)], Columns(), said.append))) == 1
    assert said == [f"{tmp_path}: files of other kinds are left out: 3 (.pdf, no suffix)"]


def test_parquet_that_is_damaged(tmp_path: Path) -> None:
    pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    parquet.write_table(
        pa.table({"text": [f"posting {n * 7919}" for n in range(3000)]}), path, row_group_size=1000, use_dictionary=False
    )
    whole = path.read_bytes()
    column = parquet.ParquetFile(path).metadata.row_group(1).column(0)
    start, size = column.data_page_offset, column.total_compressed_size // 2
    ids, faults = faults_of(path, whole[:start] + b"\xff" * size + whole[start + size :])
    assert len(ids) == 2000
    assert {fault.row for fault in faults} == {None}
    assert (faults[0].reason.partition(" cannot")[0], faults[-1].reason.partition(" cannot")[0]) == (
        "is damaged; rows 1001 to 1024", "is damaged; rows 1985 to 2000",
    )  # fmt: skip
    assert "is no Parquet file" in faults_of(tmp_path / "b.parquet", b"PAR1")[1][0].reason


def test_another_encoding_far_into_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(
        b"Schaal 9, in gewone letters geschreven. " * 10_000 + "Één coördinator, ruïne, België € 5".encode("cp1252")
    )
    said: list[str] = []
    (item,) = read_rows([str(path)], Columns(), said.append)
    assert isinstance(item, Item)
    assert item.text.endswith("Één coördinator, ruïne, België € 5")
    assert said == [f"{path}: is not UTF-8; read as cp1252"]
