"""Names that are also the domain of an address: "Wolters & Kamp" and wolterskamp.nl.

Whoever writes a posting for another gives an address of its own, and so the agency is found whose name no wording tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import regex

from vacaturextract.posting import LONGEST_POSTING, Posting
from vacaturextract.text import Span

_ADDRESS = regex.compile(r"(?P<kind>@|www\.)(?P<domain>[a-z0-9-]{3,40})\.(?:nl|com|eu|be|org|nu)\b")
_SHORTEST_LABEL, _MOST_SPACES, _MOST_MENTIONS = 5, 6, 8
_EMPLOYER_REACH = 1500
_OTHER_EMPLOYER = regex.compile(
    r"\b(?:gemeente|provincie|waterschap|hoogheemraadschap|omgevingsdienst|veiligheidsregio|ministerie|\w*stichting|lyceum|"
    r"opdrachtgever|inhur\w+|inhuur\w*|gemeenschappelijke[ ]regeling|college[ ]van[ ](?:b|dijk)\w+|"
    r"woningcorporatie|zorggroep)\b"
)
# What is said beside the name of one who finds people for others.
_SERVES_BEFORE = regex.compile(
    r"(?:\b(?:associate|partner|consultant|intercedent|researcher|searcher)s?[ ](?:bij|van)|\bkennismaking[ ]met|"
    r"\b(?:bijdrage[ ]aan|vergoeding[ ]voor|bijstaan[ ]door|neergelegd[ ]bij|opgedragen[ ]aan|in[ ]handen[ ]van|"
    r"relaties?[ ]van|weken[ ]via|(?:vacature|procedure|contacten)\b[^.\n]{0,30}[ ]via|"
    r"geëxploiteerd[ ]door))[ ](?:het[ ]|de[ ])?$",
    regex.IGNORECASE,
)
_SERVES_AFTER = regex.compile(
    r"[ .]{0,3}(?:,|[-–—|»•:]|\n|[ ](?:te|in)[ ](?-i:[A-Z])\w+,?)?[ ]{0,4}(?:(?:is[ ])?een[ ](?:\w+[ ])?)?(?:"
    r"(?:executive|interim|publieke)[ -]?search|\w*bureau\b|bestuurszoekers|"
    r"inhuur[ ]voor|\w+[ ]op[ ]maat|mensen[ ]voor|leidinggevenden[ ]voor|"
    r"interim[ ]assignments|(?:aanvraag|uitvraag|offerteaanvraag|opdrachten)\b|"
    r"aanvraagdocument|(?:werving|search)[ ](?:en|&|voor)|"
    r"bemiddelt\b|(?:voert|begeleid(?:t|en)|verzorgt|toetst|selecteert|presenteert|brengt|rekent)\b(?=[^.\n]{0,80}\b(?:werving|"
    r"procedure|gesprekken|kandida|aanbieding|inschrijving|selectie|in[ ]rekening)))",
    regex.IGNORECASE,
)


def has_address(posting: Posting) -> bool:
    """Whether the text holds an address whose domain can be a name."""
    return _ADDRESS.search(posting.lowered) is not None


def names_another_employer(posting: Posting) -> bool:
    """Whether the text speaks of a public body, a school, a corporation or a client for whom somebody is sought."""
    return _OTHER_EMPLOYER.search(posting.lowered, 0, _EMPLOYER_REACH) is not None


def names_of_domains(posting: Posting, *, sites: bool) -> Iterator[list[Span]]:
    """For each domain of a mailbox, and of a site where ``sites`` says so, where its name stands in the text."""
    squeezed, places = _squeezed(posting.lowered[:LONGEST_POSTING])
    for domain in dict.fromkeys(
        match["domain"] for match in _ADDRESS.finditer(posting.lowered) if sites or match["kind"] == "@"
    ):
        label = domain.replace("-", "").replace("+", "")
        if len(label) >= _SHORTEST_LABEL and (mentions := list(_names_like(posting, label, squeezed, places))):
            yield mentions


def serves(posting: Posting, name: Span) -> bool:
    """Whether the words beside a name say that it finds people for others."""
    before = _SERVES_BEFORE.search(posting.text, max(0, name.start - 60), name.start)
    return before is not None or _SERVES_AFTER.match(posting.text, name.end) is not None


def _names_like(posting: Posting, label: str, squeezed: str, places: list[int]) -> Iterator[Span]:
    """Where a name stands that is written like the domain, and is no part of an address or of a word.

    One in small letters is a name where it stands twice.
    """
    found = list(islice(_written_like(posting, label, squeezed, places), _MOST_MENTIONS))
    small = [span for span in found if not posting.text[span.start].isupper()]
    yield from (span for span in found if span not in small or len(small) > 1)


def _written_like(posting: Posting, label: str, squeezed: str, places: list[int]) -> Iterator[Span]:
    text, at = posting.text, squeezed.find(label)
    while at >= 0:
        start, end = places[at], places[at + len(label) - 1] + 1
        before, after = text[max(0, start - 1) : start], text[end : end + 2]
        joined = after[:1] in ("@", "/", "-", "_") or (after[:1] == "." and after[1:].isalnum())
        in_address = joined or before in ("@", ".", "/", "-", "_")
        in_word = before.isalnum() or after[:1].isalnum()
        if not in_address and not in_word and "\n" not in text[start:end] and text.count(" ", start, end) < _MOST_SPACES:
            yield Span(start, end)
        at = squeezed.find(label, at + 1)


def _squeezed(lowered: str) -> tuple[str, list[int]]:
    """A text's letters and digits alone, and where each stands: "Van Wijk & Co" holds "vanwijkco"."""
    places = [i for i, sign in enumerate(lowered) if sign.isalnum()]
    return "".join(lowered[i] for i in places), places
