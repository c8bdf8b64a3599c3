"""The notebooks run from top to bottom on what the repository holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_cells_run(notebook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT / "notebooks")
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    assert "You learn" in cells[0]["source"]
    names: dict[str, object] = {"__name__": "__main__"}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec(compile(cell["source"], str(notebook), "exec"), names)
    assert capsys.readouterr().out.count("\n") > 10


def test_there_is_one() -> None:
    assert NOTEBOOKS
