"""The shape of a posting: lines, sentences and sections ("Arbeidsvoorwaarden", "Wie ben jij?").

Sections are opened by headings: a line marked or shaped as one that holds a known phrase
(``patterns/lexicons/sections.csv``), or such a phrase inside running text before "?" or ":".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from vacaturextract.rules import PatternLibrary
from vacaturextract.scanning import Hits
from vacaturextract.text import Span

_LONGEST_HEADING = 70
_LONGEST_MARKED_HEADING = 300
_LONGEST_LINE = 2_000
_HEADING_NOISE = re.compile(r"(?:[^\w\n]|\d)*")
"""Marks, numbers and pictures before the words of a heading."""
_LINKS_ABOVE = re.compile(
    r"(?:[^\n]{0,28}\n){0,8}\W{0,6}(?:deel|delen|job ?alert|vacature ?alert|volg)\b[^\n]{0,30}\Z", re.IGNORECASE
)
"""Links above the posting, the last of them elsewhere a heading of the page's frame: "Deel deze vacature"."""
_MARKED_HEADING = re.compile(r"#(?<![^\n].) (?=.)")
_ABBREVIATIONS = (
    "a.s|bijv|bv|ca|circa|drs|dr|mr|ir|ing|prof|o.b.v|o.v.v|p.m|p.w|p.u|incl|excl|max|min|m.b.v|evt|resp|tel|dhr|mevr|mw|nr|st|"
    "t.a.v|i.v.m|d.w.z|o.a|e.d|n.a.v|t/m|jl|jan|feb|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec"
)


def _not_behind(words: list[str]) -> str:
    """A regex for a place right behind a dot that closes none of the words: a look-behind for each length."""
    same_length = groupby(sorted(words, key=len), key=len)
    return "".join(rf"(?<!\b(?i:{'|'.join(map(re.escape, same))})\.)" for _, same in same_length)


_SENTENCE_END = re.compile(
    r"[.!?;\n](?:(?<=\n)|(?=\s|$)" + _not_behind(_ABBREVIATIONS.split("|")) + r"(?<!(?<!['’])\b[a-zA-Z]\.))"
)
_LIST_ITEM = re.compile(r"(?:[-*•·–▪✔✓➜☐+o]|\d{1,2}[.)]|[a-z][.)])[ ]|[-•▪✔✓➜☐]")


@dataclass(frozen=True, slots=True)
class Section:
    """What the text after ``start`` is about, until the next section."""

    start: int
    body: int
    kind: str
    heading: Span


class Layout:
    """Answers where things stand in one clean text. All offsets are of the clean text."""

    def __init__(self, text: str, sections: list[Section]) -> None:
        self.text = text
        self.sections = sections
        self._starts = [section.start for section in sections]
        self.shows_others = any(section.kind == "related" for section in sections)
        """Whether a section shows other postings."""

    def section_at(self, offset: int) -> str:
        """The kind of the section that holds ``offset``; "header" before the first heading."""
        i = bisect_right(self._starts, offset) - 1
        return self.sections[i].kind if i >= 0 else "header"

    def section(self, offset: int) -> Section | None:
        """The section that holds ``offset``, or None before the first heading."""
        i = bisect_right(self._starts, offset) - 1
        return self.sections[i] if i >= 0 else None

    def line(self, offset: int) -> Span:
        """The line that holds ``offset``, without its line break; of an endless line the part around it."""
        lowest, highest = max(0, offset - _LONGEST_LINE), min(len(self.text), offset + _LONGEST_LINE)
        start = self.text.rfind("\n", lowest, offset) + 1
        end = self.text.find("\n", offset, highest)
        return Span(start or lowest, highest if end < 0 else end)

    def line_start(self, offset: int) -> int:
        """Where the line that holds ``offset`` begins, however long it is."""
        i = bisect_left(self._line_breaks, offset) - 1
        return self._line_breaks[i] + 1 if i >= 0 else 0

    @cached_property
    def _line_breaks(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.text)]

    def is_list_item(self, offset: int) -> bool:
        """Whether the line that holds ``offset`` starts with a list mark."""
        return _LIST_ITEM.match(self.text, self.line(offset).start) is not None

    def sentence(self, offset: int, *, reach: int = 300) -> Span:
        """The sentence (or list item) that holds ``offset``; at most ``reach`` characters to either side."""
        starts, ends = self._breaks
        before = bisect_right(starts, offset) - 1
        start = max(starts[before] if before >= 0 else 0, offset - reach, 0)
        after = bisect_left(ends, offset)
        end = min(ends[after] if after < len(ends) else len(self.text), offset + reach)
        while start < offset and self.text[start] == " ":
            start += 1
        return Span(start, max(end, offset))

    @cached_property
    def _breaks(self) -> tuple[list[int], list[int]]:
        """Where sentences start, and where the ones before them end: found once, when first asked for."""
        starts = [match.end() for match in _SENTENCE_END.finditer(self.text)]
        return starts, [start - 1 for start in starts]


def read_layout(text: str, library: PatternLibrary, hits: Hits) -> Layout:
    """The layout of a clean text, from its heading lines and the section phrases found in it."""
    lexicon = library.lexicons["sections"]
    found: dict[int, Section] = {}
    # The longest phrase of a line decides: "competenties en vaardigheden" over "vaardigheden".
    longest_first = sorted(hits.lexicons.get("sections", ()), key=itemgetter(2), reverse=True)
    for hit in sorted(longest_first, key=itemgetter(1)):
        kind = lexicon.rows[hit.entry]["kind"]
        heading = _heading_line(text, hit.start, hit.end) or _inline_heading(text, hit.start, hit.end)
        if heading is not None and kind == "chrome" and _LINKS_ABOVE.match(text, 0, heading.end):
            kind = "header"
        if heading is not None and heading.start not in found:
            found[heading.start] = Section(heading.start, heading.end, kind, heading)
    opens = len(text) - len(text.lstrip())
    for match in _MARKED_HEADING.finditer(text):
        if match.start() not in found:
            longest = min(len(text), match.start() + _LONGEST_MARKED_HEADING)
            end = text.find("\n", match.start(), longest)
            heading = Span(match.start(), longest if end < 0 else end)
            # A heading that opens the text is its title: what follows is the head of the posting.
            kind = "header" if match.start() <= opens else "other"
            found[match.start()] = Section(heading.start, heading.end, kind, heading)
    return Layout(text, _with_cards([found[start] for start in sorted(found)]))


_POSTING_KINDS = frozenset(("offer", "profile", "tasks", "procedure", "competencies"))
_FAR_DOWN = 400
"""Characters of text above a list of other postings, where no section shows that the posting came before it."""


def _with_cards(sections: list[Section]) -> list[Section]:
    """Headings of no known kind below "Vergelijkbare vacatures" are titles of those; above the posting it is but a link."""
    below_related = seen = False
    done: list[Section] = []
    for section in sections:
        if section.kind == "related":
            below_related = seen or section.start >= _FAR_DOWN
        elif section.kind not in ("other", "header"):
            below_related = False
            seen = seen or section.kind in _POSTING_KINDS
        elif below_related:
            section = replace(section, kind="related")
        done.append(section)
    return done


def _heading_line(text: str, start: int, end: int) -> Span | None:
    """The line as a heading, where the phrase opens it or it is marked as one, and it is short."""
    low, high = max(0, end - _LONGEST_HEADING - 1), min(len(text), start + _LONGEST_HEADING + 1)
    line_start = text.rfind("\n", low, start) + 1 or low
    line_end = text.find("\n", end, high)
    line_end = high if line_end < 0 else line_end
    if line_end - line_start > _LONGEST_HEADING:
        return None
    marked = text.startswith("#", line_start)
    noise = _HEADING_NOISE.match(text, line_start)
    lead = text[noise.end() if noise else line_start : start]
    rest = text[end:line_end].strip(" *:?!.…")
    if marked and len(lead) < 40:
        return Span(line_start, line_end)
    if len(lead) > 18 or len(rest) > 30 or "," in rest or any(c.isdigit() for c in rest):
        return None
    # An unmarked line is a heading where it holds little but the phrase.
    if text[line_end - 1 : line_end] in ".;," or (rest and len(rest) > end - start + 12):
        return None
    if lead and text[line_end - 1 : line_end] not in ":?" and not lead.isupper():
        return None
    return Span(line_start, line_end)


def _inline_heading(text: str, start: int, end: int) -> Span | None:
    """The phrase as a heading inside running text: "... is gewenst. Wie ben jij? Je bent ..."."""
    if text[end : end + 1] not in ("?", ":"):
        return None
    before = text[max(0, start - 3) : start].rstrip(" *")
    if before and before[-1] not in ".!?;\n#":
        return None
    return Span(start, end + 1)
