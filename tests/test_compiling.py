"""Compiling in less time: the outcome is that of the engine, and what was changed for it is put back."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from vacaturextract import compiling
from vacaturextract.compiling import collector_paused, compiled, ready_or_compiled, write_forms
from vacaturextract.rules import FLAGS, PatternLibrary


def _found(pattern: regex.Pattern[str], text: str) -> list[tuple[tuple[int, int], dict[str, tuple[int, int]]]]:
    return [(match.span(), {name: match.span(name) for name in match.groupdict()}) for match in pattern.finditer(text)]


@pytest.fixture
def forms_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file of compiled forms in the place of the package's."""
    monkeypatch.setattr(compiling, "FILE", tmp_path / "forms.bin")
    compiling._forms.cache_clear()
    yield tmp_path / "forms.bin"
    compiling._forms.cache_clear()


def test_the_package_brings_the_rules_in_compiled_form() -> None:
    forms = compiling._forms()
    if not compiling.has_forms():
        pytest.skip(f"compiled.bin is of another version of regex than {regex.__version__}")
    rules = PatternLibrary.load().rules
    missing = [rule.id for rule in rules if compiling._key(rule.source, FLAGS) not in forms]
    assert len(missing) <= len(rules) / 10, "rules have changed: run python -m vacaturextract.compile_rules"
    for rule in rules[::10]:
        fresh = regex.compile(rule.source, FLAGS)  # its code may differ: the engine orders sets by chance
        for example in (*rule.examples, *rule.counter_examples):
            assert _found(ready_or_compiled(rule.source, FLAGS), example.text) == _found(fresh, example.text)


def test_forms_of_this_engine_serve_and_those_of_another_do_not(forms_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert write_forms([("u+r", FLAGS)], forms_file) == 1
    monkeypatch.setattr(compiling, "compiled", lambda *_: "compiled anew")
    assert _found(ready_or_compiled("u+r", FLAGS), "Een uur") == [((4, 7), {})]
    assert ready_or_compiled("u+r", 0) == "compiled anew"
    assert ready_or_compiled("u+", FLAGS) == "compiled anew"
    compiling._forms.cache_clear()
    monkeypatch.setattr(regex, "__version__", "0")
    assert ready_or_compiled("u+r", FLAGS) == "compiled anew"


def test_without_the_file_all_is_compiled(forms_file: Path) -> None:
    assert not forms_file.exists()
    assert ready_or_compiled("u+r", FLAGS).search("Uuur") is not None


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_left_as_it_was(enabled: bool) -> None:
    before = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        with collector_paused():
            assert not gc.isenabled()
        assert gc.isenabled() is enabled
        with pytest.raises(regex.error):
            compiled("(uur")
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()
