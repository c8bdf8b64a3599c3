"""The posting's text, cleaned for reading, with a way back to every raw character.

``SourceText.from_raw`` undoes what scraping, PDF export and pasting do to a text: markup, entities, escapes,
odd spaces, soft hyphens, mojibake, lines broken inside sentences, words glued together. Each step is a list of edits;
an ``OffsetMap`` remembers them, so a span of the clean text (``Span``) maps to exactly the raw characters that state
it (``RawSpan``). Nothing is lower-cased or otherwise folded: the clean text reads as a person would read the page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vacaturextract import markup, repair
from vacaturextract.page_data import Node, job_postings, unescaping


class Span(NamedTuple):
    """A half-open range of the clean (normalised) text, in characters."""

    start: int
    end: int


class RawSpan(NamedTuple):
    """A half-open range of the raw text as the caller gave it, in characters (code points)."""

    start: int
    end: int


_SURROGATES = re.compile("[\ud800-\udfff]")
_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))  # they make what follows read backwards
_CONTROL = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0), *_BIDI) if code not in (9, 10)}


def encodable(raw: str) -> str:
    """``raw`` with U+FFFD for each lone surrogate, which no encoding can write; the length stays."""
    try:
        raw.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", raw)
    return raw


def harmless(text: str) -> str:
    """The text without control characters, which a terminal or a browser would obey; each becomes U+FFFD."""
    return text.translate(_CONTROL)


class OffsetMap:
    """Maps spans of an edited text back to the text before the edits.

    The edited text is cut into segments; a linear one maps character by character, an atomic one (a replaced
    entity, say) maps as a whole.
    """

    __slots__ = ("_ends", "_linear", "_sources", "_starts")

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._sources: list[int] = []
        self._ends: list[int] = []
        self._linear: list[bool] = []

    def add(self, target: int, source: int, source_end: int, *, linear: bool) -> None:
        self._starts.append(target)
        self._sources.append(source)
        self._ends.append(source_end)
        self._linear.append(linear)

    def start_of(self, offset: int) -> int:
        """Source offset of the first character of the one at ``offset``."""
        i = bisect_right(self._starts, offset) - 1
        return self._sources[i] + (offset - self._starts[i] if self._linear[i] else 0)

    def end_of(self, offset: int) -> int:
        """Source offset just past the character before ``offset``."""
        i = bisect_right(self._starts, offset - 1) - 1
        return self._sources[i] + (offset - self._starts[i]) if self._linear[i] else self._ends[i]

    def target_of(self, source: int) -> int:
        """Edited offset of a source offset (the nearest one at or before it where it was cut out)."""
        i = max(bisect_right(self._sources, source) - 1, 0)
        if not self._linear[i]:
            return self._starts[i]
        limit = self._ends[i] - self._sources[i]
        return self._starts[i] + min(max(source - self._sources[i], 0), limit)


def apply_edits(text: str, edits: Sequence[repair.Edit]) -> tuple[str, OffsetMap | None]:
    """The text with sorted, disjoint ``edits`` carried out, and the map back (None where nothing changed)."""
    if not edits:
        return text, None
    pieces: list[str] = []
    offsets = OffsetMap()
    done = length = 0
    for start, end, replacement in edits:
        if start > done:
            offsets.add(length, done, start, linear=True)
            pieces.append(text[done:start])
            length += start - done
        if replacement:
            offsets.add(length, start, end, linear=False)
            pieces.append(replacement)
            length += len(replacement)
        done = end
    if done < len(text):
        offsets.add(length, done, len(text), linear=True)
        pieces.append(text[done:])
    if not pieces:
        offsets.add(0, 0, 0, linear=True)
    return "".join(pieces), offsets


def _is_html(text: str, format: str | None) -> tuple[bool, list[repair.Edit]]:
    """Whether a text is a page, and what turns markup that was escaped as text back into markup."""
    if format == "text":
        return False, []
    if format == "html" or markup.looks_like_html(text):
        return True, []
    escaped = markup.unescaping(text)
    return bool(escaped), escaped


def _without_markup(
    text: str, escaped: list[repair.Edit], undone: list[str], maps: list[OffsetMap]
) -> tuple[str, int | None, list[markup.Link]]:
    """The visible text of a page, the raw offset where reading stopped, and the links with raw offsets."""
    undone.append("html")
    text, offsets = apply_edits(text, escaped)
    maps.extend([offsets] if offsets else [])
    edits, unread, links = markup.visible(text)
    if offsets is not None:
        unread = None if unread is None else offsets.start_of(unread)
        links = [
            markup.Link(link.kind, *map(offsets.start_of, (link.start, link.end, link.shown_from, link.shown_to)))
            for link in links
        ]
    text, offsets = apply_edits(text, edits)
    maps.extend([offsets] if offsets else [])
    return text, unread, links


_MOSTLY = 3
"""How many times as long as a page's own text the description in its data must be to be taken for the posting."""


def _told_by_data(raw: str, posting: Node, shown: str) -> tuple[str, list[OffsetMap]] | None:
    """The description in a page's data, where a script would have put it on the page: the page itself shows little."""
    node = posting.get("description")
    if node is None or not node.is_text or node.end - node.start < _MOSTLY * len(shown.strip()):
        return None
    start, end = node.start, node.end
    edits = [repair.Edit(0, start, ""), *unescaping(raw, start, end), repair.Edit(end, len(raw), "")]
    maps: list[OffsetMap] = []
    text, offsets = apply_edits(raw, edits)
    maps.extend([offsets] if offsets else [])
    is_html, escaped = _is_html(text, None)
    if is_html:
        text = _without_markup(text, escaped, [], maps)[0]
    return text, maps


UNDONE: dict[str, str] = {
    "lone_surrogates": "halves of characters, which no encoding can write, became U+FFFD",
    "html": "markup was taken off, and what a page hides or shows around the posting",
    "page_data": "the page shows little by itself: the posting was read from the description in its JSON-LD",
    "invisible_characters": "soft hyphens, zero-width characters, marks of writing direction",
    "escapes": "backslashes before signs, as Markdown writers put them",
    "entities": "HTML entities in plain text",
    "mojibake": "UTF-8 that was read in another code page",
    "letter_forms": "fullwidth, ligature, decorated and decomposed letters",
    "spaced_letters": "headings with a space between all letters",
    "page_numbers": "page numbers of a PDF",
    "repeated_headers": "headers and footers that come back on each page",
    "line_breaks": "lines broken at a page width, and words and figures broken with them",
    "quote_marks": 'the ">" before each line of a quoted e-mail',
    "flat_rows": "tables of dates whose cells came to stand below each other",
    "glued_words": "words and labels that stood together without a space",
}
"""What can be undone in a text, by the name that ``provenance.undone`` gives it. Odd spaces, quotes, dashes and line ends are
read as the plain ones without a word."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A raw text, its clean reading, and the maps between them."""

    raw: str
    text: str
    undone: tuple[str, ...]
    """What was undone, in order: names of ``UNDONE``."""
    data: tuple[Node, ...]
    """The job postings that a page carries as JSON-LD."""
    unread: int | None
    """Raw offset from which nothing was read, since code that is never closed begins there; None in a sound text."""
    links: tuple[markup.Link, ...]
    """The page's links to mailboxes and phones, with raw offsets."""
    _maps: tuple[OffsetMap, ...]

    @classmethod
    def from_raw(cls, raw: str, *, format: str | None = None, surrogates: bool = False) -> SourceText:
        """Clean ``raw``.

        Args:
            raw: the text as it was found. Lone surrogates in it count as U+FFFD from here on.
            format: "text", "html", or None to detect.
            surrogates: True where lone surrogates were replaced already.
        """
        clean = encodable(raw)
        undone: list[str] = ["lone_surrogates"] if surrogates or clean is not raw else []
        maps: list[OffsetMap] = []
        raw = clean
        is_html, escaped = _is_html(raw, format)
        data = tuple(job_postings(raw)) if is_html else ()
        text, unread, links = _without_markup(raw, escaped, undone, maps) if is_html else (raw, None, [])
        if data and (told := _told_by_data(raw, data[0], text)) is not None:
            text, maps = told
            links = []
            undone.append("page_data")
        for step in repair.STEPS:
            text, edits, names = step(text)
            undone.extend(name for name in names if name not in undone)
            text, offsets = apply_edits(text, edits)
            if offsets is not None:
                maps.append(offsets)
        return cls(raw, text, tuple(undone), data, unread, tuple(links), tuple(reversed(maps)))

    def to_raw(self, span: Span) -> RawSpan:
        """The raw characters that a clean span stands for; never empty for a non-empty span of real characters."""
        start, end = span
        if start > len(self.text):
            return RawSpan(start - len(self.text) - 1, end - len(self.text) - 1)
        for offsets in self._maps:
            start, end = offsets.start_of(start), offsets.end_of(end)
            end = max(start, end)  # an inserted line break behind something cut out stands for no raw character
        return RawSpan(start, end)

    def beyond(self, span: RawSpan) -> Span:
        """A span for raw characters that the clean text leaves out (a page's data): it lies past the end of the text."""
        return Span(len(self.text) + 1 + span.start, len(self.text) + 1 + span.end)

    def from_raw_offset(self, offset: int) -> int:
        """The clean offset nearest to a raw one; used to bring in spans that a spaCy model found."""
        for offsets in reversed(self._maps):
            offset = offsets.target_of(offset)
        return offset
