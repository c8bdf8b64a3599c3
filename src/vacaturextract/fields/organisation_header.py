"""The employer's name in the heading of a posting: "Planner | Dijkmans Transport | Tiel", or the line below the title.

A segment beside or just below the title is the employer where it says what it is ("Bakkerij ...", "... B.V."), or where
the text goes on to use it as a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from vacaturextract.fields.title_lines import segments
from vacaturextract.fields.word_roles import roles_of
from vacaturextract.posting import Posting
from vacaturextract.text import Span

_REACH = 500
_MOST_WORDS = 7
_SHORTEST_NAME = 3
_LINES_BELOW = 2
_NO_NAME = re.compile(
    r"\d|€|@|[?!]|[.][ ]|\b(?:je|jij|jouw|wij|we|ons|onze|u|uur|uren|schaal|salaris|fte|hybride|fulltime|parttime|vast|"
    r"tijdelijk|hbo|wo|mbo|vacature\w*|profiel\w*|"
    r"functie\w*|solliciteer\w*|solliciteren|reageer|reageren|geplaatst|cao|locatie|standplaats|afdeling|team|regio|"
    r"home|opdracht\w*|uitvraag|inleiding|inhoud|"
    r"vertrouwelijk|publicatie|datum|omschrijving|introductie|interim|zoekt|werft|heeft|telt|is|zijn|over|"
    r"dienst(?:verband)?|via|aangeboden|werkveld|branche|per direct|start|referentie|beste|hallo)\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"(?:[ ]&[ ](?:Co|Zn|Zonen)\.?|[ ](?:b\.?v\.?|n\.?v\.?|u\.?a\.?|v\.?o\.?f\.?)|"
    r"(?-i:(?:Advocaten|Accountants|Groep|Group|Techniek|Bouw|Beheer|"
    r"Bank|Transport|Zorggroep|Bouwmarkt|Elektrotechniek|Installaties|Installatietechniek|Logistics|Distribution|Foods|Makelaars|"
    r"Notarissen|Architecten|Tuincentra|Supermarkten|Holding|Wegenbouw|Betonbouw|Woningbouw|"
    r"University|Museum|Theater|Ziekenhuis|College|Lyceum)))$",
    re.IGNORECASE,
)
_KINDS = ("museum", "bedrijf", "theater", "instelling", "ziekenhuis", "omroep", "college", "school", "centrum", "groep")
_AT = re.compile(r"[ ](?:bij|at)[ ](?=[A-Z])")
_TAIL = re.compile(r"[ ]?\([^()]{0,40}\)?$|,[ ].*$|[ ](?:te|in)[ ][A-Z'].*$")
_LINKS = frozenset(("van", "de", "der", "den", "het", "en", "ten", "ter", "&"))
_FEWEST_WORDS = 2
_EDGES = " #*\"'|,;:/–-_📍🏢🧸"


def header_names(posting: Posting, title: Span | None) -> Iterator[Span]:
    """Names beside or below a title that stands in the heading."""
    if title is None or title.start > _REACH:
        return
    text = posting.text
    roles = roles_of(posting.library, "name_words")
    line = posting.layout.line(title.start)
    for segment in segments(text, line.start, line.end):
        if not segment.start <= title.start < segment.end:
            yield from _name(posting, segment, roles)
        elif (at := _AT.search(text, title.end, segment.end)) is not None:
            yield from _name(posting, Span(at.end(), segment.end), roles)
        elif text[title.end : segment.end].strip():
            yield from _name(posting, Span(title.end, segment.end), roles)
    below = 0
    while below < _LINES_BELOW and line.end < min(len(text), title.end + _REACH):
        line = posting.layout.line(line.end + 1)
        if text[line.start : line.end].strip():
            below += 1
            parts = list(segments(text, line.start, line.end))
            for i, segment in enumerate(parts):
                beside = parts[i + 1] if i + 1 < len(parts) else posting.layout.line(line.end + 1) if len(parts) == 1 else None
                yield from _name(posting, segment, roles, above_place=below == 1 and _holds_a_place(posting, segment, beside))


def _holds_a_place(posting: Posting, name: Span, beside: Span | None) -> bool:
    """Whether a place closes the segment of a name ("Dijkmans Transport, Tiel"), or is all that stands beside or below it."""
    text = posting.text
    comma = text.rfind(", ", *name)
    if comma >= 0:
        return _is_only_place(posting, Span(comma + 2, name.end))
    return beside is not None and beside.start < beside.end and _is_only_place(posting, beside)


def _is_only_place(posting: Posting, span: Span) -> bool:
    return posting.is_phrase("places", _without_edges(posting.text, *span))


def _without_edges(text: str, start: int, end: int) -> Span:
    """A stretch without the signs at its edges."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)


def _reads_as_name(posting: Posting, start: int, end: int) -> bool:
    """Whether words with capitals begin with a family name ("Van Gelderen Bestratingen") or end with a region or town: what
    else stands there may be a field of work ("Openbare Ruimte")."""
    words = posting.text[start:end].split()
    if len(words) < _FEWEST_WORDS or not all(word[0].isupper() or word in _LINKS for word in words):
        return False
    return words[0] == "Van" or any(hit.end == end for hit in posting.phrases_in("places", start + 1, end))


def _name(posting: Posting, segment: Span, roles: Mapping[str, frozenset[str]], *, above_place: bool = False) -> Iterator[Span]:
    """The segment as a name, without a place behind it, or nothing."""
    text = posting.text
    start, end = segment
    if text[start:end].rstrip().endswith(".") and not _COMPANY.search(text[start:end].rstrip()):
        return  # a sentence
    start = _without_edges(text, start, end).start
    tail = _TAIL.search(text[start:end])
    end = _without_edges(text, start, start + tail.start() if tail else end).end
    value = text[start:end]
    words = value.split()
    if (
        len(value) < _SHORTEST_NAME
        or not 0 < len(words) <= _MOST_WORDS
        or _NO_NAME.search(value.replace("Zn. ", ""))
        or _is_place(posting, start, end)
    ):
        return
    kind = len(words) > 1 and (words[0].lower() in roles["employer"] or words[0].lower().endswith(_KINDS))
    if not (kind or words[0][0].isupper()) or (len(words) == 1 and value.lower() in roles["no_name"]):
        return
    if kind and words[0].islower() and words[1] in ("in", "te", "bij"):
        return  # "gemeente in de Meierij": a client without its name
    named = text[slice(*_without_town(posting, start, end))]
    if named != value and _COMPANY.search(named) and text.count(named) > text.count(value):
        yield _without_town(posting, start, end)
    elif above_place and _reads_as_name(posting, start, end):
        yield Span(start, end)
    elif kind or _COMPANY.search(named) or text.count(value) > 1 or (len(words) > 1 and text.count(" ".join(words[:2])) > 1):
        yield _without_place(posting, start, end)


def _is_place(posting: Posting, start: int, end: int) -> bool:
    return any(hit.end >= end for hit in posting.phrases_in("places", start, start + 1))


def _without_town(posting: Posting, start: int, end: int) -> Span:
    """Without the town that closes it: "Vecht Lyceum Ommen"."""
    hits = (hit.start for hit in posting.phrases_in("places", start + 1, end) if hit.end == end)
    return Span(start, min(hits, default=end + 1) - 1)


def _without_place(posting: Posting, start: int, end: int) -> Span:
    """Without a town behind a name of its own: "Bouwmarkt De Klus Hoorn" where the text also says "De Klus"."""
    for hit in posting.phrases_in("places", start + 1, end):
        if hit.end == end and posting.text.count(posting.text[start : hit.start - 1]) > 1:
            shorter = posting.text[start : hit.start - 1]
            if " " in shorter and posting.text.count(posting.text[start:end]) == 1:
                return Span(start, hit.start - 1)
    return Span(start, end)
