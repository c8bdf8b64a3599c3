"""Pages of the site that are made when it is built: one per field from patterns/, the reasons, and the pages of the root."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from vacaturextract.fields import FIELDS, jsonld
from vacaturextract.fields.base import COMMON_REASONS, FieldSpec
from vacaturextract.findings import FIELD_REASONS
from vacaturextract.rules import STEMS, Example, PatternLibrary, Rule

ROOT = Path(__file__).resolve().parents[1]
_OF_ROOT = {"architecture.md": "ARCHITECTURE.md", "contributing.md": "CONTRIBUTING.md", "changelog.md": "CHANGELOG.md"}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The pages of the fields, put before the reference."""
    pages = [{_title(stem): f"fields/{stem}.md"} for stem in _stems()]
    assert config.nav is not None
    config.nav.insert(2, {"Fields": pages})
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The pages that no file in docs/ holds."""
    library = PatternLibrary.load()
    made = {f"fields/{stem}.md": field_page(stem, [r for r in library.rules if r.stem == stem]) for stem in _stems()}
    made["reasons.md"] = reasons_page()
    made |= {page: (ROOT / name).read_text("utf-8") for page, name in _OF_ROOT.items()}
    for name, content in made.items():
        files.append(File.generated(config, name, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """In the repository a page is named by its path; on the site that is a link."""
    up = "../" * page.file.src_uri.count("/")
    return re.sub(r"`docs/([\w-]+)\.md`", rf"[\1]({up}\1.md)", markdown)


def _stems() -> list[str]:
    return sorted({rule.stem for rule in PatternLibrary.load().rules} & set(STEMS))


def _title(stem: str) -> str:
    return stem.replace("_", " ").capitalize()


def field_page(stem: str, rules: list[Rule]) -> str:
    """What the rules of a field read, each with its examples and what it must leave alone, and why a find is refused."""
    head = (
        f"# {_title(stem)}\n\n{len(rules)} rules of `patterns/{stem}.yaml` read this field, in this order of rank. The "
        "examples run as tests.\n"
    )
    spec = FIELDS.get(stem)
    told = [] if spec is None else [_place(spec), _refusals(spec)]
    return "\n".join([head, *told, "## Rules\n", *(_rule(rule) for rule in rules)])


def _place(spec: FieldSpec) -> str:
    model = f"`{spec.model.__name__}`"
    holds = f"holds a list of {model}" if spec.many else f"is a {model} or null"
    empty = "an empty one has a gap that says why: see" if spec.explains_gap else "for other reasons see"
    return f"In the record `{spec.record_key}` {holds}; {empty} [reasons](../reasons.md).\n"


def _refusals(spec: FieldSpec) -> str:
    own = {slug: meaning for slug, meaning in spec.reasons.items() if COMMON_REASONS.get(slug) != meaning}
    return (
        "## Reasons\n\nWhat was found and is not the value stands in the trace with one of these reasons, or one that "
        f"[all fields share](../reasons.md#of-all-fields).\n\n{_table(own)}\n"
    )


def _table(reasons: Mapping[str, str]) -> str:
    rows = "\n".join(
        f"| `{slug}` | {escape(meaning, quote=False).replace('|', '&#124;')} |" for slug, meaning in reasons.items()
    )
    return f"| Reason | What it says |\n| --- | --- |\n{rows}\n"


def _rule(rule: Rule) -> str:
    parts = [f"### `{rule.id}`", escape(rule.describes)]
    if rule.cues:
        parts.append(
            "Tried near: " + ", ".join(f"<code>{escape(cue.strip())}</code>" for cue in rule.cues[:12]) + _more(rule.cues)
        )
    parts.append(_examples("Reads", rule.examples))
    parts.append(_examples("Leaves alone", rule.counter_examples))
    return "\n\n".join(part for part in parts if part) + "\n"


def _more(cues: tuple[str, ...]) -> str:
    return f" and {len(cues) - 12} more" if len(cues) > 12 else ""


def _examples(heading: str, examples: tuple[Example, ...]) -> str:
    def line(example: Example) -> str:
        told = ", ".join(f"{name}: {value}" for name, value in example.value.items()) or example.why
        return f"<li><code>{_flat(example.text)}</code>{f' <small>{_flat(told)}</small>' if told else ''}</li>"

    return f"<p>{heading}:</p>\n<ul>\n" + "\n".join(map(line, examples)) + "\n</ul>" if examples else ""


def _flat(text: str) -> str:
    return escape(" ⏎ ".join(text.split("\n")))


def reasons_page() -> str:
    """Why one of the seven fields is empty, and the reasons that all fields share; those of one field stand on its page."""
    pages = ", ".join(f"[{_title(stem).lower()}](fields/{stem}.md#reasons)" for stem in _stems() if stem in FIELDS)
    return (
        "# Reasons\n\n## Of empty fields\n\nEach of the seven fields that is empty has a gap in `record.gaps` with its reason, "
        f"and the words that were looked at where there are any.\n\n{_table(FIELD_REASONS)}\n"
        "## Of refused values\n\nWhat was considered and refused stands in the trace, with a reason for each: "
        '`vx.extract(text, explain=True).trace`, `record.why("pay")`, or `vacaturextract why posting.txt pay`. '
        f"The reasons of each field: {pages}.\n\n"
        f"### Of all fields\n\n{_table({**COMMON_REASONS, **jsonld.REASONS})}"
    )
