"""The folder OUT.parts that stands beside an output while a run lasts: what is finished, and what the run was asked to do.

- ``run.json``: what is read, and how. A run is only resumed by one that would write the same.
- ``00000000.jsonl`` (or .csv, .parquet) and ``00000000.json`` for each finished part: its records; and its note, with counts,
  faults and a digest of the postings that were read. The note is written last: a part is finished when it is there.

Every file is written under another name and then renamed, so each is whole or absent, whenever the run is killed.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from vacaturextract.errors import InputError, OutputError
from vacaturextract.slices import Say

MANIFEST = "run.json"
_LOCK = "lock"


def write_whole(path: Path, write: Callable[[IO[bytes]], None]) -> None:
    """Write a file that is whole or absent; what was there before stays until then.

    Raises:
        OSError: it cannot be written; nothing is left of it.
    """
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    try:
        with draft.open("wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


class PartFolder:
    """The parts of one run, for the parent and the workers.

    Args:
        path: the folder.
        suffix: of the parts' records.
    """

    def __init__(self, path: Path, suffix: str) -> None:
        self.path, self._suffix = path, suffix

    def records(self, index: int) -> Path:
        """The records of a part."""
        return self.path / f"{index:08d}{self._suffix}"

    def _note(self, index: int) -> Path:
        return self.path / f"{index:08d}.json"

    def has(self, index: int) -> bool:
        """Whether a part is finished."""
        return self._note(index).exists()

    def note(self, index: int) -> dict[str, Any]:
        """What was noted of a finished part."""
        held: dict[str, Any] = json.loads(self._note(index).read_bytes())
        return held

    def put(self, index: int, write: Callable[[IO[bytes]], None], note: dict[str, Any]) -> None:
        """Keep the records and the note of a part."""
        write_whole(self.records(index), write)
        write_whole(self._note(index), lambda file: _dump(note, file))


class RunFolder(PartFolder):
    """The folder as the parent holds it: made and locked on entering, gone when it is empty or the run is complete."""

    def __enter__(self) -> RunFolder:
        if not self.path.parent.is_dir():
            raise OutputError(f"{self.path.parent}: there is no such folder to write to")
        shutil.rmtree(self._leaving, ignore_errors=True)  # a run that was killed at its very end
        self.path.mkdir(exist_ok=True)
        self._lock = (self.path / _LOCK).open("wb")
        if not _locked(self._lock):
            self._lock.close()
            raise OutputError(f"{self.path}: another run is writing there")
        return self

    def __exit__(self, *_: object) -> None:
        if self.path.exists() and not self.finished():
            self.remove()
        self._lock.close()

    @property
    def _leaving(self) -> Path:
        return self.path.with_name(self.path.name + ".done")

    def finished(self) -> int:
        """How many parts are finished."""
        return sum(1 for path in self.path.glob("*.json") if path.name != MANIFEST)

    def claim(self, manifest: dict[str, Any], say: Say, *, resume: bool) -> None:
        """Make sure that the parts found here are those of the same run.

        Args:
            manifest: what this run reads, and how; of flat values.
            say: hears when the input was touched.
            resume: whether parts of an earlier run may be used.

        Raises:
            OutputError: there are parts, and they may not be used.
            InputError: there are parts, but of another input, or read in another way.
        """
        for draft in self.path.glob("*.draft"):
            draft.unlink(missing_ok=True)
        kept = self.finished()
        if kept and not resume:
            raise OutputError(
                f"{self.path}: holds {kept} finished parts of a run that was stopped; --resume goes on with it. To start anew, "
                "remove that folder"
            )
        if kept:
            self._compare(json.loads((self.path / MANIFEST).read_bytes()), manifest, say)
        write_whole(self.path / MANIFEST, lambda file: _dump(manifest, file))

    def _compare(self, before: dict[str, Any], now: dict[str, Any], say: Say) -> None:
        anew = f"to start anew, remove {self.path}"
        if before["input"] != now["input"]:
            raise InputError(f"the input changed since the run that is to be resumed (names or sizes of files); {anew}")
        for key in sorted(before.keys() | now.keys()):
            if key != "touched" and before.get(key) != now.get(key):
                raise InputError(
                    f"the run that is to be resumed had {key} {before.get(key)!r}, this one has {now.get(key)!r}; {anew}"
                )
        if before["touched"] != now["touched"]:
            say("the input was touched since the run that is resumed; what was read of it is compared")

    def remove(self) -> None:
        """The folder goes, in one step: half of it would look like a run to be resumed."""
        self.path.replace(self._leaving)
        shutil.rmtree(self._leaving, ignore_errors=True)


def _dump(value: dict[str, Any], file: IO[bytes]) -> None:
    file.write(json.dumps(value).encode())


def _locked(file: IO[bytes]) -> bool:
    """Whether the file could be locked; the lock goes with the process. Always true where the system has no such locks."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
