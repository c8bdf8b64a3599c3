"""The notebooks run from top to bottom on what the repository holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


_SLOW = {"many_postings", "score_a_rival"}
"""They read the whole corpus, one of them eight times over."""


@pytest.mark.parametrize(
    "notebook",
    [pytest.param(path, id=path.stem, marks=[pytest.mark.slow] if path.stem in _SLOW else []) for path in NOTEBOOKS],
)
def test_cells_run(notebook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT / "notebooks")
    monkeypatch.setenv("MPLBACKEND", "Agg")
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    assert "You learn" in "".join(cells[0]["source"])
    names: dict[str, object] = {"__name__": "__main__"}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), str(notebook), "exec"), names)
    assert capsys.readouterr().out.count("\n") > 10


def test_which_there_are() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["first_record", "many_postings", "own_pattern", "score_a_rival"]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_output_is_kept(notebook: Path) -> None:
    for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
        assert not cell.get("outputs")
