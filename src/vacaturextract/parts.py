"""Cuts files, folders and standard input into parts that workers read by themselves.

The same input always gives the same parts.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vacaturextract.cutters import cutter_of
from vacaturextract.errors import InputError
from vacaturextract.slices import TABLES, TEXTS, Fault, Part, Say, Slice

PART_ROWS = 2000
"""Postings in a part, unless the caller says otherwise."""
_PART_BYTES = 16_000_000
"""A part is closed early when its rows fill this many bytes."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of an input as they stand now."""

    files: int
    bytes: int
    """None of standard input is known beforehand."""
    digest: str
    """Of names and sizes."""
    newest: int
    """The latest modification, in nanoseconds."""


def files_of(source: str, skip: Collection[Path] = (), others: list[str] | None = None) -> Iterator[str]:
    """The files of a source: itself, or those of a folder and its subfolders in order of name that can hold postings.

    Args:
        source: a file, a folder, or "-".
        skip: files and folders to leave out of folders.
        others: gets the suffixes of the files that are of no kind known here; hidden files are not told.

    Raises:
        InputError: a folder cannot be read.
    """
    path = Path(source)
    if source == "-" or not path.is_dir():
        yield source
        return
    skipped = {left_out.resolve() for left_out in skip}
    try:
        entries = sorted(path.iterdir(), key=lambda child: child.name)
    except OSError as error:
        raise InputError(f"{source}: cannot be read: {error.strerror}") from None
    for entry in entries:
        if entry.name in {left_out.name for left_out in skipped} and entry.resolve() in skipped:
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from files_of(str(entry), skip, others)
        elif entry.is_file() and entry.name.lower().endswith(TABLES + TEXTS):
            yield str(entry)
        elif others is not None and entry.is_file() and not entry.name.startswith("."):
            others.append(entry.suffix.lower() or "no suffix")


def listing_of(sources: Iterable[str], skip: Collection[Path] = ()) -> Listing:
    """Names, sizes and times of an input, so that a change is noticed. Files that are missing count as empty."""
    digest, files, size, newest = hashlib.blake2b(digest_size=16), 0, 0, 0
    for source in sources:
        for name in files_of(source, skip):
            held, changed = 0, 0
            with contextlib.suppress(OSError):
                status = Path(name).stat()
                held, changed = status.st_size, status.st_mtime_ns
            files, size, newest = files + 1, size + held, max(newest, changed)
            digest.update(f"{name}\0{held}\n".encode("utf-8", "surrogateescape"))
    return Listing(files, size, digest.hexdigest(), newest)


def cut(
    sources: Iterable[str],
    text_column: str,
    say: Say,
    *,
    rows: int = PART_ROWS,
    skip: Collection[Path] = (),
) -> Iterator[Part | Fault]:
    """The parts of an input in order, and the files that cannot be read, as they are met.

    Args:
        sources: files, folders, or "-" for standard input.
        text_column: must be there in tables that have a header.
        say: gets a line about a table that is not UTF-8.
        rows: postings in a part.
        skip: files and folders to leave out of folders.
    """
    index, pieces, room, size = 0, list[Slice](), rows, _PART_BYTES
    for source in sources:
        others = list[str]()
        for name in files_of(source, skip, others):
            try:
                with cutter_of(name, text_column, say) as cutter:
                    while (piece := cutter.cut(room, size)) is not None:
                        pieces.append(piece)
                        room, size = room - piece.rows, size - piece.weight
                        if room <= 0 or size <= 0:
                            yield Part(index, tuple(pieces))
                            index, pieces, room, size = index + 1, [], rows, _PART_BYTES
            except InputError as error:
                yield Fault(name, None, None if name == "-" else Path(name).name, str(error))
        if others:
            say(f"{source}: files of other kinds are left out: {len(others)} ({', '.join(sorted(set(others)))})")
    if pieces:
        yield Part(index, tuple(pieces))
