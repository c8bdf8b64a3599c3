"""A small HTML scanner that knows source positions: from a page to edits that leave its visible text.

It reads forward and looks at each character a bounded number of times, so its time is linear for any input. It keeps what a
reader of the rendered page sees: blocks become lines, list items "- " lines, headings "# " lines, table cells " | ".
Scripts, styles, hidden parts, navigation, page footers, cookie notices and lists of other postings are left out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from vacaturextract.repair import Edit

_SIGNS = re.compile(
    r"<(?:!doctype|html|body|head|div|p|br|hr|ul|ol|li|span|strong|em|b|i|u|h[1-6]|table|tr|t[dh]|d[ldt]|section|article|main|nav|header|footer|pre|a)\b"
    r"[^<>]{0,2000}>",
    re.IGNORECASE,
)
_ESCAPED_SIGNS = re.compile(r"&lt;/?(?:p|br|div|ul|li|strong|h[1-6]|span|b)\b[^<>&]{0,200}&gt;", re.IGNORECASE)
_ESCAPED_MARKS = re.compile(r"&(?:lt|gt|quot|amp|#0?39|#x27);", re.IGNORECASE)
_LOOK_AT = 200_000


def looks_like_html(text: str) -> bool:
    """True where the text holds an HTML tag of the kinds that pages are made of."""
    return "<" in text and ">" in text and _SIGNS.search(text, 0, _LOOK_AT) is not None


def unescaping(text: str) -> list[Edit]:
    """Edits that turn markup which was escaped as text ("&lt;p&gt;") into markup; none where there is no such markup."""
    if "&lt;" not in text or _ESCAPED_SIGNS.search(text, 0, _LOOK_AT) is None:
        return []
    return [Edit(*match.span(), html.unescape(match[0])) for match in _ESCAPED_MARKS.finditer(text)]


_BLOCKS = frozenset(
    "address article aside blockquote body br dd details div dl dt fieldset figcaption figure form header hr html "
    "main ol p pre section summary table tbody tfoot thead tr ul".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOLD = frozenset(("b", "strong"))
_RAW_TEXT = frozenset(("script", "style", "noscript", "template", "textarea", "title", "svg", "iframe"))
_CODE = frozenset(("script", "style"))
_LEFT_OUT = frozenset(("nav", "footer", "head", "select", "button", "dialog", "menu"))
_IN_HEAD = frozenset(("base", "link", "meta", "noscript", "script", "style", "template", "title"))
_SIDE_BY_SIDE = frozenset(("span", "a", "label", "time", "small"))
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())

_LINES_PER_TAG = 4
"""A source with so many more lines than tags is plain text with a few tags in it: its lines are lines."""
_TOKEN = re.compile(r"<(?=[a-zA-Z/!?])|&(?=[#a-zA-Z])|[\n\r\t][ \n\r\t]*")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_DECLARATION = re.compile(r"<[!?/][^<>]*+>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_INSIDE_TAG = re.compile(r"""(?:[^>"'=<]+|=\s*+(?:"[^"]{0,20000}"|'[^']{0,20000}')?|["'])*+>?""")
"""To the end of a tag: only a quote behind "=" opens a value, which may hold ">"; an unclosed tag ends before the next "<"."""
_ATTRIBUTE = re.compile(r"""(?P<name>[^\s=>"'/]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>"']+)))?""")
_LONGEST_ATTRIBUTES = 2_000
_NOT_DISPLAYED = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHROME_ROLES = frozenset(("navigation", "contentinfo", "search", "menu", "menubar", "dialog", "alertdialog"))
_CHROME_NAMES = re.compile(
    r"(?:^|\s)(?:(?:js|c|o|block|widget|section|vacancy|vacature|job|wp)[_-]{1,2})?"
    r"(?:cookies?|cookie[_-]?\w{0,12}|breadcrumbs?|navbar|navigation|(?:site|page|global)[_-]?footer"
    r"|(?:related|similar|other|more)[_-]?(?:jobs?|vacan\w{0,6}|vacatures?|posts?|items?)"
    r"|(?:vergelijkbare|gerelateerde|andere|meer|soortgelijke)[_-]?(?:vacatures?|banen|jobs?|functies)|vergelijkbaar|gerelateerd"
    r"|(?:share|social)[_-]?(?:buttons?|share|links?|icons?|media))(?:$|[\s_-])",
    re.IGNORECASE,
)
_HREF = re.compile(
    r"""\shref\s*=\s*["']?\s*(?:(?P<email>mailto)|tel):(?://)?(?P<address>[^\s"'<>?&%;]{5,120})(?=["'\s>?])""", re.IGNORECASE
)
_MOST_RETRIES = 8
"""How often an element that was left out may turn out to hold the page itself before nothing is left out any more."""
_SMALL = 1_500
"""Characters of text that are no page."""


class Link(NamedTuple):
    """A link of the page to a mailbox or a phone; offsets of the page."""

    kind: Literal["email", "phone"]
    start: int
    """Where the address begins in the attribute."""
    end: int
    shown_from: int
    """Where the words of the link begin."""
    shown_to: int


class Visible(NamedTuple):
    """What a page shows."""

    edits: list[Edit]
    """Sorted, disjoint edits that turn the page into its visible text."""
    unread: int | None
    """Where code begins that is never closed, so that the rest of the page is lost."""
    links: list[Link]


def visible(source: str) -> Visible:
    """What a page shows, and the links in it."""
    scanner = _Scanner(source)
    return Visible(scanner.run(), scanner.unclosed_code_from, scanner.links)


class _Scanner:
    def __init__(self, source: str) -> None:
        self.source = source
        self.edits: list[Edit] = []
        self.left_out: str | None = None  # name of the element being left out
        self.left_out_by_name = False  # it is left out for what it is, not for its attributes
        self.left_out_from = self.left_out_body = 0
        self.depth = 0  # how many elements of that name are open
        self.preformatted = int(source.count("\n") > _LINES_PER_TAG * source.count("<"))  # how many <pre> are open
        self.kept: set[str] = set()  # names of elements that turned out to hold the page
        self.retries = 0
        self.amount: int | None = None  # of text in the page's body
        self.never: set[str] = set()  # what was looked for to the end of the source in vain
        self.unclosed_code_from: int | None = None
        self.links: list[Link] = []
        self.link: Link | None = None  # the one whose words are being read

    def run(self) -> list[Edit]:
        position, length = 0, len(self.source)
        while True:
            while position < length:
                match = _TOKEN.search(self.source, position)
                if match is None:
                    break
                position = self._step(match)
            if self.left_out is None:
                return self.edits
            position = self._take_back()

    def _step(self, match: re.Match[str]) -> int:
        at = match.start()
        sign = self.source[at]
        if sign == "<":
            return self._markup(at)
        if sign == "&":
            return self._entity(at)
        if not self.preformatted:
            self._edit(at, match.end(), " ")
        return match.end()

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
        if source.startswith("<?", at) and self._find("?>", at) >= 0:
            return self._skip_to("?>", at)
        match = _TAG.match(source, at)
        if match is None:  # <!doctype>, <![CDATA[, <?xml
            return self._skip(at, _DECLARATION.match(source, at))
        closing, name = bool(match[1]), match[2].lower()
        end = self._tag_end(match.end())
        if self.left_out is not None:
            return self._inside_left_out(name, closing, at, end)
        if not closing and name in _RAW_TEXT:
            return self._raw_text(name, at, end)
        if not closing and name not in _VOID and self._is_left_out(name, source[match.end() : end]):
            self.left_out, self.depth, self.left_out_from, self.left_out_body = name, 1, at, end
            return end
        if name == "pre":
            self.preformatted = max(0, self.preformatted + (-1 if closing else 1))
        if name == "a":
            self._link(closing, at, end)
        self._edit(at, end, self._shown_as(name, closing, end))
        return end

    def _link(self, closing: bool, at: int, end: int) -> None:
        """The words of one link end where it is closed or another begins."""
        if self.link is not None:
            self.links.append(self.link._replace(shown_to=at))
            self.link = None
        href = None if closing else _HREF.search(self.source, at, min(end, at + _LONGEST_ATTRIBUTES))
        if href is not None:
            self.link = Link("email" if href["email"] else "phone", *href.span("address"), end, end)

    def _tag_end(self, position: int) -> int:
        match = _INSIDE_TAG.match(self.source, position)
        return match.end() if match else position

    def _is_left_out(self, name: str, attributes: str) -> bool:
        self.left_out_by_name = name in _LEFT_OUT
        if name in self.kept or self.retries >= _MOST_RETRIES or name in ("html", "body", "main"):
            return False
        return self.left_out_by_name or (bool(attributes.strip("> ")) and _is_chrome(attributes))

    def _inside_left_out(self, name: str, closing: bool, at: int, end: int) -> int:
        if self.left_out == "head" and not closing and name not in _IN_HEAD:
            self._leave_out_to(at)
            return at
        if self.left_out == "p" and not closing and name in _BLOCKS | _HEADINGS and name != "br":
            self._leave_out_to(at)
            return at
        if not closing and name in _RAW_TEXT:
            return self._raw_text(name, at, end)
        if name == self.left_out:
            self.depth += -1 if closing else 1
            if self.depth == 0:
                if not self.left_out_by_name and self._is_the_page(self.left_out_from, end):
                    return self._take_back()
                self._leave_out_to(end)
        return end

    def _is_the_page(self, start: int, end: int) -> bool:
        """Whether so much of the text stands there that it must be the posting, whatever the element is called."""
        if end - start < _SMALL:
            return False
        if self.amount is None:
            self.amount = _amount_of_text(self.source[max(0, self.source.lower().find("<body")) :])
        return _amount_of_text(self.source[start:end]) > max(_SMALL, self.amount // 3)

    def _leave_out_to(self, end: int) -> None:
        self.left_out = None
        self.edits.append(Edit(self.left_out_from, end, "\n"))

    def _take_back(self) -> int:
        """What was left out is never closed or holds most of the page: show it after all, and its like from here on."""
        assert self.left_out is not None
        self.kept.add(self.left_out)
        self.retries += 1
        self.left_out = None
        self._edit(self.left_out_from, self.left_out_body, "\n")
        return self.left_out_body

    def _raw_text(self, name: str, at: int, end: int) -> int:
        """Leaves out an element that holds no text; where it is never closed only its tag, but code to the end."""
        close = self._find_closing(name, end)
        if close is not None:
            stop = self._tag_end(close)
        elif name in _CODE:
            stop = len(self.source)
            self.unclosed_code_from = at
        else:
            stop = end
        self._edit(at, stop, " ")
        return stop

    def _find_closing(self, name: str, position: int) -> int | None:
        """Just past the name in the closing tag."""
        if name in self.never:
            return None
        match = re.compile(rf"</{name}\b", re.IGNORECASE).search(self.source, position)
        if match is None:
            self.never.add(name)
            return None
        return match.end()

    def _find(self, mark: str, position: int) -> int:
        if mark in self.never:
            return -1
        found = self.source.find(mark, position)
        if found < 0:
            self.never.add(mark)
        return found

    def _skip_to(self, mark: str, at: int) -> int:
        end = self._find(mark, at + 2)
        stop = at + len(mark) + 1 if end < 0 else end + len(mark)
        self._edit(at, stop, "")
        return stop

    def _skip(self, at: int, match: re.Match[str] | None) -> int:
        stop = match.end() if match else at + 2
        self._edit(at, stop, "")
        return stop

    def _shown_as(self, name: str, closing: bool, end: int) -> str:
        if name in _HEADINGS:
            return "\n" if closing else "\n# "
        if name in _BOLD:
            return "**"
        if name == "li":
            return "" if closing else "\n- "
        if name in ("td", "th"):
            return " | " if closing else ""
        if closing and name in _SIDE_BY_SIDE and self.source.startswith(f"<{name}", end):
            return " "  # set apart by the page's style
        return "\n" if name in _BLOCKS else ""


def _amount_of_text(source: str) -> int:
    """About how many characters stand outside tags."""
    return sum(len(piece.rpartition(">")[2].strip()) for piece in source.split("<"))


def _is_chrome(attributes: str) -> bool:
    """Whether an element's attributes hide it, or name it as something other than the posting."""
    for name, value in _attributes(attributes[:_LONGEST_ATTRIBUTES]):
        if name == "hidden" and value.lower() != "until-found":
            return True
        if name == "style" and _NOT_DISPLAYED.search(value):
            return True
        if name == "aria-hidden" and value.strip().lower() == "true":
            return True
        if name == "role" and value.strip().lower() in _CHROME_ROLES:
            return True
        if name in ("class", "id") and _CHROME_NAMES.search(value):
            return True
    return False


def _attributes(source: str) -> Iterator[tuple[str, str]]:
    for match in _ATTRIBUTE.finditer(source):
        yield match["name"].lower(), match["double"] or match["single"] or match["bare"] or ""
