"""Compiling in less time: the outcome is that of the engine, and what was changed for it is put back."""

from __future__ import annotations

import gc
import pickle

import pytest
import regex

from vacaturextract.compiling import collector_paused, compiled
from vacaturextract.rules import PatternLibrary

SOURCES = sorted((rule.source for rule in PatternLibrary.load().rules), key=len)[::40]


@pytest.mark.parametrize("source", SOURCES, ids=len)
@pytest.mark.parametrize(
    "flags", [regex.VERBOSE | regex.IGNORECASE, regex.VERBOSE | regex.FULLCASE | regex.IGNORECASE | regex.V1]
)
def test_the_outcome_is_the_same(source: str, flags: int) -> None:
    regex.purge()
    quick = pickle.dumps(compiled(source, flags))
    regex.purge()
    assert quick == pickle.dumps(regex.compile(source, flags))


@pytest.mark.parametrize("source", ["uur", "(uur"])
def test_flags_are_compared_as_before(source: str) -> None:
    regex.purge()
    try:
        compiled(source)
    except regex.error:
        assert source == "(uur"
    assert isinstance(regex.IGNORECASE & regex.MULTILINE, regex.RegexFlag)
    assert isinstance(3 & regex.IGNORECASE, regex.RegexFlag)


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
