"""The documentation is true: its Python runs and prints what it says, and its commands exist."""

from __future__ import annotations

import doctest
import os
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.conftest import ROOT
from vacaturextract.cli import app

PAGES = sorted(path for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("corpus/*.md")))
_COMMAND = re.compile(r"vacaturextract (extract|why|schema|patterns \w+|evaluate|calibrate|report)\b")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_python_blocks(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(page), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.failed == 0


def test_the_readme_runs_something() -> None:
    parser = doctest.DocTestParser()
    assert len(parser.get_examples((ROOT / "README.md").read_text("utf-8"))) > 20


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_exist(page: Path) -> None:
    for command in set(_COMMAND.findall(page.read_text("utf-8"))):
        assert CliRunner().invoke(app, [*command.split(), "--help"]).exit_code == 0, command


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_files_that_are_named_exist(page: Path) -> None:
    for name in set(
        re.findall(r"`((?:src|patterns|corpus|tests|examples|docs|notebooks)/[\w./-]+\.\w+)`", page.read_text("utf-8"))
    ):
        assert os.path.exists(ROOT / name), name  # noqa: PTH110


def test_ci_calls_the_command_of_the_readme() -> None:
    assert "-m pytest" in (ROOT / ".ci" / "run").read_text("utf-8")
