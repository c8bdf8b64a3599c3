"""Titles in heading lines: "Planner (m/v) | Tiel | 36 uur", "PROFIEL TEAMMANAGER ZORG EN WELZIJN".

A line is cut into segments at its separators; a segment that holds a head ("planner") and no sentence is a title, all
of it, but for what is known to be something else: hours, a place, the employer, "gezocht".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from vacaturextract.fields.title_grammar import TitleWords, bare
from vacaturextract.fields.word_roles import roles_of
from vacaturextract.posting import Posting
from vacaturextract.text import Span

_HEADER_REACH = 900
_MOST_WORDS = 11
_LONGEST_LINE = 110
_LONGEST_SEGMENTED_LINE = 240
_LINE = re.compile(r"(?m)^[#*\" ]{0,6}(?P<value>[^\n]{3,240})$")
_SEPARATOR = re.compile(r"[ ]?[|•·>›»→▸][ ]?|[ ]-[ ]|[ ]?–[ ]|:[ ]|:$|[ ]{3,}|\t")
_SENTENCE_SIGNS = re.compile(
    r"[?!]|[.]{2}|[.][ ]|\b(?:je|jij|jou|jouw|wij|we|ons|onze|ik|u|bent|zoekt|hebben|heeft|wordt|is|zijn|your?|we|our|"
    r"\w+niveau)\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"(?<!position)(?<!candidate)(?<!phd)(?<!professor)(?<!lecturer)(?<!postdoc)[ ]in(?![\w-])|"
    r"[ ](?:bij|te|voor|at|vanuit|per|regio|omgeving(?=[ ](?-i:[A-Z]))|"
    r"met|die|gezocht|m/v|v/m|v/m/x|m/v/x|m/f/x|gemeente|waterschap)(?![\w-])"
    r"|[ ]en[ ]omgeving\b|[ ]op[ ](?:zoek|locatie|basis|freelance\w*|zzp\w*|interim\w*)\b|[ ]kazerne[ ]|"
    # chips glued to the title: "Functioneel beheerderOpdracht 40817Gepubliceerd ..."
    r"(?<=(?-i:[a-zA-Z)]))(?-i:Opdracht[ ]\d|Gepubliceerd|Geplaatst[ ]|Vacaturenummer|Solliciteer|Standplaats|Locatie)|"
    r",?[ ]\d{1,2}(?:[ ]?[-–/][ ]?\d{1,2})?[ ]?(?:uur|uren|u\b|fte)|[ ]\(?\d[,.]\d|€",
    re.IGNORECASE,
)
_PARENTHESES = re.compile(r"[ ]?\((?P<inside>[^()\n]{1,60})\)?")
_ASIDE = re.compile(r"(?:die|dat|want|met|voor[ ]wie|waar|omdat|bij|in)\b", re.IGNORECASE)
"""What a parenthesis that says more of the job than its name begins with: "(die ook weet hoe een kavel eruitziet)"."""
_REFERENCE = re.compile(
    r"[\[(]?(?:ref(?:erentie)?|kenmerk|vac(?:ature)?(?:nummer|nr)?)?[.: #-]{0,3}(?=(?:[\w./-]*\d){4})[A-Z\d./-]{3,18}"
    r"[\])]?[ ]?[-–:|/]?[ ]",
    re.IGNORECASE,
)
"""A reference in front of a title: "[2025/17] ...", "REF 8831 / ..."."""
_LEAD = re.compile(
    r"(?:(?:vacature(?:tekst)?|(?:vervuld|gesloten|verlopen|nieuw|"
    r"intern)(?=[ ]?[\]):!])[ \]):!]{1,3}|(?:functie[ ]?)?omschrijving|gezocht|profiel(?:schets)?|"
    r"functieprofiel|functie(?:titel|"
    r"naam)?|opdracht|(?:rol|functie|positie)[ ]van(?=[ ])|"
    r"(?:interim|zzp|freelance)-?[ ]?opdracht|uitvraag|aanvraag|bijbaan|"
    r"stagevacature|aan de slag als|werken als|wij zoeken(?: een)?)[ ]?(?:voor[ ](?:de|een)[ ]|van[ ](?:de|een)[ ])?:?[ ]?)+",
    re.IGNORECASE,
)
_ARTICLE_FIRST = re.compile(r"(?:de|het|een|deze|dit|meer|andere|lees|bekijk|onze|the|a|an|jouw)[ ]", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<!van[ ])\b(?:de|het|een|deze|andere)[ ]", re.IGNORECASE)
_TRADE_NAMES = frozenset(("Bakker", "Slager", "Kok", "Schipper", "Timmerman", "Meester", "Boer", "Schilder", "Bode"))
"""Occupations that are family names as well: "Bakker Transport"."""
_FIRMS = frozenset(
    ("Accountants", "Advocaten", "Notarissen", "Architecten", "Makelaars", "Adviseurs", "Ingenieurs", "Consultants")
)
_LOOSE_END = re.compile(r"[ ](?:van|en|of|voor|bij|in)(?:[ ](?:de|het))?[ ]?$", re.IGNORECASE)
_COMMA = re.compile(r",[ ]")
_ROLE_LABEL = re.compile(
    r"(?:aan|van|cc|to|from|verzonden|datum|adviseur|consultant|contactpersoon|"
    r"recruiter|opdrachtgever|medewerkers|manager|leidinggevende|intercedent)[ ]?:[ ]\S",
    re.IGNORECASE,
)
"""A label before a name or a number: "Adviseur: ...", "Medewerkers: 390"."""
_LABEL_OF_OTHER = re.compile(r":[*# ]{0,4}\n\s{0,4}$")
_LABEL_OF_TITLE = re.compile(
    r"(?:functie|vacature|titel|title|zoek\w*|gevraagd|opdracht|rol|een|naar|zoekt|baan)[ ]?:[*# ]{0,4}\n\s{0,4}$",
    re.IGNORECASE,
)


def heading_titles(posting: Posting, words: TitleWords) -> Iterator[Span]:
    """The titles in the heading lines near the start."""
    text = posting.text
    for match in _LINE.finditer(text, 0, _HEADER_REACH):
        start, end = match.span("value")
        if is_labelled_otherwise(text, match.start()) or _ROLE_LABEL.match(text, start, end):
            continue
        parts = list(segments(text, start, end))
        longest = _LONGEST_LINE if len(parts) == 1 else _LONGEST_SEGMENTED_LINE
        if end - start > longest or (len(parts) == 1 and text[start:end].rstrip()[-1:] in ".,;"):
            continue
        for segment in parts:
            span = title_of_segment(posting, segment, words)
            if span is not None:
                yield span
                break


def is_labelled_otherwise(text: str, line_start: int) -> bool:
    """Whether the line is the value of a label that is not the title's ("Rapporteert aan:")."""
    before = text[max(0, line_start - 30) : line_start]
    return _LABEL_OF_OTHER.search(before) is not None and not _LABEL_OF_TITLE.search(before)


def segments(text: str, start: int, end: int) -> Iterator[Span]:
    """The parts of a line between its separators ("|", " - ", ": ")."""
    for match in _SEPARATOR.finditer(text, start, end):
        if match.start() > start:
            yield Span(start, match.start())
        start = match.end()
    if start < end:
        yield Span(start, end)


def title_of_segment(posting: Posting, segment: Span, words: TitleWords) -> Span | None:
    """The title that a segment is, without what is no part of it; None where it is something else."""
    text = posting.text
    if not words.has_head([word for word in text[slice(*segment)].split() if word[0] != "("]):
        return None
    start, end = _stripped(text, *segment)
    if (reference := _REFERENCE.match(text, start, end)) is not None:
        start = _stripped(text, reference.end(), end)[0]
    lead = _LEAD.match(text, start, end)
    if lead is not None and lead.end() < end:
        start = lead.end()
    elif _ARTICLE_FIRST.match(text, start, end):
        return None
    end = _cut(text, start, end)
    if _SENTENCE_SIGNS.search(text, start, end) or _ARTICLE.search(text, start, end):
        return None
    end = _without_employer(posting, start, end, words)
    tail = _LOOSE_END.search(text, start, end)
    start, end = _stripped(text, start, tail.start() if tail else end)
    start = _without_qualities(text, start, end, words)
    tokens = text[start:end].split()
    if not 0 < len(tokens) <= _MOST_WORDS or bare(tokens[0]) in words.roles["stop"] | words.roles["link"]:
        return None
    if len(tokens) > 1 and (tokens[-1] in _FIRMS or (tokens[0] in _TRADE_NAMES and _is_firm(posting, tokens[-1]))):
        return None
    return Span(start, end) if words.has_head(tokens) else None


def _is_firm(posting: Posting, word: str) -> bool:
    return word.lower() in roles_of(posting.library, "name_words")["firm"]


def _without_qualities(text: str, start: int, end: int, words: TitleWords) -> int:
    """Past "ervaren" and the like; a capital keeps what may be part of the title ("Technische Product Owner")."""
    while (space := text.find(" ", start, end)) > 0:
        word = bare(text[start:space])
        kept = text[start].isupper() and word in words.roles["quality_or_title"]
        if word not in words.roles["quality"] or kept:
            break
        start = space + 1
    return start


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start] in " #*\"'–-/,&>›»[" or _is_symbol(text[start])):
        start += 1
    while end > start and (text[end - 1] in " #*\"'–-/,;:.&|" or _is_symbol(text[end - 1])):
        end -= 1
    return start, end


def _is_symbol(sign: str) -> bool:
    """Whether a sign is an emoji or another picture."""
    return sign > "\u2190" and unicodedata.category(sign) in ("So", "Cn", "Mn", "Cf")


def _cut(text: str, start: int, end: int) -> int:
    """Where the first part that is no title starts: hours, "bij X", a parenthesis with conditions."""
    match = _CUT.search(text, start + 1, end)
    end = match.start() if match else end
    for parenthesis in _PARENTHESES.finditer(text, start, end):
        inside, closed = parenthesis["inside"], parenthesis[0].endswith(")")
        if not closed or TitleWords.is_condition(inside) or _ASIDE.match(inside):
            return parenthesis.start()
    return end


def _without_employer(posting: Posting, start: int, end: int, words: TitleWords) -> int:
    """Without a place or an employer that closes the segment: "Concerncontroller Tiel", "directeur Museum De Toren"."""
    text = posting.text
    for match in _COMMA.finditer(text, start, end):
        if (
            " en " not in text[match.end() : end]
            and " EN " not in text[match.end() : end]
            and "tevens" not in text[start:end].lower()
        ):
            end = match.start()
            break
    for match in re.finditer(r"[ ](?=[A-Z])", text[start:end]):
        word = bare(text[start + match.end() : end].split(" ", 1)[0])
        if word in words.roles["employer"] and " " in text[start + match.end() : end]:
            end = start + match.start()
            break
        kind = text[start : start + match.start()].rsplit(" ", 1)[-1]
        if match.start() and kind.islower() and kind in roles_of(posting.library, "name_words")["kind"]:
            end = start + match.start()  # "Locatieleider kinderdagverblijf Kikker & Co"
            break
    hits = {hit.end: hit.start for hit in reversed(posting.phrases_in("places", start + 1, end))}
    while (place := hits.get(_stripped(text, start, end)[1])) is not None and text[place - 1] in " /":
        end = _stripped(text, start, place)[1]
    return end
