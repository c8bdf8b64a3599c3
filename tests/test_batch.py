"""Runs to a file: the same bytes however they are cut, faults told, disks that are full, inputs that change."""

from __future__ import annotations

import gzip
import json
import os
import re
import resource
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import vacaturextract as vx
from tests.forks import in_a_child
from vacaturextract import batch
from vacaturextract.cli import app
from vacaturextract.errors import InputError, OutputError
from vacaturextract.inputs import Columns
from vacaturextract.outputs import to_json_line
from vacaturextract.progress import Meter
from vacaturextract.reading import Options

COUNT = 23
ROWS = [
    {
        "id": f"p{number % 20}",
        "text": f"Inschaling in schaal {number % 9 + 6}. Salaris maximaal € {3000 + number} bruto per maand.",
    }
    for number in range(COUNT)
]  # ids occur twice: that is allowed


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["extract", *(str(argument) for argument in arguments)])


def job(source: Path, output: Path, part_rows: int = 5, **options: Any) -> batch.Job:
    return batch.Job((str(source),), str(output), Columns(), Options(**options), part_rows)


def go(job: batch.Job, *, workers: int = 1, resume: bool = False, say: Callable[[str], None] = lambda _: None) -> batch.Summary:
    return batch.run(job, workers=workers, resume=resume, say=say, progress=Meter(say))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS), encoding="utf-8")
    return path


@pytest.fixture
def expected() -> bytes:
    records = [vx.extract(row["text"], record_id=row["id"]) for row in ROWS]
    return "".join(to_json_line(record) + "\n" for record in records).encode()


def stopping(monkeypatch: pytest.MonkeyPatch, parts: int) -> None:
    """Have a run in this process end, as by Ctrl-C, when it has finished so many parts."""
    put = batch.PartFolder.put

    def counted(self: Any, index: int, *rest: Any) -> None:
        if index == parts:
            raise KeyboardInterrupt
        put(self, index, *rest)

    monkeypatch.setattr(batch.PartFolder, "put", counted)


def stopped(monkeypatch: pytest.MonkeyPatch, work: batch.Job) -> None:
    """Leave an unfinished run of three parts behind."""
    with monkeypatch.context() as patched:
        stopping(patched, 3)
        with pytest.raises(KeyboardInterrupt):
            go(work)


@pytest.mark.parametrize("part_rows", [1, 5, 23, 1000])
def test_the_records_do_not_depend_on_the_parts(source: Path, tmp_path: Path, expected: bytes, part_rows: int) -> None:
    out = tmp_path / "out.jsonl"
    result = run(source, "-o", out, "--part-size", part_rows, "--workers", 1)
    assert (result.exit_code, result.stdout) == (0, "")
    assert out.read_bytes() == expected
    assert re.fullmatch(rf"23 postings read in 0:00:\d\d.*\n23 records in {out}\n", result.stderr)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_workers_write_the_same(source: Path, tmp_path: Path, expected: bytes) -> None:
    out = tmp_path / "out.jsonl"
    result = run(source, "-o", out, "--part-size", 4, "--workers", 2)
    assert (result.exit_code, out.read_bytes()) == (0, expected)


def test_every_format(source: Path, tmp_path: Path, expected: bytes) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    from vacaturextract.table import flat_table, to_records

    for suffix in ("jsonl.gz", "csv", "parquet"):
        for parts in (5, 1000):
            go(job(source, tmp_path / f"out{parts}.{suffix}", parts))
    assert gzip.decompress((tmp_path / "out5.jsonl.gz").read_bytes()) == expected
    table = parquet.read_table(tmp_path / "out5.parquet")
    assert list(to_records(table)) == [vx.Vacancy.model_validate_json(line) for line in expected.splitlines()]
    assert (tmp_path / "out5.csv").read_bytes() == (tmp_path / "out1000.csv").read_bytes()
    assert (tmp_path / "out5.csv").read_text("utf-8").count("record_id") == 1
    assert flat_table(table).column("record_id").to_pylist() == [row["id"] for row in ROWS]


def test_an_empty_input(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    (tmp_path / "in.jsonl").touch()
    for suffix in ("jsonl", "csv", "parquet"):
        assert run(tmp_path / "in.jsonl", "-o", tmp_path / f"out.{suffix}").exit_code == 0
    assert (tmp_path / "out.jsonl").read_bytes() == b""
    assert parquet.read_table(tmp_path / "out.parquet").num_rows == 0


def test_what_fails_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(
        '{"id": 1, "text": "Schaal 9."}\n{oops\n{"id": 3, "text": null}\n{"id": 4, "text": "Schaal 8."}\n', "utf-8"
    )
    result = run(source, tmp_path / "none.txt", "-o", out, "--part-size", 2, "--workers", 1)
    assert [json.loads(line)["record_id"] for line in out.read_text("utf-8").splitlines()] == ["1", "4"]
    errors = [json.loads(line) for line in (tmp_path / "out.errors.jsonl").read_text("utf-8").splitlines()]
    oops = "is no JSON: Expecting property name enclosed in double quotes at character 2"
    assert errors == [
        {"id": None, "source": str(source), "row": 2, "reason": oops},
        {"id": "3", "source": str(source), "row": 3, "reason": "has no text in a column 'text'"},
        {
            "id": "none.txt", "source": str(tmp_path / "none.txt"), "row": None,
            "reason": "cannot be read: No such file or directory",
        },
    ]  # fmt: skip
    assert result.exit_code == 1
    assert "2 postings and 1 file could not be read; out.errors.jsonl says why" in result.stderr
    result = run(source, "-o", out)
    assert result.exit_code == 3
    assert f"  {source}:2: {oops}" in result.stderr
    source.write_text('{"text": "Schaal 9."}\n', "utf-8")
    assert run(source, "-o", out).exit_code == 0
    assert not (tmp_path / "out.errors.jsonl").exists()


def test_an_unforeseen_error_fails_one_posting_and_quotes_nothing(
    source: Path, tmp_path: Path, expected: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(text: str, **options: Any) -> vx.Vacancy:
        if "schaal 9" in text:
            raise LookupError(f"no luck with {text}")
        return vx.extract(text, **options)

    monkeypatch.setattr("vacaturextract.reading.extract_one_of_many", broken)
    summary = go(job(source, tmp_path / "out.jsonl"))
    kept = [line for line in expected.splitlines(keepends=True) if b'"scale": "9"' not in line]
    assert (tmp_path / "out.jsonl").read_bytes() == b"".join(kept)
    assert (summary.records, summary.failed) == (len(kept), COUNT - len(kept))
    errors = (tmp_path / "out.errors.jsonl").read_text("utf-8")
    assert errors.count("LookupError at test_batch.py:") == COUNT - len(kept)
    assert "Inschaling" not in errors


def test_a_record_that_cannot_be_written_fails_alone(
    source: Path, tmp_path: Path, expected: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vacaturextract import outputs

    def picky(record: vx.Vacancy) -> str:
        if record.record_id == "p7":
            raise OverflowError
        return to_json_line(record)

    monkeypatch.setattr(outputs, "to_json_line", picky)
    summary = go(job(source, tmp_path / "out.jsonl", 1000))
    lines = expected.splitlines(keepends=True)
    assert (tmp_path / "out.jsonl").read_bytes() == b"".join(lines[:7] + lines[8:])
    assert (summary.failed, summary.first[0].partition("; ")[0].partition(" at ")[0]) == (
        1, f"{source}:8: cannot be written: OverflowError",
    )  # fmt: skip


def test_a_stopped_run_is_gone_on_with(source: Path, tmp_path: Path, expected: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out.jsonl"
    with monkeypatch.context() as patched:
        stopping(patched, 3)
        result = run(source, "-o", out, "--part-size", 5, "--workers", 1)
    assert (result.exit_code, out.exists()) == (130, False)
    assert "stopped; the parts that are finished are kept" in result.stderr
    refused = run(source, "-o", out, "--part-size", 5)
    assert refused.exit_code == 1
    assert "out.jsonl.parts: holds 3 finished parts of a run that was stopped; --resume goes on with it" in refused.stderr
    result = run(source, "-o", out, "--part-size", 5, "--resume", "--workers", 2)
    assert (result.exit_code, out.read_bytes()) == (0, expected)
    assert "23 postings read in" in result.stderr
    assert "15 of them by the run that this one went on with" in result.stderr
    assert not (tmp_path / "out.jsonl.parts").exists()


def test_resuming_without_an_unfinished_run_starts_from_the_beginning(source: Path, tmp_path: Path, expected: bytes) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("from another time", encoding="utf-8")
    assert run(source, "-o", out, "--resume").exit_code == 0
    assert out.read_bytes() == expected


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda path, text: path.write_text(text + text, "utf-8"), "the input changed since .*names or sizes of files"),
        (lambda path, text: path.write_text(text.replace("3001", "4001"), "utf-8"), r"changed since .*in.jsonl:1 and .*:5;"),
        (lambda path, text: path.unlink(), "the input changed since"),
    ],
)
def test_an_input_that_changed_is_noticed(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path, str], None], message: str
) -> None:
    work = job(source, tmp_path / "out.jsonl")
    stopped(monkeypatch, work)
    change(source, source.read_text("utf-8"))
    with pytest.raises(InputError, match=message):
        go(work, resume=True)
    assert not (tmp_path / "out.jsonl").exists()


def test_an_input_that_was_touched_is_compared(
    source: Path, tmp_path: Path, expected: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = job(source, tmp_path / "out.jsonl")
    stopped(monkeypatch, work)
    os.utime(source, ns=(1, 1))
    said: list[str] = []
    go(work, resume=True, say=said.append)
    assert said == ["the input was touched since the run that is resumed; what was read of it is compared"]
    assert (tmp_path / "out.jsonl").read_bytes() == expected


@pytest.mark.parametrize(
    ("other", "message"),
    [({"contacts": False}, "had contacts True, this one has False"), ({"part_rows": 6}, "had part size 5, this one has 6")],
)
def test_a_run_with_other_settings_is_not_gone_on_with(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other: dict[str, Any], message: str
) -> None:
    stopped(monkeypatch, job(source, tmp_path / "out.jsonl"))
    with pytest.raises(InputError, match=message):
        go(job(source, tmp_path / "out.jsonl", **other), resume=True)


def test_standard_input_is_gone_on_with(source: Path, tmp_path: Path, expected: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    out, text = tmp_path / "out.jsonl", source.read_bytes()
    arguments = ["extract", "-", "-o", str(out), "--part-size", "5", "--workers", "1"]
    with monkeypatch.context() as patched:
        stopping(patched, 3)
        CliRunner().invoke(app, arguments, input=text)
    shorter = CliRunner().invoke(app, [*arguments, "--resume"], input=text[: len(text) // 3])
    assert "the input changed since the run that is to be resumed, between -:6 and -:8; to start anew" in shorter.stderr
    result = CliRunner().invoke(app, [*arguments, "--resume"], input=text)
    assert (result.exit_code, out.read_bytes()) == (0, expected)


def test_a_full_disk(source: Path, tmp_path: Path, expected: bytes) -> None:
    """A limit on the size of a file stands for it: the same kind of error, without a disk of its own."""
    work = job(source, tmp_path / "out.jsonl", 20)

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(expected) - 1000, resource.RLIM_INFINITY))
        go(work)

    error = in_a_child(limited)
    assert error == (
        f"OutputError: {work.target}: cannot be written: File too large. Parts that were finished are kept; when this is "
        "mended, the same command with --resume goes on"
    )
    assert sorted(path.name for path in work.folder.iterdir()) == [
        "00000000.json", "00000000.jsonl", "00000001.json", "00000001.jsonl", "lock", "run.json",
    ]  # fmt: skip
    parts = (work.folder / "00000000.jsonl").read_bytes() + (work.folder / "00000001.jsonl").read_bytes()
    assert parts == expected
    go(work, resume=True)
    assert work.target.read_bytes() == expected


@pytest.mark.parametrize("suffix", ["jsonl", "jsonl.gz", "csv", "parquet"])
def test_a_disk_that_is_full_from_the_start(source: Path, tmp_path: Path, suffix: str) -> None:
    if suffix == "parquet":
        pytest.importorskip("pyarrow")
    work = job(source, tmp_path / f"out.{suffix}")
    batch.format_of(work.target)

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (400, resource.RLIM_INFINITY))
        go(work)

    error = in_a_child(limited)
    assert error is not None
    assert error.startswith("OutputError: ")
    assert "cannot be written: " in error
    assert "File too large" in error
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A folder that nobody without rights can write to."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        path.chmod(0o555)
        yield path
        path.chmod(0o755)


def test_a_folder_without_leave_to_write(source: Path, locked_folder: Path) -> None:
    def unprivileged() -> None:
        if os.geteuid() == 0:
            os.setuid(65534)
        go(batch.Job(("-",), str(locked_folder / "out.jsonl"), Columns(), Options()))

    error = in_a_child(unprivileged)
    assert error is not None
    assert error.startswith(f"OutputError: {locked_folder}/out.jsonl.parts: cannot be written: Permission denied. ")


def test_outputs_that_cannot_be(source: Path, tmp_path: Path) -> None:
    (tmp_path / "folder.jsonl").mkdir()
    for output, message in [
        (tmp_path / "no" / "out.jsonl", "no: there is no such folder to write to"),
        (tmp_path / "in.jsonl" / "out.jsonl", "in.jsonl: there is no such folder to write to"),
        (tmp_path / "folder.jsonl", "folder.jsonl: is there, and is no file"),
        (source, "in.jsonl: is also an input; write to another file"),
    ]:
        with pytest.raises(OutputError, match=message):
            go(job(source, output))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.jsonl", "in.jsonl"]
    assert "--resume needs an output file" in run(source, "--resume").stderr


def test_two_runs_to_one_output(source: Path, tmp_path: Path) -> None:
    work = job(source, tmp_path / "out.jsonl")
    with batch.RunFolder(work.folder, ".jsonl"), pytest.raises(OutputError, match="another run is writing there"):
        go(work)


def test_the_output_may_lie_among_the_inputs(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Schaal 9.", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert run(tmp_path, "-o", out).exit_code == 0
    once = out.read_bytes()
    assert run(tmp_path, "-o", out).exit_code == 0
    assert (out.read_bytes(), once.count(b"\n")) == (once, 2)


def test_progress_in_plain_lines() -> None:
    now = 0.0
    meter = Meter(print, lambda: now)
    meter.start(1000)
    now = 2.0
    meter.kept(100, 500)
    meter.read(50, 250)
    assert meter.line() == "150 postings, 75%, 25 a second, 0:00:02 left"
    done = batch.Summary(records=1, failed=1, errors=Path("out.errors.jsonl"), first=["a.jsonl:1: has no text"])
    assert meter.summary(done, "out.csv").splitlines() == [
        "2 postings read in 0:00:02, 25 a second; 100 of them by the run that this one went on with",
        "1 record in out.csv",
        "1 posting could not be read; out.errors.jsonl says why. The first:",
        "  a.jsonl:1: has no text",
    ]
    done = batch.Summary(unreadable=2, errors=Path("out.errors.jsonl"))
    assert "\n2 files could not be read; out.errors.jsonl says why." in meter.summary(done, "out.csv")
    unknown = Meter(print, lambda: now)
    unknown.start(None)
    unknown.read(3, 10)
    now = 4.0
    assert unknown.line() == "3 postings, 1.5 a second"
