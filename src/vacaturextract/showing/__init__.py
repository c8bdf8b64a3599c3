"""What a record looks like: a card in a notebook or a page, lines in a terminal."""

from __future__ import annotations

import sys

from vacaturextract.records import Vacancy
from vacaturextract.showing.card import to_html
from vacaturextract.showing.words import lines, lines_beside
from vacaturextract.text import harmless

__all__ = ["show", "to_html"]


def show(record: Vacancy, text: str | None = None) -> None:
    """Show a record to the person at the keyboard: as a card in a notebook, as lines of text elsewhere.

    In a notebook a record that is the last expression of a cell shows itself; this shows one in the middle of a cell, and
    with ``text`` one that no longer knows its posting (from ``extract_many``, from a file).

    Args:
        record: from ``vacaturextract.extract`` or read back from JSON.
        text: the posting it was read from, where the record no longer knows it.

    Raises:
        ArgumentError: ``text`` is not the text of this record.
    """
    if _in_notebook():
        from IPython.display import HTML, display

        display(HTML(to_html(record, text)))
        return
    record.posting_text(text)
    print("\n".join(text_lines(record)))


def text_lines(record: Vacancy) -> list[str]:
    """The record as lines of plain text, without a control character."""
    told = [f"{line.label}: {harmless('; '.join(value.text for value in line.values))}" for line in lines(record)]
    told.extend(f"Beside the text, {line.label.lower()}: {harmless(line.values[0].text)}" for line in lines_beside(record))
    told.extend(f"Take care: {harmless(warning.message)}" for warning in record.warnings)
    if record.kind == "other":
        told.append("This text was taken for no posting, so nothing was read from it.")
    else:
        told.extend(f"{gap.field} is empty: {harmless(gap.message)}." for gap in record.gaps)
    return [" ".join(line.split()) for line in told]


def _in_notebook() -> bool:
    """Whether this runs in a kernel that can display HTML; IPython is asked only where it is loaded already."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return shell is not None and hasattr(shell, "kernel")
