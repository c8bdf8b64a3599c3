"""A small HTML scanner that knows source positions: from a page to edits that leave its visible text.

It reads forward only and never backtracks, so its time is linear for any input. It keeps what a reader of the
rendered page sees: blocks become lines, list items "- " lines, headings "# " lines, table cells " | ". Scripts,
styles, hidden parts, navigation and page footers are left out.
"""

from __future__ import annotations

import html
import re

from vacaturextract.repair import Edit

_SIGNS = re.compile(
    r"<(?:!doctype|html|body|head|div|p|br|hr|ul|ol|li|span|strong|em|b|i|u|h[1-6]|table|tr|td|section|article|main|a)\b"
    r"[^<>]{0,2000}>",
    re.IGNORECASE,
)
_LOOK_AT = 200_000


def looks_like_html(text: str) -> bool:
    """True where the text holds an HTML tag of the kinds that pages are made of."""
    return "<" in text and _SIGNS.search(text, 0, _LOOK_AT) is not None


_BLOCKS = frozenset(
    "address article aside blockquote body br dd details div dl dt fieldset figcaption figure form header hr html "
    "main ol p pre section summary table tbody tfoot thead tr ul".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOLD = frozenset(("b", "strong"))
_RAW_TEXT = frozenset(("script", "style", "noscript", "template", "textarea", "title", "svg", "iframe"))
_LEFT_OUT = frozenset(("nav", "footer", "head", "select", "button", "dialog", "menu"))
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_TOKEN = re.compile(r"<(?=[a-zA-Z/!?])|&(?=[#a-zA-Z])|[\n\r\t][ \n\r\t]*")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_HIDDEN = re.compile(
    r"""\bhidden\b(?!=)|display[ ]?:[ ]?none|visibility[ ]?:[ ]?hidden|aria-hidden=["']?true|type=["']?hidden""", re.IGNORECASE
)
_CHROME = re.compile(
    r"""(?:class|id|role)=["'][^"']{0,200}?\b(?:cookie|breadcrumb|navigation|site-footer|page-footer|contentinfo|"""
    r"""related-(?:jobs|vacan|vacatures)|similar-(?:jobs|vacan|vacatures)|vergelijkbare|gerelateerde|share-buttons|social-share)""",
    re.IGNORECASE,
)


def edits(source: str) -> list[Edit]:
    """Sorted, disjoint edits that turn the page into its visible text."""
    return _Scanner(source).run()


class _Scanner:
    def __init__(self, source: str) -> None:
        self.source = source
        self.edits: list[Edit] = []
        self.left_out: str | None = None  # name of the element being left out
        self.depth = 0  # how many elements of that name are open
        self.left_out_from = 0
        self.preformatted = 0

    def run(self) -> list[Edit]:
        position, length = 0, len(self.source)
        while position < length:
            match = _TOKEN.search(self.source, position)
            if match is None:
                break
            at = match.start()
            sign = self.source[at]
            if sign == "<":
                position = self._markup(at)
            elif sign == "&":
                position = self._entity(at)
            else:
                position = match.end()
                if not self.preformatted:
                    self._edit(at, position, " ")
        if self.left_out is not None:
            self.edits.append(Edit(self.left_out_from, length, "\n"))
        return self.edits

    def _edit(self, start: int, end: int, replacement: str) -> None:
        if self.left_out is None:
            self.edits.append(Edit(start, end, replacement))

    def _entity(self, at: int) -> int:
        match = _ENTITY.match(self.source, at)
        if match is None:
            return at + 1
        character = html.unescape(match[0])
        if character == match[0]:
            return at + 1
        self._edit(at, match.end(), character)
        return match.end()

    def _markup(self, at: int) -> int:
        source = self.source
        if source.startswith("<!--", at):
            return self._skip_to("-->", at)
        match = _TAG.match(source, at)
        if match is None:  # <!doctype>, <![CDATA[, <?xml
            return self._skip_to(">", at)
        closing, name = bool(match[1]), match[2].lower()
        end = _tag_end(source, match.end())
        if self.left_out is not None:
            self._inside_left_out(name, closing, end)
            return end
        if not closing and name in _RAW_TEXT:
            return self._raw_text(name, at, end)
        if not closing and name not in _VOID and self._is_left_out(name, source[match.end() : min(end, match.end() + 600)]):
            self.left_out, self.depth, self.left_out_from = name, 1, at
            return end
        if name == "pre":
            self.preformatted = max(0, self.preformatted + (-1 if closing else 1))
        self._edit(at, end, _shown_as(name, closing))
        return end

    @staticmethod
    def _is_left_out(name: str, attributes: str) -> bool:
        if name in _LEFT_OUT:
            return True
        return bool(attributes) and (
            _HIDDEN.search(attributes) is not None or (name not in ("html", "body") and _CHROME.search(attributes) is not None)
        )

    def _inside_left_out(self, name: str, closing: bool, end: int) -> None:
        if name == self.left_out:
            self.depth += -1 if closing else 1
            if self.depth == 0:
                self.left_out = None
                self.edits.append(Edit(self.left_out_from, end, "\n"))

    def _raw_text(self, name: str, at: int, end: int) -> int:
        close = re.compile(rf"</{name}\b", re.IGNORECASE).search(self.source, end)
        stop = len(self.source) if close is None else _tag_end(self.source, close.end())
        self._edit(at, stop, " ")
        return stop

    def _skip_to(self, mark: str, at: int) -> int:
        end = self.source.find(mark, at + 2)
        stop = len(self.source) if end < 0 else end + len(mark)
        self._edit(at, stop, "")
        return stop


def _shown_as(name: str, closing: bool) -> str:
    if name in _HEADINGS:
        return "\n" if closing else "\n# "
    if name in _BOLD:
        return "**"
    if name == "li":
        return "" if closing else "\n- "
    if name in ("td", "th"):
        return " | " if closing else ""
    return "\n" if name in _BLOCKS else ""


_TAG_PART = re.compile(r"""[^>"'<]+|"[^"<]{0,20000}"|'[^'<]{0,20000}'|["']""")


def _tag_end(source: str, position: int) -> int:
    """Just past the ">" that ends the tag; quoted values may hold one; an unclosed tag ends before the next "<"."""
    length = len(source)
    while position < length:
        if source[position] == ">":
            return position + 1
        if source[position] == "<":
            return position
        match = _TAG_PART.match(source, position)
        position = match.end() if match else position + 1
    return length
