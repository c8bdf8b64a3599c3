"""Steps that undo damage to plain text, each on what the one before it left: characters, spaced letters, quotation
marks, pages, lines, flattened tables, glued words.

A step first looks whether its damage is there at all, by tests that cost next to nothing; clean text is not gone through.
"""

from __future__ import annotations

from collections.abc import Callable

from vacaturextract.repair.characters import repair_characters
from vacaturextract.repair.edits import Edit, Repaired
from vacaturextract.repair.lines import repair_lines
from vacaturextract.repair.pages import remove_page_furniture
from vacaturextract.repair.rows import join_flat_rows, remove_quote_marks
from vacaturextract.repair.words import join_spaced_letters, split_glued_words

STEPS: tuple[Callable[[str], Repaired], ...] = (
    repair_characters,
    join_spaced_letters,
    remove_quote_marks,
    remove_page_furniture,
    repair_lines,
    join_flat_rows,
    split_glued_words,
)

__all__ = ["STEPS", "Edit", "Repaired"]
