"""The documentation is true: its Python runs and prints what it says, and its commands exist."""

from __future__ import annotations

import doctest
import os
import re
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from tests.conftest import ROOT
from vacaturextract.cli import app
from vacaturextract.fields import FIELDS
from vacaturextract.fields.base import COMMON_REASONS
from vacaturextract.findings import FIELD_REASONS

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


def _pages_of(nav: object) -> set[str]:
    if isinstance(nav, str):
        return {nav}
    return {page for part in (nav.values() if isinstance(nav, dict) else nav) for page in _pages_of(part)}  # type: ignore[attr-defined]


def test_the_site_shows_every_page() -> None:
    pages = {path.name for path in ROOT.glob("docs/*.md")}
    made = {"reasons.md", "architecture.md", "contributing.md", "changelog.md"}
    assert _pages_of(yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]) == pages | made


def test_a_page_of_a_field_shows_each_rule_and_each_reason() -> None:
    pytest.importorskip("mkdocs", reason="the site needs the extra docs")
    from docs.hooks import field_page

    from vacaturextract.fields import hours
    from vacaturextract.rules import PatternLibrary

    rules = [rule for rule in PatternLibrary.load().rules if rule.stem == "hours"]
    page = field_page("hours", rules)
    assert [line[5:-1] for line in page.splitlines() if line.startswith("### ")] == [rule.id for rule in rules]
    assert page.count("<li>") == sum(len(rule.examples) + len(rule.counter_examples) for rule in rules)
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", page, re.MULTILINE))
    assert rows == {slug: meaning for slug, meaning in hours.REASONS.items() if slug not in COMMON_REASONS}


def test_every_reason_stands_on_a_page() -> None:
    pytest.importorskip("mkdocs", reason="the site needs the extra docs")
    from docs.hooks import field_page, reasons_page

    shared = reasons_page()
    assert [slug for slug in (*FIELD_REASONS, *COMMON_REASONS) if f"| `{slug}` | " not in shared] == []
    for stem, spec in FIELDS.items():
        pages = field_page(stem, []) + shared
        assert [row for row in spec.reasons.items() if "| `{}` | {} |".format(*row) not in pages] == []
