"""Compiles regexes of the engine ``regex``, which takes most of the time to a first record."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import regex


def compiled(source: str, flags: int = 0) -> regex.Pattern[str]:
    """``regex.compile`` with the collector paused."""
    with collector_paused():
        return regex.compile(source, flags)


@contextmanager
def collector_paused() -> Iterator[None]:
    """No looking for cycles among the many objects that are made to be kept, or dropped at once without them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
