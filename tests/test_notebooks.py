"""What the notebooks are; that they run from top to bottom is for ``pytest --nbmake notebooks``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def cells_of(notebook: Path) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads(notebook.read_text("utf-8"))["cells"]
    return cells


def test_which_there_are() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["first_record", "many_postings", "own_pattern", "score_a_rival"]


def test_ci_executes_them() -> None:
    assert "-m pytest --nbmake --durations=4 notebooks\n" in (ROOT / ".ci" / "run").read_text("utf-8")


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_opens_with_what_one_learns(notebook: Path) -> None:
    first = cells_of(notebook)[0]
    assert first["cell_type"] == "markdown"
    assert "\nYou learn: " in "".join(first["source"])


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_output_is_kept(notebook: Path) -> None:
    assert [cell["outputs"] for cell in cells_of(notebook) if cell.get("outputs")] == []
