"""Files of the evaluation: JSON, JSON Lines and reports, with one-line errors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vacaturextract.errors import InputError


def read_text(path: str | Path) -> str:
    """The content of a UTF-8 file.

    Raises:
        InputError: it cannot be read.
    """
    try:
        return Path(path).read_text("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8") from None


def json_objects(path: str | Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each object of a JSON Lines file with its place ("file:line").

    Raises:
        InputError: the file cannot be read, or a line is no JSON object.
    """
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if line.strip():
            yield f"{path}:{number}", json_object(line, f"{path}:{number}")


def json_object(content: str, where: str) -> dict[str, Any]:
    """The object that a JSON text holds.

    Raises:
        InputError: it is no JSON object; the message names ``where``.
    """
    try:
        held = json.loads(content)
    except ValueError as error:
        raise InputError(f"{where}: is no JSON: {error}") from None
    if not isinstance(held, dict):
        raise InputError(f"{where}: must be a JSON object")
    return held


def write_text(path: str | Path, content: str) -> None:
    """Write a UTF-8 file.

    Raises:
        InputError: it cannot be written.
    """
    try:
        Path(path).write_text(content, "utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from None
