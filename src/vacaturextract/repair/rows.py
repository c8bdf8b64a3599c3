"""Rows: the quotation marks of e-mail, and tables of dates whose cells came to stand below each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vacaturextract.repair.edits import Edit, Repaired

_QUOTED_LINES = re.compile(r"(?:^[ ]?>[> ]*[^\n]*(?:\n|\Z)){3,}", re.MULTILINE)
_QUOTE_MARK = re.compile(r"^[ ]?(?:>[ ]?)+", re.MULTILINE)
_EMPTY_QUOTE = re.compile(r"^[ ]?(?:>[ ]?)+$|^[ ]?>[ ]?>", re.MULTILINE)


def remove_quote_marks(text: str) -> Repaired:
    """The ">" before each line of a quoted message goes; a list whose items open with it keeps it (it has no empty ones)."""
    if "\n>" not in text and not text.startswith(">"):
        return text, [], []
    edits = [
        Edit(*mark.span(), "")
        for block in _QUOTED_LINES.finditer(text)
        if _EMPTY_QUOTE.search(text, *block.span())
        for mark in _QUOTE_MARK.finditer(text, *block.span())
    ]
    return text, edits, ["quote_marks"] if edits else []


_COLUMN_BEFORE_DATE = re.compile(
    r"""(?<=[\w)])[ ]{3,}(?=(?:(?:t/m|tot[ ]en[ ]met|tot|voor|vóór|uiterlijk|per)[ ])?(?:[a-z]{2,9}\.?,?[ ])?
      (?:\d{1,2}[ ](?:jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)|\d{1,2}[-/.]\d{1,2}[-/.]\d{2}))""",
    re.VERBOSE | re.IGNORECASE,
)


def columns_before_dates(text: str) -> list[Edit]:
    """Of a table drawn with spaces, the gap before a date becomes ": "."""
    if "   " not in text:
        return []
    return [Edit(*gap.span(), ": ") for gap in _COLUMN_BEFORE_DATE.finditer(text)]


_DATE_LINE = re.compile(
    r"""\n[ ]?(?:(?:t/m|tot|voor|vóór|uiterlijk|vanaf|per|op)[ ])?(?:[a-z]{2,9}\.?,?[ ])?
    (?: \d{1,2}(?:[ ]?(?:,|en|of|t/m|-|–)[ ]?\d{1,2}){0,3}[ ]
        (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|(?:jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?)
        (?:[ ]20\d\d)?
      | \d{1,2}[-/.]\d{1,2}[-/.](?:20)?\d\d )
    (?:,?[ ](?:om[ ])?\d{1,2}[.:]\d\d[^\n]{0,20})?[ ]?$""",
    re.MULTILINE | re.VERBOSE | re.IGNORECASE,
)
_LONGEST_LABEL = 70
_TABLE_HEADING = re.compile(
    r"planning|procedure|tijd(?:pad|lijn|schema)|data\b|wanneer|datum$|:$|agenda|selectie(?:procedure|proces)$|stappen",
    re.IGNORECASE,
)

_Line = tuple[int, int]


def join_flat_rows(text: str) -> Repaired:
    """Of a table with a column of dates that was written cell below cell, each date and its label are put on one line."""
    # A search for what begins with a line break goes from break to break.
    dates = [(match.start(), match.end() - 1) for match in _DATE_LINE.finditer(f"\n{text}")]
    if len(dates) < 2:
        return text, [], []
    lines = _lines(text)
    dated = set(dates)
    edits: list[Edit] = []
    for run in _alternating(text, lines, dated):
        first = _first_of_pair(text, run, dated)
        if first is not None:
            edits.extend(Edit(run[i][1], run[i + 1][0], ": ") for i in range(first, len(run) - 1, 2))
    return text, edits, ["flat_rows"] if edits else []


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    start = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _alternating(text: str, lines: Sequence[_Line], dated: set[_Line]) -> Iterator[list[_Line]]:
    """Runs of lines in which dates and short labels take turns, two dates or more."""
    run: list[_Line] = []
    for line in lines:
        is_date = line in dated
        if not is_date and not _is_label(text, line):
            turns = False
        else:
            turns = bool(run) and (run[-1] in dated) != is_date and text.count("\n", run[-1][1], line[0]) <= 2
        if turns:
            run.append(line)
            continue
        if sum(one in dated for one in run) >= 2:
            yield run
        run = [line] if is_date or _is_label(text, line) else []
    if sum(one in dated for one in run) >= 2:
        yield run


def _is_label(text: str, line: _Line) -> bool:
    return line[1] - line[0] <= _LONGEST_LABEL and text[line[1] - 1] not in ".!?"


def _first_of_pair(text: str, run: Sequence[_Line], dated: set[_Line]) -> int | None:
    """Where the first pair of a run begins; None where either side could be the label."""
    if len(run) % 2 == 0:
        return 0
    if run[0] in dated:
        return None
    return 1 if _TABLE_HEADING.search(text[run[0][0] : run[0][1]]) else 0
