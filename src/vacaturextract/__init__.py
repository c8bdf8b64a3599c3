"""Read Dutch job postings by machine: typed records with evidence for every value.

Importing this package is cheap: it sets no logging handler and no warning filter, opens no connection, and loads spaCy
only when a pipeline is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from vacaturextract._version import __version__

if TYPE_CHECKING:
    from vacaturextract import knowledge
    from vacaturextract.api import extract, extract_many
    from vacaturextract.differences import diff
    from vacaturextract.duplicates import group_duplicates
    from vacaturextract.errors import VacaturextractError
    from vacaturextract.excel import to_excel
    from vacaturextract.frames import to_frame
    from vacaturextract.pipeline import load
    from vacaturextract.records import Vacancy
    from vacaturextract.showing import show
    from vacaturextract.table import extract_table

__all__ = [
    "Vacancy",
    "VacaturextractError",
    "__version__",
    "diff",
    "extract",
    "extract_many",
    "extract_table",
    "group_duplicates",
    "knowledge",
    "load",
    "show",
    "to_excel",
    "to_frame",
]

_HOMES = {
    "to_excel": "excel",
    "to_frame": "frames",
    "group_duplicates": "duplicates",
    "diff": "differences",
    "Vacancy": "records",
    "VacaturextractError": "errors",
    "extract": "api",
    "extract_many": "api",
    "extract_table": "table",
    "load": "pipeline",
    "show": "showing",
}


def __getattr__(name: str) -> Any:
    if name == "knowledge":
        return import_module("vacaturextract.knowledge")
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'vacaturextract' has no attribute {name!r}")
    return getattr(import_module(f"vacaturextract.{home}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
