"""The documentation is true: its commands run, and its Python runs and prints what it says."""

from __future__ import annotations

import doctest
import gzip
import os
import re
import shlex
from pathlib import Path

import pytest
import yaml
from spacy.util import is_package
from typer.testing import CliRunner

from tests.conftest import ROOT
from tests.kitchen import lay_out
from vacaturextract.cli import app
from vacaturextract.fields import FIELDS
from vacaturextract.fields.base import COMMON_REASONS
from vacaturextract.findings import FIELD_REASONS

PAGES = sorted(path for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("corpus/*.md")))
_NOT_HERE = (
    "python3 -m venv", "python -m spacy download", "python benchmarks/", "ruff format",
)  # fmt: skip
"""Commands that set up, fetch or measure; CI and people run them."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_code_of_a_page_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """First its commands in their order, then its Python, in a folder that holds the files they name."""
    lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("vacaturextract.cli.available_cores", lambda: 1)
    for command in commands_of(page.read_text("utf-8")):
        run_command(command)
    result = doctest.testfile(str(page), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.failed == 0


def commands_of(text: str) -> list[str]:
    """The lines of the blocks of shell, without what cannot run here."""
    blocks = re.findall(r"^```bash\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [re.sub(r"\s+#.*", "", line).removeprefix(".venv/bin/") for block in blocks for line in block.splitlines()]
    lacking = () if is_package("nl_core_news_sm") else ("nl_core_news_sm",)
    return [line for line in lines if not line.startswith(_NOT_HERE) and not any(name in line for name in lacking)]


def run_command(line: str) -> None:
    """A command of a page: this library's, perhaps with a file on standard input; processes are tested elsewhere."""
    *before, own = line.split(" | ")
    given = b""
    if before:
        shown, name = before[0].split()
        given = gzip.decompress(Path(name).read_bytes()) if shown == "zcat" else Path(name).read_bytes()
    program, *arguments = shlex.split(re.sub(r"--workers \d+", "--workers 1", own))
    assert program == "vacaturextract", line
    result = CliRunner().invoke(app, arguments, input=given)
    assert result.exit_code == 0, (line, result.output)


def test_the_readme_runs_something() -> None:
    parser = doctest.DocTestParser()
    assert len(parser.get_examples((ROOT / "README.md").read_text("utf-8"))) > 20


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
