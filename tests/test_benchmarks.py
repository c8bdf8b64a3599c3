"""The benchmarks run, and the check of the ratios fails where it should. The figures themselves are CI's last step."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks import memory, rivals, speed, stages

from vacaturextract import fields

TEXTS = ["Wij zoeken een adviseur. Het salaris is maximaal € 4.120 bruto per maand (schaal 9) bij 36 uur per week."] * 3


def test_ratios() -> None:
    found, milliseconds = speed.ratios(TEXTS, rounds=1)
    assert list(found) == ["extract_many", "pipe"]
    assert list(milliseconds) == ["make_doc", "extract_many", "pipe"]
    assert min(*found.values(), *milliseconds.values()) > 0


def test_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(speed, "RECORDED", tmp_path / "recorded.json")
    speed.RECORDED.write_text('{"extract_many": 2.0, "pipe": 3.0}', "utf-8")
    assert speed.check({"extract_many": 2.5, "pipe": 3.0}) == 0
    assert speed.check({"extract_many": 2.51, "pipe": 3.0}) == 1
    assert "extract_many: 2.51 of make_doc; recorded 2.00, at most 2.50" in capsys.readouterr().out


def test_recorded_ratios_are_there() -> None:
    assert list(speed.json.loads(speed.RECORDED.read_text("utf-8"))) == list(speed.BESIDE)


def test_a_first_record_is_held_against_a_first_doc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "cold_start", lambda: [(0.02, 0.01), (1.9, 1.5), (2.4, 2.0)])
    monkeypatch.setattr(speed, "ratios", lambda *_: ({"extract_many": 4.0, "pipe": 5.0}, {}))
    assert speed.checked_ratios(TEXTS, 1) == {"extract_many": 4.0, "pipe": 5.0, "first_record": 0.75}


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, time; start = time.process_time(); import vacaturextract\n"
        "print(time.process_time() - start, *({'spacy', 'pydantic', 'regex', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, *loaded = done.stdout.split()
    assert (loaded, float(seconds) < 0.3) == ([], True)


def test_stages() -> None:
    assert list(stages.stage_times(TEXTS, rounds=1)) == [
        "text", "scan", "layout", "field kind", *(f"field {stem}" for stem in fields.STEMS), "record",
    ]  # fmt: skip


def test_a_rival_that_is_missing_is_left_out() -> None:
    assert rivals.Rival("none", "no_such_library", "nothing", lambda library: library).milliseconds(TEXTS) is None
    assert rivals.Rival("length", "math", "nothing", lambda library: len).milliseconds(TEXTS) is not None


def test_every_posting_has_new_words() -> None:
    words = [word for text in memory.postings(50) for word in {text.split()[0], text.split()[1]}]
    assert len(set(words)) == len(words) == 100


@pytest.mark.parametrize("way", memory.WAYS)
def test_memory_that_grows_too_much_fails(
    way: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sizes = iter(range(40, 1000, 5))
    monkeypatch.setattr(memory, "resident", lambda: next(sizes))
    assert memory.run(way, 20, allowed=44) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 11
    assert lines[-1].startswith(f"{way}: 40 MB at the start, 45 after 2, 90 at the end of 20, ")
    assert "+45 MB since the first tenth (allowed 44)" in lines[-1]
    sizes = iter(range(40, 1000, 5))
    assert memory.run(way, 20, allowed=45) == 0
