"""Compiles regexes of the engine ``regex``, which takes most of the time to a first record."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import regex

_ENUM_AND = regex.RegexFlag.__and__


def compiled(source: str, flags: int = 0) -> regex.Pattern[str]:
    """``regex.compile`` in two thirds of the time, with the same outcome.

    The engine's compiler compares flags for each character of a regex. They are members of an enum, whose ``&`` is a function
    of Python that looks up the member of its outcome. While a regex is compiled they are compared as the numbers that they are.
    """
    _set_and(int.__and__)
    try:
        with collector_paused():
            return regex.compile(source, flags)
    finally:
        _set_and(_ENUM_AND)


def _set_and(function: object) -> None:
    for name in ("__and__", "__rand__"):
        setattr(regex.RegexFlag, name, function)


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
