"""Lines: runs of spaces, rulers, bold lines as headings, and lines that a page width broke."""

from __future__ import annotations

import re

from vacaturextract.repair.edits import Edit, Repaired, merged
from vacaturextract.repair.rows import columns_before_dates

_RULER = re.compile(r"\n[ ]*(?:-{3,}|={3,}|_{3,}|\*{3,})[ ]*(?=\n|\Z)")
_RULERS = ("---", "===", "___", "***")
_BOLD = {"**": re.compile(r"\*\*\*?(?:(?<=\n\*\*)[ ]*)?"), "__": re.compile(r"___?(?:(?=\w)|(?<=\w__)|(?<=\w___))")}
"""The marks of bold words by what they begin with: one pattern for both would look at each character."""
_BOLD_LINE = re.compile(r"^[ ]*(?:[-*•][ ]+)?(?P<open>\*\*+)[^*\n]{2,80}(?P<close>\*\*+)[ ]*:?[ ]*$", re.MULTILINE)
_LEADER = re.compile(r"[ ]?(?:\.{4,}|_{4,})[ ]?")
_SPACES = re.compile("   *")
_LAST_SPACE = re.compile(" \n")


def repair_lines(text: str) -> Repaired:
    """Runs of spaces become one, or ": " where a table has a date behind it; rulers go, bold lines become heading lines
    ("# ..."), broken lines are joined."""
    edits = merged(_spaces(text), columns_before_dates(text))
    bold = [match.span() for sign, mark in _BOLD.items() if sign in text for match in mark.finditer(text)]
    if bold:
        headings = {match.start("open") for match in _BOLD_LINE.finditer(text)}
        edits = merged(edits, [Edit(start, end, "# " if start in headings else "") for start, end in sorted(bold)])
    if "...." in text or "____" in text:
        edits = merged(edits, [Edit(*match.span(), ": ") for match in _LEADER.finditer(text)])
    if any(ruler in text for ruler in _RULERS):
        edits = merged(edits, [Edit(*match.span(), "") for match in _RULER.finditer(text)])
    joins = _join_broken_lines(text)
    return text, merged(edits, joins), ["line_breaks"] if joins else []


def _spaces(text: str) -> list[Edit]:
    """Runs of spaces become one; those at the end of a line go."""
    edits: list[Edit] = []
    if "  " in text:
        for match in _SPACES.finditer(text):
            start, end = match.span()
            edits.append(Edit(start, end, "" if text[end : end + 1] == "\n" else " "))
    if " \n" in text:
        ends = [match.start() for match in _LAST_SPACE.finditer(text)]
        last = [Edit(at, at + 1, "") for at in ends if text[at - 1 : at] != " "]
        edits = sorted(edits + last) if edits else last
    return edits


# --- lines that a page width broke ---------------------------------------------------------------------------------

_BREAK = re.compile(r"\n(?:[ ]*\n){0,3}[ ]*")
_LIST_START = re.compile(r"(?:[-*•·–▪✔✓➜→☐—o#>|]|\d{1,2}[.)]|[a-z][.)])[ ]|[-*•·▪✔✓➜☐—#]")
_GOES_ON = re.compile(
    r"(?:\b(?:van|tot|tussen|en|of|de|het|een|met|op|bij|per|circa|ca\.|maximaal|minimaal|max\.|voor|aan|in|is|bedraagt|om|door|te|als|via|naar|uiterlijk)|€|,)$",
    re.IGNORECASE,
)
_COLUMNS = re.compile(r"[^\s.!?][ ]{3,}\S")
"""A row of a table: it begins on a line of its own."""
_FEWEST_LINES = 4
_WIDE, _WIDEST, _NARROW = 55, 130, 26
_SHORTEST_BROKEN_LINE = 25
# "vallei-" and "en-veluwe": no syllable, so the hyphen is the word's own.
_OWN_HYPHEN = re.compile(r"(?:en|van|de|der|den|op|aan|bij|ter|ten)-[a-z]")
_SET_ASIDE = " " * 20
"""Before the lines of a page's header, set apart from the text."""
_NOT_HYPHENATED = ("en ", "of ", "tot ", "als ", "dan ")


def _join_broken_lines(text: str) -> list[Edit]:
    """Edits that join lines which were broken at a page width, where the text shows that it was; else only split words,
    amounts and phone numbers."""
    width = _page_width(text)
    if width is None:
        return _joined_pieces(text)
    edits = (_joined(text, match, width) for match in _BREAK.finditer(text))
    return [edit for edit in edits if edit is not None]


def _page_width(text: str) -> int | None:
    """The width at which lines were broken; None where they end where their writer ended them."""
    lines = [line for line in text.split("\n") if line and not line.isspace()]
    if len(lines) < _FEWEST_LINES:
        return None
    lengths = sorted(map(len, lines))
    width = lengths[int(len(lengths) * 0.95)]
    if not _NARROW <= width <= _WIDEST or text.islower():
        return None
    full = sum(1 for length in lengths if length > width * 0.75) / len(lines)
    lower_starts = sum(1 for line in lines if line.lstrip()[:1].islower()) / len(lines)
    fewest_full, fewest_lower = (0.25, 0.12) if width >= _WIDE and len(lines) >= 6 else (0.5, 0.35)
    return width if full >= fewest_full and lower_starts >= fewest_lower else None


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start, start + 2 * _WIDEST)
    return end if end >= 0 else min(len(text), start + 2 * _WIDEST)


def _joined(text: str, match: re.Match[str], width: int) -> Edit | None:
    start, end = match.span()
    while start and text[start - 1] == " ":
        start -= 1
    line_start = max(text.rfind("\n", max(0, start - 2 * _WIDEST), start) + 1, start - 2 * _WIDEST)
    before, after = text[line_start:start], text[end : end + 40]
    if not before or not after:
        return None
    piece = _joined_piece(text, start, end)
    if before.startswith(_SET_ASIDE) or _SET_ASIDE in text[match.start() : end]:
        return piece
    if _LIST_START.match(after):  # a dash may also go on with a phone number
        return piece if after[0] in "-–" else None
    several = text.count("\n", start, end) > 1
    if _COLUMNS.search(text, end, _line_end(text, end)) or (several and _COLUMNS.search(before)):
        return None
    if piece is not None:
        return piece
    first_word = after.split(maxsplit=1)[0] if after.split() else ""
    would_not_fit = len(before) + 1 + len(first_word) > width * 0.9
    goes_on = after[0].islower() or _GOES_ON.search(before) is not None
    if not would_not_fit and not (goes_on and len(before) > _SHORTEST_BROKEN_LINE):
        return None
    if before[-1] in ".!?:;" and not after[0].islower():
        return None if several or not would_not_fit else Edit(start, end, " ")
    if after[0].isupper() and several and not would_not_fit:
        return None
    if before[-1] == "-" and len(before) > 1 and before[-2].isalnum():
        return Edit(start, end, " " if after.startswith(_NOT_HYPHENATED) else "")
    return Edit(start, end, " ")


# --- words and figures that a line break split ---------------------------------------------------------------------

_SPLIT_HERE = re.compile(r"\n(?:(?<=[a-zà-ÿ]-\n)[a-zà-ÿ]|(?<=\d\n)[ ]?(?:[-–][ ]?)?\d|(?<=\d[., -]\n)[ ]?\d)")
"""Where a line break may stand inside a word, a phone number or an amount."""
_CAPITALS_BROKEN = re.compile(r"\A[^a-zà-ÿ]{8,}[A-ZÀ-Þ]{2}-\Z")
_CAPITALS_AFTER = re.compile(r"(?!(?:EN|OF|TOT|ALS)\b)[A-ZÀ-Þ]{2}[^a-zà-ÿ]{2,}")
"""A heading in capitals that a line break split: "TOEZICHT EN HAND-", "HAVING"."""
_AMOUNT_BEFORE = re.compile(r"€[ ]{0,2}\d{1,3}(?:(?P<thousands>[.,])|(?:\.\d{3})?,)\Z")
_GROUP_AFTER = re.compile(r"(?P<three>\d{3})(?!\d)|\d\d(?!\d)")
_PHONE_BEFORE = re.compile(r"(?<![\d.,])(?:\+31|0)[\d ()-]{1,14}\Z")
_PHONE_AFTER = re.compile(r"[ ]?(?:[-–][ ]?)?\d[\d -]{0,12}(?!\d)")
_DATE_BEFORE = re.compile(r"\d{1,2}-\d{1,2}-(?:\d{4})?[ ]?\Z")


def _joined_pieces(text: str) -> list[Edit]:
    if "\n" not in text:
        return []
    edits: list[Edit] = []
    for match in _SPLIT_HERE.finditer(text):
        edit = _joined_piece(text, match.start(), match.start() + 1)
        if edit is not None and (not edits or edits[-1].end <= edit.start):
            edits.append(edit)
    return edits


def _joined_piece(text: str, start: int, end: int) -> Edit | None:
    """The edit for a break inside a word, an amount or a phone number; None where it is inside none of them."""
    before, after = text[max(0, start - 40) : start], text[end : end + 20]
    last_line = before.rpartition("\n")[2]
    if last_line.endswith("-") and last_line[-2:-1].isalpha() and after[:1].islower():
        whole_line = start - text.rfind("\n", max(0, start - _WIDEST), start) - 1
        if whole_line > _SHORTEST_BROKEN_LINE and not after.startswith(_NOT_HYPHENATED):
            return Edit(start if _OWN_HYPHEN.match(after) else start - 1, end, "")
        return None
    if _CAPITALS_BROKEN.search(last_line) and _CAPITALS_AFTER.match(after):
        return Edit(start - 1, end, "")
    amount, group = _AMOUNT_BEFORE.search(last_line), _GROUP_AFTER.match(after)
    if amount and group and (group["three"] is None or amount["thousands"]) and (group["three"] or last_line[-1] == ","):
        return Edit(start, end, "")
    phone = _PHONE_BEFORE.search(last_line)
    rest = _PHONE_AFTER.match(after)
    if phone and rest and not _DATE_BEFORE.search(last_line):
        digits = sum(character.isdigit() for character in phone[0] + rest[0])
        if digits == (11 if phone[0].startswith("+") else 10):
            return Edit(start, end, "" if phone[0].endswith("-") else " ")
    return None
