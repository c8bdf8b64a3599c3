"""The job's title, as written.

Rules and heading lines give the words in which a title stands; ``title_grammar`` reads it there and leaves off what is
no part of it (hours, place, employer).
"""

from __future__ import annotations

import re

from vacaturextract import records
from vacaturextract.fields.base import Choice, FieldSpec, TextValue, keep_first, split
from vacaturextract.fields.title_grammar import TitleWords, read_title, title_words
from vacaturextract.fields.title_lines import heading_titles, segments, title_of_segment
from vacaturextract.fields.wordings import Wording
from vacaturextract.findings import Candidate, Notice
from vacaturextract.posting import Posting
from vacaturextract.text import Span

_LONGEST_LINE = 110
_SENTENCE_SIGNS = re.compile(
    r"[?!]|\b(?:je|jij|jou|jouw|wij|we|ons|onze|ik|u|bent|zoekt|hebben|heeft|wordt|is|zijn|your?|we|our)\b", re.IGNORECASE
)
_AFTER_OPENING = re.compile(
    r",[ ]\d|[ ]bij[ ](?:de[ ])?(?:gemeente[ ])?[A-Z][^.!?\n]{2,50}[.]|[ ][(|–-]|[ ]\d|[ ][A-Z][\w/]+:|[ ][A-Z][\w-]+,[ ]\d"
)
_EXPERIENCE = re.compile(
    r"\b(?:\w*ervaring|jaar|zowel|onszelf|zichzelf|mezelf|zien|gezien|ervaren|element|achtergrond|\w*opleiding|opgeleid|gewerkt|"
    r"experience|diploma|registratie|dienstjaren|opgedaan|geregistreerd)"
    r"(?:[ ]in[ ]een[ ](?:soortgelijke[ ]|vergelijkbare[ ])?(?:rol|functie))?"
    r"[ ](?:opgedaan[ ])?(?:als|tot|as|van)[ ](?:een[ ]|an?[ ]|bijvoorbeeld[ ])?$",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\b(?:je|jij|jou|jouw|u|uw|baan|slag|rol|functie|job|carrière|vacature|gaan?|startersfunctie|wij|versterk|solliciteer)\b"
    r"(?![^.!?\n]{0,60}\bzowel\b)[^.!?\n]{0,60}$",
    re.IGNORECASE,
)
_HEADER_REACH = 1_500
_SAYS_SEVERAL = Wording(
    r"\b(?:twee|drie|vier|vijf|meerdere|verschillende|diverse|[2-9])[ ](?:(?:verschillende|openstaande|nieuwe|leuke)[ ])?"
    r"(?:vacatures|functies[ ](?:open|vacant|beschikbaar))\b"
)
_ARTICLE = re.compile(r"[ ](?:een|twee|drie)[ ](?:(?:ervaren|enthousiaste|nieuwe|gedreven)[ ])?")
_NOT_WORD = re.compile(r"[^\w]+")


# --- finding ------------------------------------------------------------------------------------------------------

_BARE_TAILS = frozenset(("title.label", "title.as_you", "title.sought", "title.your_function", "title.with_hours"))
"""Rules whose words end with the title, or go on with a stop word: lower-case words after the head belong to it."""


def find(posting: Posting) -> list[Candidate]:
    """Titles in heading lines, and in the words that the rules cut out."""
    words = title_words(posting.library)
    found = [_candidate(posting, "title.heading", span) for span in heading_titles(posting, words)]
    found.extend(_opening(posting, words))
    stronger = bool(found)
    for rule, match in posting.matches("title"):
        if rule.id == "title.as_plain" and stronger:
            break  # says too little where a stronger rule speaks
        start, end = match.span("words")
        if rule.id == "title.label":
            span = _labelled(posting, Span(start, end), words) or read_title(posting.text, start, end, words)
        else:
            span = read_title(posting.text, start, end, words, bare_tail=rule.id in _BARE_TAILS)
            if span is None and rule.id == "title.sought" and (article := _ARTICLE.search(posting.text, start, end)):
                end = min(article.end() + _LONGEST_LINE, posting.layout.line(start).end)
                span = read_title(posting.text, article.end(), end, words)  # "zoekt het Vecht Lyceum in Tiel een docent"
        if span is not None and (rule.id != "title.as_plain" or _ADDRESSED.search(posting.text, max(0, start - 70), start)):
            found.append(_candidate(posting, rule.id, span))
            stronger = stronger or rule.id not in _WEAKEST
    return found


def _labelled(posting: Posting, words_of_label: Span, words: TitleWords) -> Span | None:
    """The first part of a label's words that is a title: "IT Developer | AI, API & Automatisering"."""
    found = (title_of_segment(posting, part, words) for part in segments(posting.text, *words_of_label))
    return next((span for span in found if span is not None), None)


def _opening(posting: Posting, words: TitleWords) -> list[Candidate]:
    """A title that opens a text without line breaks: "Planner Logistiek Tiel, 32-36 uur, reageren voor ..."."""
    text = posting.text
    if not text[:1].isupper() or 0 < text.find("\n") < _LONGEST_LINE:
        return []
    span = read_title(text, 0, _LONGEST_LINE, words)
    if span is None or span.start > 0 or _SENTENCE_SIGNS.search(text, 0, span.end):
        return []
    if not _AFTER_OPENING.match(text, span.end) or "|" in text[: span.end]:
        return []
    return [_candidate(posting, "title.heading", _without_place(posting, span))]


def _without_place(posting: Posting, span: Span) -> Span:
    """The title without a place that closes it ("Concerncontroller Tiel")."""
    for hit in posting.phrases_in("places", span.start + 1, span.end):
        if hit.end == span.end and posting.text[hit.start - 1] == " ":
            return Span(span.start, hit.start - 1)
    return span


_TRAINING = re.compile(r"(?:\w*diploma|certificaat|opleiding|registratie|ervaring|rijbewijs)\b", re.IGNORECASE)
_INITIALS = re.compile(r"\b[a-z]\.[a-z](?=\.)", re.IGNORECASE)


def _candidate(posting: Posting, rule: str, span: Span) -> Candidate:
    text = posting.text
    if _INITIALS.match(text, max(0, span.end - 3)):  # "Manager Bedrijfsvoering a.i."
        span = Span(span.start, span.end + 1)
    reason = None
    if posting.layout.section_at(span.start) in ("related", "chrome"):
        reason = "elsewhere"
    elif _EXPERIENCE.search(text, max(0, span.start - 40), span.start) or _TRAINING.match(text, span.start):
        reason = "experience"
    elif text[slice(*span)].lower() in title_words(posting.library).roles["mere_role"]:
        reason = "mere_role"
    return Candidate("title", rule, (span,), TextValue(text[slice(*span)]), reason)


# --- choosing -----------------------------------------------------------------------------------------------------

_WEAK = {"title.vacancy_for": 1, "title.as_plain": 2, "title.become": 3}
_WEAKEST = frozenset(("title.become", "title.as_plain"))
_STRONG = frozenset(("title.label", "title.heading"))
_FORMS = frozenset(("stage", "traineeship", "internship", "masterclass"))
"""What a posting offers, rather than as what: a title where the text names no other."""
_LIST = re.compile(r",\s.*\s(?:en|of)\s", re.IGNORECASE)
_OFTEN = 4
_LONG = 3
_MOST_COMPARED = 100
"""Titles with which each other one is compared; no posting names so many."""
_TOP = 250
"""A heading this near to the start needs no second mention."""


def _key(candidate: Candidate) -> str:
    return _NOT_WORD.sub("", candidate.value.value.lower())


def choose(posting: Posting, candidates: list[Candidate]) -> Choice:
    """A label or heading that the text bears out; then the title named most often; ties go to the first in the text."""
    choice = split(candidates)
    if not choice.chosen:
        return choice
    keys = [_key(candidate) for candidate in choice.chosen]
    places: dict[str, set[int]] = {}
    for key, candidate in zip(keys, choice.chosen, strict=True):
        places.setdefault(key, set()).add(candidate.start)
    # At how many places a title is named, or one that holds it or is held by it.
    first = list(places.items())[:_MOST_COMPARED]
    named = {key: len(own.union(*(at for other, at in first if key in other or other in key))) for key, own in places.items()}

    def order(i: int) -> tuple[int, ...]:
        candidate, count = choice.chosen[i], named[keys[i]]
        strong = candidate.rule in _STRONG and (count > 1 or candidate.start < _TOP or candidate.rule == "title.label")
        strong = strong or (candidate.rule == "title.with_hours" and candidate.start < _TOP)
        length = candidate.value.value.count(" ")
        # "specialist" where the text also says "Customer Journey Specialist"
        is_rest = length == 0 and any(key != keys[i] and key.endswith(keys[i]) for key, _ in first)
        return (
            _lists_colleagues(posting, candidate),
            keys[i] in _FORMS,
            -strong,
            -min(count, _OFTEN),
            is_rest,
            _WEAK.get(candidate.rule, 0),
            -min(length, _LONG),
            candidate.start,
        )

    ordered = sorted(range(len(keys)), key=order)
    choice.notices = _several_jobs(posting, choice.chosen)
    return keep_first(choice, [choice.chosen[i] for i in ordered], [keys[i] for i in ordered])


def _lists_colleagues(posting: Posting, candidate: Candidate) -> bool:
    """Whether it is a list inside a sentence: "de griffie is klein: griffier, adviseur en medewerker"."""
    line = posting.layout.line(candidate.start)
    within = posting.text[line.start : candidate.start].strip(" #*-•") != ""
    return within and _LIST.search(candidate.value.value) is not None


def _several_jobs(posting: Posting, candidates: list[Candidate]) -> list[Notice]:
    """A warning where labels name different jobs, or the text says that it holds several."""
    labelled = {_key(candidate): candidate for candidate in candidates if candidate.rule == "title.label"}
    first = list(labelled)[:_MOST_COMPARED]
    apart = [key for key in first if not any(key != other and (key in other or other in key) for other in first)]
    if len(apart) > 1:
        spans = tuple(labelled[key].spans[0] for key in apart)
        return [Notice("several_jobs", "the text names several jobs; the record holds the first", spans)]
    said = _SAYS_SEVERAL.search(posting, 0, _HEADER_REACH)
    if said is None:
        return []
    message = "the text says that it holds several jobs; the record holds one"
    return [Notice("several_jobs", message, (Span(*said.span()),))]


SPEC = FieldSpec(
    "title",
    "title",
    records.Text,
    False,
    find,
    choose,
    {
        "experience": "it names former jobs or training asked of the candidate",
        "mere_role": "it names a part that one plays, not a job",
        "elsewhere": "it stands in a list of other jobs or in the frame of the site",
        "again": "the same title is named in a stronger or earlier place",
        "weaker": "another title is named in a stronger place, or more often",
    },
)
