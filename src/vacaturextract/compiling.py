"""Compiles regexes of the engine ``regex``, which takes most of the time to a first record.

Compiling all rules takes over a second, reading them in compiled form some hundredths. So the package brings the compiled forms
of its rules, in ``compiled.bin``. They serve where the engine is of the version that made them, and a rule's regex is still the
one that was compiled; any other is compiled when it is first used. The outcome is the same.

``python -m vacaturextract.compile_rules`` makes the file anew, after rules have changed.
"""

from __future__ import annotations

import gc
import hashlib
import pickle
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import cast

import regex

FILE = Path(__file__).with_name("compiled.bin")


def compiled(source: str, flags: int = 0) -> regex.Pattern[str]:
    """``regex.compile`` with the collector paused."""
    with collector_paused():
        return regex.compile(source, flags)


def ready_or_compiled(source: str, flags: int) -> regex.Pattern[str]:
    """A regex that the package may bring in compiled form."""
    form = _forms().get(_key(source, flags))
    if form is None:
        return compiled(source, flags)
    return cast("regex.Pattern[str]", pickle.loads(form))  # noqa: S301 - a file of the package, as its code is


def write_forms(sources: Iterable[tuple[str, int]], path: Path) -> int:
    """Write regexes in compiled form; how many."""
    forms = {_key(source, flags): pickle.dumps(compiled(source, flags)) for source, flags in sources}
    path.write_bytes(zlib.compress(pickle.dumps((regex.__version__, forms)), 9))
    return len(forms)


def has_forms() -> bool:
    """Whether the compiled forms are of the engine that is installed."""
    return bool(_forms())


@cache
def _forms() -> Mapping[bytes, bytes]:
    if not FILE.exists():
        return {}
    version, forms = pickle.loads(zlib.decompress(FILE.read_bytes()))  # noqa: S301 - as above
    return cast("Mapping[bytes, bytes]", forms) if version == regex.__version__ else {}


def _key(source: str, flags: int) -> bytes:
    return hashlib.blake2b(f"{int(flags)} {source}".encode(), digest_size=16).digest()


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
