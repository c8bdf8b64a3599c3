"""Which person a number or address belongs to: the one it is made of, else the one named last before it in the same
breath (a sentence, a card of short lines, or a sentence that goes on with "Zij is bereikbaar ...")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from vacaturextract.compiling import compiled
from vacaturextract.dutch import names
from vacaturextract.fields.contact_points import Point
from vacaturextract.text import Span


class Mention(NamedTuple):
    """A person where the text names one for questions or applying, or beside a number."""

    span: Span
    name: str
    """The full name, where the posting gives it elsewhere: "Wendy" is "Wendy Dijkers"."""
    rule: str | None
    """The rule whose wording named the person; None where only a number or address beside it does."""
    sure: bool


_LONGEST_GAP = 260
_STOP = compiled(
    r"(?<!\b(?:\p{L}|tel|mob|nr|drs|dr|mr|ir|ing|prof|dhr|mw|mevr|mevr|a\.i|evt|st|o\.v\.v|t\.a\.v|resp|incl))[.?!](?=\s)",
    regex.IGNORECASE,
)
_PRONOUN = compiled(
    r"\s*(?:[\p{L}'/-]+[ ]){0,12}(?:zij|ze|hij|hem|haar|hen|hun|beiden?|allebei|her|him|them|she|he|they)\b",
    regex.IGNORECASE,
)
_BY_OTHER_MEANS = compiled(
    r"\s*(?:(?:je|u|dit|dat|of)[ ](?:(?:kunt|kun|kan|mag|bent)[ ])?"
    r"(?:(?:je|natuurlijk|ook|altijd|eventueel|gerust|liever)[ ]){0,3})?"
    r"(?:bereikbaar|te[ ]bereiken|bel(?:len)?|mail(?:en)?|app(?:en)?|dit[ ]kan|dat[ ]kan|bel,[ ]app)\b"
    r"(?:[ ](?:dan|gerust|even|of|en|je|mag|kan|kun|app|mail|bel|whatsapp|naar|via|op|ook|direct|een|met|0+)){0,6}[^\p{L}]*$",
    regex.IGNORECASE,
)
# A further way to the same person: "Vragen mogen ook telefonisch: ...", "Bij geen gehoor: ...".
_ALSO = compiled(
    r"\s*(?:(?:u|je)[ ]bereikt[ ](?:ons|mij)|vragen[ ](?:mogen|kunnen)|(?:bellen|mailen|appen|whatsapp)[ ](?:kan|mag)|"
    r"ook[ ]een[ ](?:e-?mail|berichtje)|bij[ ]geen[ ]gehoor|liever[ ](?:bellen|appen))\b[^!?\n]{0,60}$",
    regex.IGNORECASE,
)
_LABEL = compiled(
    r"[\W\d_]*(?:(?:tel|telefoon|telefonisch|telefoonnummer|mobiel|mobile|mob|t|m|e|e-?mail(?:[_ -]?add?ress?)?"
    r"|mail(?:adres)?|bel|app|whatsapp|"
    r"phone|nummer|nr|via|op|onder|of|en|or|and|naar|per|het|is|sms|ook|contact|direct|met|at|ons|mij|me|hier|(?<=\()secretariaat(?=\))|vast|privé|kantoor|doorkies(?:nummer)?"
    r"|linkedin)[\W\d_]+){0,6}$",
    regex.IGNORECASE,
)
_RUNS_ON = compiled(
    r"(?:\b(?:via|op|naar|met|of|en|onder|aan|per|telefoonnummer|e-?mail|tel|or|and|at|on|bij)|[:,(/|])\s*$", regex.IGNORECASE
)
_MR = r"(?:(?:de[ ]heer|mevrouw|dhr\.?|mw\.?|mevr\.)[ ])?(?:(?:drs|dr|mr|ir|ing|prof)\.[ ]){0,3}"
# Between a number and the person whom it is of: "(06-...) of app met ...", "via x@y.nl, t.a.v. ...", "dan belt ...".
_NAMED_AFTER = compiled(
    r"(?:[\s,)\]]*(?:(?:(?:of|en)[ ])?(?:bel|app|mail)[ ](?:\p{Ll}+[ ]){0,2}(?:met|naar)|"
    r"(?:dan|waarna)[ ](?:belt|mailt|appt|helpt|reageert|antwoordt|neemt|spreekt))[ ]|"
    r"[\s,.)\]]*(?:\(|[(,]?[ ]?(?:(?:en[ ])?(?:vraag|vragen)[ ]naar|met|t\.?a\.?v\.?|t\.n\.v\.?|ter[ ]attentie[ ]van|"
    rf"gericht[ ]aan|van|attn?\.?:?):?[ ]{_MR}))$",
    regex.IGNORECASE,
)
_FIRST_OF_LINE = compiled(r"[ ]?[:–-][ ]|[ ]\(")
# "Bel Eva Smit (06-...) of app met Tom: 06-...": the number right behind a name is that one's.
_CLOSE = compiled(r"[\s:,]{0,2}[(\[]?\s?(?:tel\.?|t\.?|m\.?)?[\s:]{0,2}", regex.IGNORECASE)
_COORDINATION = compiled(r"(?:,|\bof\b|\ben\b|/|&|\bor\b|\band\b|\ben/of\b)", regex.IGNORECASE)
_NEXT_NUMBER = compiled(
    r"\)?(?:[ ]?[,/&;|][ ]?|[ ](?:en|of|resp\.|respectievelijk|/|-)[ ])(?:(?:op|via)[ ])?\(?", regex.IGNORECASE
)
_SEVERAL = 2
_SOON = 40
_SHORT_QUESTION = 40
_LONGEST_CARD_LINE = 75
_LINES_OF_A_CARD = 5
_MOST_TOGETHER = 6
_MOST_COMPARED = 40
"""Persons before and behind an address that it can be made of."""


def owners(text: str, point: Point, mentions: Sequence[Mention], points: Sequence[Point]) -> list[Mention]:
    """Whose a point is: nobody's (a desk), one person's, or that of several named together."""
    number = bisect_left(mentions, point.span.start, key=start_of)
    if point.kind == "email":
        local = point.value.partition("@")[0]
        around = mentions[max(0, number - _MOST_COMPARED) : number + _MOST_COMPARED]
        own = [mention for mention in around if names.owns(mention.name, local)]
        if own:
            return [min(own, key=lambda mention: abs(mention.span.start - point.span.start))]
    after = mentions[number] if number < len(mentions) else None
    soon = after is not None and after.span.start - point.span.end < _SOON
    before = mentions[max(0, number - _MOST_TOGETHER) : number]
    close = bool(before) and _CLOSE.fullmatch(text, before[-1].span.end, point.span.start) is not None
    close = close and "\n" not in text[before[-1].span.end : point.span.start]
    if after is not None and soon and not close and _is_of_the_next(text, point.span, after.span.start):
        return _named_together(text, mentions[number : number + _MOST_TOGETHER], points)
    if not before or not joins(text, before[-1].span.end, point.span.start, points):
        return []
    return _respectively(text, point, _named_together(text, before[::-1], points)[::-1], points)


def is_named_after(text: str, start: int, points: Sequence[Point]) -> bool:
    """Whether the person named at ``start`` is the one of the number or address before: "..., dan belt Ilse je terug"."""
    number = bisect_left(points, start, key=start_of) - 1
    if number < 0 or not 0 < start - points[number].span.end < _SOON:
        return False
    return _is_of_the_next(text, points[number].span, start)


def _is_of_the_next(text: str, number: Span, start: int) -> bool:
    """Whether a number is of the person behind it: by the words between, or as the first of its line: "06-...: Ilse Bos"."""
    if _NAMED_AFTER.match(text, number.end, start):
        return True
    is_first = not text[text.rfind("\n", 0, number.start) + 1 : number.start].strip(" *-–•")
    return is_first and _FIRST_OF_LINE.fullmatch(text, number.end, start) is not None


def _respectively(text: str, point: Point, together: list[Mention], points: Sequence[Point]) -> list[Mention]:
    """Of several named together the one whose number it is, where as many numbers follow in the same order."""
    if len(together) < _SEVERAL:
        return together
    end = max(mention.span.end for mention in together)
    number = bisect_left(points, end, key=start_of)
    run = [points[number]]
    for other in points[number + 1 : number + 1 + _MOST_TOGETHER]:
        if other.kind != run[-1].kind or not _NEXT_NUMBER.fullmatch(text, run[-1].span.end, other.span.start):
            break
        run.append(other)
    values = [other.value for other in run]
    return [together[values.index(point.value)]] if len(values) == len(together) and point.value in values else together


def joins(text: str, start: int, end: int, points: Sequence[Point]) -> bool:
    """Whether what stands at ``end`` still speaks of the person named before ``start``."""
    if end - start > _LONGEST_GAP:
        return False
    gap = _without_points(text, start, end, points)
    lines = gap.split("\n")
    if len(lines) == 1:
        return _goes_on(gap)
    *earlier, last = lines
    filled = [line for line in earlier[1:] if line.strip(" #*")]
    if len(filled) >= _LINES_OF_A_CARD or any(
        len(line) > _LONGEST_CARD_LINE or line.lstrip().startswith("#") for line in filled
    ):
        return False
    if not _goes_on(last) or any(_STOP.search(line + " ") and not _continues(last) for line in earlier):
        return False
    same_block = all(line.strip() for line in earlier[1:])
    return bool(
        _LABEL.match(last)
        or _PRONOUN.match(last)
        or (same_block and (_BY_OTHER_MEANS.match(last) or _ALSO.match(last)))
        or _RUNS_ON.search("\n".join(earlier).rstrip())
    )


def _goes_on(gap: str) -> bool:
    """Whether every further sentence of a gap still speaks of the same person."""
    bounds = [*(match.end() for match in _STOP.finditer(gap)), len(gap)]
    sentences = [gap[start:end] for start, end in pairwise(bounds)]
    if (
        len(sentences) > 1
        and sentences[-2].endswith("?")
        and len(sentences[-2]) < _SHORT_QUESTION
        and _PRONOUN.match(sentences[-1])
    ):
        del sentences[-2]  # "Vragen? Bel haar"
    return all(map(_continues, sentences))


def _continues(words: str) -> bool:
    return any(pattern.match(words) for pattern in (_PRONOUN, _BY_OTHER_MEANS, _ALSO, _LABEL))


def _without_points(text: str, start: int, end: int, points: Sequence[Point]) -> str:
    """The text between, with numbers and addresses blanked (their dots end no sentence)."""
    gap = text[start:end]
    for number in range(bisect_left(points, start, key=start_of), len(points)):
        a, b = points[number].span.start - start, points[number].span.end - start
        if b > end - start:
            break
        gap = gap[:a] + "0" * (b - a) + gap[b:]
    return gap


def start_of(item: Mention | Point) -> int:
    """Where a name, number or address stands: for bisecting."""
    return item.span.start


def _named_together(text: str, mentions: Sequence[Mention], points: Sequence[Point]) -> list[Mention]:
    """The first of the mentions, with those named in one go beside it: "A, partner, en B, adviseur, via ..."."""
    together = [mentions[0]]
    for other in mentions[1:]:
        start, end = sorted((other.span, together[-1].span))[0].end, max(other.span.start, together[-1].span.start)
        between = text[start:end]
        if end - start > 110 or end < start or other.name == together[-1].name:
            break
        number = bisect_left(points, start, key=start_of)
        if "\n" in between.strip() or (number < len(points) and points[number].span.start < end):
            break
        if not _COORDINATION.search(between) or _STOP.search(between):
            break
        together.append(other)
    return together
