"""Compiling in less time: what was changed for it is put back."""

from __future__ import annotations

import gc

import pytest
import regex

from vacaturextract.compiling import collector_paused, compiled


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
