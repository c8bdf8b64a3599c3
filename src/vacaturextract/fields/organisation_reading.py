"""Where an employer's name begins and ends in what a rule cut out of the text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from vacaturextract.fields.organisation_address import is_small_name
from vacaturextract.fields.word_roles import roles_of
from vacaturextract.posting import LONGEST_POSTING, Posting
from vacaturextract.text import Span

_WORD = re.compile(r"\S+")
_GLUED_LEGAL = re.compile(r"[ ][BN]\.V\.(?=[A-Z])")
_OPEN_LEGAL = re.compile(r"[ ](?:B\.V|N\.V|U\.A|V\.O\.F|Zn|Co)$")
"""A legal form that its last stop was cut from."""
PUBLIC_KINDS = "gemeente|provincie|ministerie|waterschap|hoogheemraadschap|omgevingsdienst|veiligheidsregio|werkorganisatie"
OFFICIAL = re.compile(rf"(?:{PUBLIC_KINDS}|stichting|universiteit|hogeschool|lokaal[ ]bestuur|inspectie)[ ]", re.IGNORECASE)
_SURNAME_FIRST = re.compile(
    r"(?:Van (?:de[rn]? )?[A-Z][\w-]+|De (?:Graaf|Jong|Vries|Boer|Wit|Groot|Bruin|Bruijn|Haan|Koning|Ruiter|Leeuw|Lange|Waard|"
    r"Wolf)) (?:& )?[A-Z]"
)
"""A firm named after a family: "Van Dongen Installaties"."""
_LIKE_A_BRAND = re.compile(r"[a-z]{1,12}(?:\d|[A-Z])\w*$")
_KIND_ENDS = ("kring", "huis", "praktijk", "centrum", "winkel", "bedrijf", "kantoor", "fabriek", "opvang", "kliniek", "school")
_SMALL_LEGAL = frozenset(("bv", "nv", "vof", "b.v.", "n.v.", "v.o.f."))
_ARTICLES = ("De ", "Het ", "The ")
_LINKS = frozenset(("&", "en", "van", "+"))
_SHORTEST_NAME = 2
_NATIONAL = "politie"
_OF_PLACE = re.compile(r"(?:gemeente(?:[ ]en[ ]ocmw)?|lokaal[ ]bestuur|stad)[ ]", re.IGNORECASE)


def read_name(posting: Posting, rule: str, span: Span, *, caseless: bool) -> Span | None:
    """The name in what a rule cut out; a municipality's ends with its place."""
    text = posting.text
    if rule == "organisation.small":
        return span if posting.once(is_small_name, text[slice(*span)]) else None
    if caseless or text.startswith(_NATIONAL, span.start):
        return span
    official = _OF_PLACE.match(text, span.start, span.end) if rule == "organisation.typed" else None
    if official is not None:
        ends = [hit.end for hit in posting.phrases_in("places", official.end(), official.end() + 1)]
        if ends:
            return Span(span.start, max(ends))
    name = _trimmed(posting, *span, roles_of(posting.library, "name_words"))
    if name is not None and rule == "organisation.label" and not OFFICIAL.match(text, name.start):
        article = next((word for word in _ARTICLES if text.startswith(word, name.start - len(word))), "")
        return Span(name.start - len(article), name.end)
    return name


def _trimmed(posting: Posting, start: int, end: int, roles: Mapping[str, frozenset[str]]) -> Span | None:
    """The name without a sentence that was taken with it ("Havenzorg Wij"); None where nothing is left."""
    text = posting.text
    spans = [match.span() for match in _WORD.finditer(text, start, end)]
    while spans and text[slice(*spans[0])].lower() in roles["lead"] and not _SURNAME_FIRST.match(text, spans[0][0], end):
        del spans[0]
    words = [text[word_start:word_end] for word_start, word_end in spans]
    if not words or (len(words) == 1 and _bare(words[0]) in roles["no_name"] | roles["kind"]):
        return None
    start = stop = spans[0][0]
    if (
        words[0][0].islower()
        and "." not in words[0]
        and not (_LIKE_A_BRAND.match(words[0]) or words[0] in roles["kind"])
        and not OFFICIAL.match(text, start)
    ):
        return None
    for i, word in enumerate(words):
        starts_sentence = i > 0 and word[0].isupper() and _bare(word) in roles["sentence_start"]
        if word in ("De", "Het") and words[i + 1 : i + 2] and words[i + 1][0].isupper():
            continue  # "Kindcentra De Linge"
        if starts_sentence and not word.isupper() and not _is_kind(words[i - 1], roles["kind"]) and words[i - 1] not in _LINKS:
            break  # but "Basisschool De Vlinder", "Taal & Werk"
        if i > 0 and _bare(word) in roles["no_tail"]:
            break
        if i == 0 or word[0].isupper() or word[0].isdigit() or "." in _bare(word) or word in _SMALL_LEGAL:
            stop = spans[i][1]
    if text.endswith("'s", start, stop) and posting.once(times_of, text[start:stop]) < posting.once(
        times_of, text[start : stop - 2]
    ):
        stop -= 2
    while stop > start and text[stop - 1] in ",'/-&":
        stop -= 1
    stop = _with_legal_form(text, start, stop)
    if stop - start < _SHORTEST_NAME or (len(words) > 1 and stop == spans[0][1] and words[0].lower() in roles["kind"]):
        return None
    return with_article(posting, Span(start, stop))


def _with_legal_form(text: str, start: int, stop: int) -> int:
    """Where a name ends: behind the last stop of its legal form, before a word that was glued to it."""
    glued = _GLUED_LEGAL.search(text, start, stop)
    if glued is not None:
        return glued.end()
    return stop + (_OPEN_LEGAL.search(text, start, stop) is not None and text.startswith(".", stop))


def _is_kind(word: str, kinds: frozenset[str]) -> bool:
    return word.lower() in kinds or word.lower().endswith(_KIND_ENDS)


def with_article(posting: Posting, span: Span) -> Span:
    """With "De" or "Het" where the text writes it with a capital inside a sentence: it is part of the name."""
    text = posting.text
    if OFFICIAL.match(text, span.start):
        return span
    if span.start >= len("De ") and _SURNAME_FIRST.match(text, span.start - len("De ")):
        return Span(span.start - len("De "), span.end)
    for article in _ARTICLES:
        if text.startswith(article, span.start - len(article)) and posting.once(_in_sentence, article + text[slice(*span)]):
            return Span(span.start - len(article), span.end)
    return span


def times_of(posting: Posting, words: str) -> int:
    """How often the text holds the words."""
    return posting.text.count(words, 0, LONGEST_POSTING)


def _in_sentence(posting: Posting, words: str) -> bool:
    """Whether words stand somewhere behind a small letter: "... werkt bij De Oosterhof"."""
    text = posting.text[:LONGEST_POSTING]
    at = text.find(words)
    while at >= 0:
        if at > 1 and text[at - 1] == " " and (text[at - 2].islower() or text[at - 2] == ","):
            return True
        at = text.find(words, at + 1)
    return False


def _bare(word: str) -> str:
    return word.lower().strip(".,'")
