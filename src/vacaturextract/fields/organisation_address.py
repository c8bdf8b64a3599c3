"""The employer's name where nothing but its use tells that it is one: it is the domain of an address, or has small letters.

"Mail naar werk@jonkerlogistiek.nl" makes "Jonker Logistiek" a name that may be the employer's, also where it is written
in small letters or with odd signs ("the/experts").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from vacaturextract.fields import address_names
from vacaturextract.fields.word_roles import roles_of
from vacaturextract.posting import LONGEST_POSTING, Posting
from vacaturextract.text import Span

_SHORTEST_LABEL = 3
_DETERMINED = re.compile(r"\b(?:de|het|een|onze|jouw|jullie|hun|deze|dit|alle|veel|meer)[ ]$", re.IGNORECASE)
_ODD = re.compile(r"[*_|\n]")
_INITIALS = re.compile(r"(?:\w\.){1,4}\w")
_BEFORE_A_NAME = re.compile(
    r"(?:^|\n|[.!?:;,(|*\"][ ]?|\b(?:bij|van|binnen|voor|over|door|naar|met|als|dat|dan|is|en|of|aan|via|waarom|maakt|om)[ ])$",
    re.IGNORECASE,
)
_KIND_BEFORE = re.compile(r"[A-Z][a-z]+[ ]$")


def mailboxes(posting: Posting) -> frozenset[str]:
    """The domains of the mailboxes in a posting, as letters and digits alone."""
    return frozenset(address_names.labels(posting, sites=False, shortest=_SHORTEST_LABEL))


def squeezed(value: str) -> str:
    """The letters and digits of a name, as a domain has them."""
    return "".join(filter(str.isalnum, value.lower()))


def addressed_names(posting: Posting) -> Iterator[Span]:
    """Names that are also the domain of a mailbox, as the text writes them most; of a site where the text names it twice."""
    roles, boxes = roles_of(posting.library, "name_words"), posting.once(mailboxes)
    for mentions in address_names.names_of_domains(posting, sites=True, shortest=_SHORTEST_LABEL):
        spans = [span for span in mentions if not _ODD.search(posting.text, *span)]
        forms = [posting.text[slice(*span)] for span in spans]
        if not spans or (len(spans) < 2 and squeezed(forms[0]) not in boxes):
            continue
        form = max(forms, key=forms.count)
        if form.lower() in roles["no_name"] | roles["kind"] | roles["employer"]:
            continue
        if form.islower() and any(_DETERMINED.search(posting.text, max(0, at - 9), at) for at, _ in spans):
            continue  # a common word
        yield _whole(posting.text, spans[forms.index(form)], roles)


def _whole(text: str, span: Span, roles: Mapping[str, frozenset[str]]) -> Span:
    """With the word that says what it is before it ("Galerie Ron Mandos"), and the stop that closes initials."""
    start, end = span
    kind = _KIND_BEFORE.search(text, max(0, start - 30), start)
    if kind and kind[0].strip().lower() in roles["employer"] | roles["kind"]:
        start = kind.start()
    if _INITIALS.fullmatch(text, *span) and text.startswith(".", end):
        end += 1
    return Span(start, end)


def is_small_name(posting: Posting, value: str) -> bool:
    """Whether a text uses a word in small letters as a name: more than once, "bij" it, and never as a common word."""
    text, odd = posting.text[:LONGEST_POSTING], not value.isalpha()
    if value in roles_of(posting.library, "name_words")["no_name"] or not (
        odd or (len(value) > _SHORTEST_LABEL and not value.endswith(("e", "en")))
    ):
        return False  # "bij toonaangevende", "bij klanten"
    uses, at_home, named, at = 0, 0, 0, text.find(value)
    while at >= 0:
        end = at + len(value)
        after = text[end : end + 1]
        if not (text[at - 1 : at].isalnum() or after.isalnum() or after == "-" or text[at - 1 : at] in ("@", ".", "/", "-")):
            before = text[max(0, at - 9) : at]
            uses, at_home = uses + 1, at_home + before.lower().endswith("bij ")
            named += _BEFORE_A_NAME.search(before) is not None and _DETERMINED.search(before) is None
        at = text.find(value, end)
    # "verzekeraars" have an article at times; "onze havenzorg academie"
    least = 0 if odd else uses if value.endswith("s") else uses * 2 / 3
    return uses > 1 and at_home > (0 if odd else 1) and named >= least
