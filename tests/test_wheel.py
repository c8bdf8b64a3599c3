"""The built wheel, installed alone in a clean environment, extracts: its patterns are inside."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import POSTING, ROOT
from vacaturextract.knowledge.files import DATA

CODE = "import sys, vacaturextract as vx; print(vx.extract(sys.stdin.read()).model_dump_json())"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_patterns_and_what_is_known(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    expected = {
        f"vacaturextract/{path.relative_to(ROOT)}"
        for path in (ROOT / "patterns").rglob("*")
        if path.suffix in (".yaml", ".csv", ".json")
    }
    expected |= {f"vacaturextract/knowledge/data/{path.name}" for path in DATA.glob("*.csv")}
    assert expected <= names
    assert "vacaturextract/py.typed" in names


def test_the_wheel_alone_extracts(wheel: Path, tmp_path: Path) -> None:
    """The package comes from the wheel alone; its dependencies, which it names, from where the tests run."""
    target = tmp_path / "site"
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(target),
        str(wheel),
    ]
    subprocess.run(command, check=True, capture_output=True)
    code = f"import sys; sys.path.insert(0, {str(target)!r}); {CODE.replace('import sys, ', 'import ')}"
    code += f"; assert vx.__file__.startswith({str(target)!r}), vx.__file__"
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], input=POSTING, capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.stderr == ""
    record = json.loads(done.stdout)
    assert (record["salary_scales"][0]["scale"], record["pay"][0]["maximum"]) == ("10", "5247")


@pytest.mark.slow
def test_the_wheel_in_a_clean_environment(wheel: Path, tmp_path: Path) -> None:
    """As a stranger does it: a new venv, pip install of the wheel with what it needs, a posting through the command."""
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    installed = subprocess.run(
        [venv / "bin" / "python", "-m", "pip", "install", "--quiet", str(wheel)], capture_output=True, text=True, check=False
    )
    if "No matching distribution" in installed.stderr or "ConnectionError" in installed.stderr:
        pytest.skip("no package index is reachable here")
    assert installed.returncode == 0, installed.stderr
    done = subprocess.run(
        [venv / "bin" / "vacaturextract", "extract", "-"], input=POSTING, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout)["hours"]["maximum"] == 36.0
