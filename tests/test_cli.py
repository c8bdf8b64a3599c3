"""The command line as a user meets it: files, folders, tables, standard input, and messages that help."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import vacaturextract as vx
from vacaturextract.cli import app

TEXT = "Beleidsmedewerker\nSalaris maximaal € 4.120 bruto per maand (schaal 9).\nReageer uiterlijk 3 oktober.\n"


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


def records(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_lone_file(file: Path) -> None:
    result = run("extract", file)
    assert result.exit_code == 0
    assert records(result) == [vx.extract(TEXT, record_id="a.txt").model_dump(mode="json")]


def test_the_reference_date(file: Path) -> None:
    (record,) = records(run("extract", file, "--reference-date", "2021-09-10"))
    deadline = record["deadlines"][0]  # type: ignore[index]
    assert (deadline["date"], deadline["year_source"]) == ("2021-10-03", "reference_date")
    (record,) = records(run("extract", file))
    assert record["deadlines"][0]["year"] is None  # type: ignore[index]


def test_standard_input_as_text_and_as_json_lines() -> None:
    assert [r["record_id"] for r in records(run("extract", "-", stdin=TEXT))] == [None]
    lines = json.dumps({"id": 7, "text": TEXT, "reference_date": "2023-09-01"}) + "\n"
    (record,) = records(run("extract", "-", stdin=lines))
    assert (record["record_id"], record["provenance"]["reference_date"]) == ("7", "2023-09-01")  # type: ignore[index]


def test_tables_in_and_out(tmp_path: Path) -> None:
    table = tmp_path / "in.csv"
    with table.open("w", newline="", encoding="utf-8") as lines:
        writer = csv.DictWriter(lines, ["nr", "posting"])
        writer.writeheader()
        writer.writerow({"nr": "x1", "posting": TEXT})
    pytest.importorskip("pyarrow.parquet")
    for suffix in ("jsonl", "csv", "parquet"):
        out = tmp_path / f"out.{suffix}"
        result = run("extract", table, "--text-column", "posting", "--id-column", "nr", "-o", out)
        assert (result.exit_code, result.stdout) == (0, "")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert (row["record_id"], row["salary_scales"], row["pay_maximum"], row["application_deadline"]) == (
        "x1", "9", "4120", "XXXX-10-03",
    )  # fmt: skip
    import pyarrow.parquet as parquet

    from vacaturextract.table import to_records

    (record,) = to_records(parquet.read_table(tmp_path / "out.parquet"))
    assert record == vx.extract(TEXT, record_id="x1")


def test_a_folder_is_read_in_order_of_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "c.bin"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert [r["record_id"] for r in records(run("extract", tmp_path))] == ["a.html", "b.txt"]


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path, file: Path) -> None:
    result = run("extract", tmp_path / "none.txt", file)
    assert result.exit_code == 1
    assert [r["record_id"] for r in records(result)] == ["a.txt"]
    assert "none.txt: cannot be read: No such file or directory" in result.stderr


def test_another_encoding_is_detected_and_said(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("Salaris € 3.000 bruto per maand; één vacature, coördinator België, officiële".encode("cp1252"))
    result = run("extract", path)
    assert result.exit_code == 0
    assert "old.txt: is not UTF-8; read as cp1252" in result.stderr
    assert records(result)[0]["pay"][0]["maximum"] == "3000"  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "content", "code", "message"),
    [
        (
            "bad.jsonl",
            "{oops\n",
            3,
            "bad.jsonl:1: is no JSON: Expecting property name enclosed in double quotes at character 2",
        ),
        ("list.jsonl", "[1]\n", 3, "list.jsonl:1: is a JSON array; one object on each line"),
        ("other.jsonl", '{"body": "x"}\n', 1, "has no text in a column 'text' (it has body); name it with --text-column"),
        ("other.csv", "Job_ID;vacatureTekst;Jan\n1;x;y\n", 1, "(it has Job_ID, vacatureTekst); name it with --text-column"),
    ],
)
def test_faulty_tables(tmp_path: Path, name: str, content: str, code: int, message: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    result = run("extract", path)
    assert result.exit_code == code
    assert message in result.stderr.replace("\n", "")


def test_a_csv_without_a_header_shows_none_of_its_cells(tmp_path: Path) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("Xanthippe Quill;06 99887766;x.quill@voorbeeld.example\nTweede,rij;a;b\n", encoding="utf-8")
    for more in ([], ["-o", str(tmp_path / "out.jsonl")]):
        result = run("extract", path, *more)
        assert result.exit_code == 1
        told = " ".join(result.stderr.split())
        assert "has no text in a column 'text' (its first line names 3 other columns, or is no header)" in told
        assert not any(word in result.output + told for word in ("Xanthippe", "99887766", "x.quill"))


def test_faulty_arguments(tmp_path: Path, file: Path) -> None:
    assert "must end in .jsonl, .jsonl.gz, .csv, .xlsx or .parquet" in run("extract", file, "-o", tmp_path / "out.ods").stderr
    assert "--reference-date must be a date" in run("extract", file, "--reference-date", "gisteren").stderr
    missing = run("extract", file, "--model", "nl_core_news_none")
    assert (missing.exit_code, "python -m spacy download" in missing.stderr) == (1, True)
    assert run("extract", file, "-o", tmp_path / "no" / "out.jsonl").exit_code == 1


def test_contacts_can_be_left_out(tmp_path: Path, posting: str) -> None:
    path = tmp_path / "p.txt"
    path.write_text(posting, encoding="utf-8")
    whole, without = run("extract", path, "--explain"), run("extract", path, "--no-contacts", "--explain")
    assert "Terpstra" in whole.stdout
    assert "Terpstra" not in without.stdout
    assert "612345678" not in without.stdout


def test_schema_is_that_of_the_record() -> None:
    assert json.loads(run("schema").stdout) == vx.Vacancy.model_json_schema()
    pytest.importorskip("pyarrow")
    lines = run("schema", "--arrow").stdout.splitlines()
    assert [line.partition(":")[0] for line in lines if not line.startswith(" ")] == list(vx.Vacancy.model_fields)


def test_why_tells_what_became_of_each_candidate(tmp_path: Path, posting: str) -> None:
    path = tmp_path / "p.txt"
    path.write_text(posting, encoding="utf-8")
    lines = run("why", path, "pay").stdout.splitlines()
    assert "    taken   pay: '€ 3.557 en maximaal € 5.247' (rule pay.range)" in lines
    assert any(line.startswith("    refused pay: '€ 1.500': an allowance") for line in lines)
    assert run("why", path, "inhabitants").exit_code == 0
    assert "there is no field 'shoes'" in run("why", path, "shoes").stderr


def test_why_is_harmless(tmp_path: Path) -> None:
    path = tmp_path / "p.txt"
    path.write_text("\x1b[31m[bold]Salaris € 3.000 bruto per maand[/bold]", encoding="utf-8")
    assert "\x1b" not in run("why", path).stdout


def test_patterns_check(tmp_path: Path) -> None:
    from tests.test_patterns import GOOD

    path = tmp_path / "own.yaml"
    path.write_text(GOOD, encoding="utf-8")
    assert run("patterns", "check", path).stdout == "1 rules are in order.\n"
    path.write_text(GOOD.replace("<scales>C</scales>", "<scales>Z</scales>"), encoding="utf-8")
    result = run("patterns", "check", path)
    assert result.exit_code == 1
    assert "own.yaml:3: rule salary_scale.band: the regex finds nothing in example" in result.stderr.replace("\n", " ")


def test_patterns_list() -> None:
    assert "pay.range\t" in run("patterns", "list", "pay").stdout
    assert run("patterns", "list", "shoes").exit_code == 1


def test_version() -> None:
    assert run("--version").stdout == f"{vx.__version__}\n"
