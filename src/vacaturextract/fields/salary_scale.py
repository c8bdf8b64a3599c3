"""Salary scales: "schaal 10/11", "FWG 55-65", "functieschaal 11 (aanloopschaal 10)"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from vacaturextract import records
from vacaturextract.dutch.numbers import NUMBER_WORDS, parse_ordinal
from vacaturextract.fields.base import (
    COMMON_REASONS,
    Choice,
    FieldSpec,
    in_brackets_of_others,
    of_another_vacancy,
    read_matches,
    split,
)
from vacaturextract.findings import Candidate
from vacaturextract.posting import Posting
from vacaturextract.rules import Rule
from vacaturextract.text import Span

if TYPE_CHECKING:
    import regex

_HIGHEST_NUMBER = 99
_FWG_STEP = 5
_LONGEST_RANGE = 6
_BESIDE = 70
_CAO_REACH = 90
"""Characters between a scale and the collective agreement that it belongs to."""

REASONS = {
    **COMMON_REASONS,
    "weaker": "it only stands somewhere; another place names the job's scale",
    "other_job": "the scale of other people or of another job",
    "no_scale_of_the_job": "a step, class or limit, not the job's scale",
    "lower_case_letter": "a single letter in lower case is no scale label",
    "no_such_step": "no grading system has that step",
}

_LABEL = re.compile(
    r"(?<![\w.,])(?<!t/)(?:\d{1,3}[a-f]?|s1?\d|[ld]1[0-5]|l[a-e]|[a-p]\d?|[a-d]1\d|[q-z]|zeven|acht|negen|tien|elf|twaalf"
    r"|(?:der|veer|vijf|zes|zeven|acht)tien)(?!\w|[.,]\d|/m)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_ENTRY_BEFORE = re.compile(
    r"(?:aanloop|instroom|instap|start)\w*(?:\s(?:is|in|van|bedraagt|betreft))?[\s:(]*(?:salaris)?$", re.IGNORECASE
)
_ENTRY_AFTER = re.compile(
    r"\s?(?:\([^()]{0,40}\)\s?)?(?:als|is de|dient als|fungeert als)\s(?:een\s|de\s)?(?:aanloop|instap|start|instroom)",
    re.IGNORECASE,
)
_OUTLOOK_BEFORE = re.compile(
    r"(?:uitloop|doorgroei|doorgroeien|doorloop|groei|uitgroeien|perspectief)\w*(?:\s(?:naar|tot|in|is|mogelijk\w*"
    r"|mogelijkheid|van|en met)){0,3}[\s:(]*(?:salaris|functie)?$",
    re.IGNORECASE,
)


_SUBJECT = re.compile(
    r"\b(?:functie|baan|positie|vacature|salaris\w*|inschaling|beloning|bezoldiging|position|salary|salarisniveau)\b"
    r"|\b(?:je|jij|u|we)\s(?:\w+\s){0,4}(?:ingeschaald|ingedeeld|betaald|verdien\w*|geplaatst|start|begint|valt|komt|krijgt)"
    r"|\b(?:je|jouw|uw)\s$|\b(?:geldt|junior\w*|zij-instromers)\b|\b(?:word|wordt|start|begin|begint|verdien|verdient)\s(?:je|jij|u)\b",
    re.IGNORECASE,
)


_BETWEEN_FACTS = (" - ", " – ", " • ", " · ")
_EARLIER = re.compile(r"\b(?:toen|destijds|voorheen|vorige\s(?:keer|ronde)|eerder)\b", re.IGNORECASE)


class ScaleValue(NamedTuple):
    """See ``records.SalaryScale``."""

    scale: str
    grading: str
    cao: str | None
    role: str


def find(posting: Posting) -> list[Candidate]:
    """One candidate per label; a range gives every step between its ends."""
    found = read_matches(posting, "salary_scale", _read)
    found.sort(key=lambda candidate: (candidate.start, candidate.end))
    return found


def _read(rule: Rule, match: regex.Match[str], posting: Posting) -> Iterator[Candidate]:
    start, end = match.span("scales")
    text = posting.text
    grading = _grading(match)
    role = _role(match, text)
    cao = _cao_near(posting, match.start(), end)
    kind_start = match.start("kind") if match["kind"] is not None else start
    whole = Span(min(kind_start, start), max(end, match.end("kind")))
    if (ordinal := parse_ordinal(match["scales"])) is not None:
        yield Candidate("salary_scale", rule.id, (whole,), ScaleValue(str(ordinal), grading, cao, role))
        return
    others = in_brackets_of_others(posting, whole) or of_another_vacancy(posting, whole.start)
    anothers = "other_job" if others else None
    labels = list(_LABEL.finditer(text, start, end))
    previous: str | None = None
    for i, label in enumerate(labels):
        written = label[0]
        joiner = text[labels[i - 1].end() : label.start()] if i else ""
        own = Span(whole.start if i == 0 and kind_start < start else label.start(), label.end())
        reason = anothers or _fault(written, grading, posting)
        name = _normalised(written)
        if reason is None and previous is not None and _is_range(joiner):
            for step in _steps_between(previous, name, grading):
                yield Candidate("salary_scale", rule.id, (whole,), ScaleValue(step, grading, cao, role))
        own_role = "outlook" if _GROWTH.search(joiner) else "entry" if "aanloop" in joiner.lower() else role
        value = None if reason else ScaleValue(name, grading, cao, own_role)
        yield Candidate("salary_scale", rule.id, (own,), value, reason)
        previous = name if reason is None else None


def _grading(match: regex.Match[str]) -> str:
    kind = (match["kind"] or "").lower()
    if "fwg" in match[0].lower() or kind == "functiewaardering":
        return "FWG"
    if "groep" in kind:
        return kind
    return "Hay" if kind.startswith("hay") else "schaal"


def _role(match: regex.Match[str], text: str) -> str:
    kind = (match["kind"] or "").lower()
    before = text[max(0, match.start() - 40) : match.start()]
    if kind.startswith(("aanloop", "start", "instroom")) or _ENTRY_BEFORE.search(before):
        return "entry"
    if kind.startswith(("uitloop", "doorgroei")) or _OUTLOOK_BEFORE.search(before):
        return "outlook"
    return "entry" if _ENTRY_AFTER.match(text, match.end()) else "function"


def _fault(written: str, grading: str, posting: Posting) -> str | None:
    if written.lower() in NUMBER_WORDS:
        return None
    if written.isalpha() and written.islower() and not posting.is_lower:
        return "lower_case_letter"
    digits = re.match(r"\d+", written)
    if digits is None:
        return None
    number = int(digits[0])
    if number == 0 or number > _HIGHEST_NUMBER or (grading == "FWG" and not 5 <= number <= 90):
        return "no_such_step"
    return None


def _normalised(written: str) -> str:
    number = NUMBER_WORDS.get(written.lower())
    if number is not None:
        return str(number)
    return re.sub(r"^S(?=\d)|^0+", "", written.upper())


_RANGE = re.compile(r"[-–]|t/m|\btot\b|\bto\b|\bmax", re.IGNORECASE)
_GROWTH = re.compile(r"uitloop|doorgroei|uitgroei", re.IGNORECASE)
_OTHER_SCALE = re.compile(rf"(?<!t/m )(?<!tot en met )(?<!maximaal )(?<!max\. )\w*schaal|{_GROWTH.pattern}", re.IGNORECASE)


def _is_range(joiner: str) -> bool:
    """Whether the words between two labels mean every step between them; what stands in brackets says nothing."""
    joined = _IN_BRACKETS.sub(" ", joiner)
    return _RANGE.search(joined) is not None and _OTHER_SCALE.search(joined) is None


def _steps_between(low: str, high: str, grading: str) -> list[str]:
    """The steps strictly between two labels, where both are numbers (or FWG steps) and the range is short."""
    if not (low.isdigit() and high.isdigit()):
        return []
    step = _FWG_STEP if grading == "FWG" else 1
    between = range(int(low) + step, int(high), step)
    return [str(number) for number in between] if len(between) <= _LONGEST_RANGE else []


def _cao_near(posting: Posting, start: int, end: int) -> str | None:
    for candidate in posting.decision("cao").chosen:
        if candidate.start - end < _CAO_REACH and start - candidate.end < _CAO_REACH:
            return str(candidate.value.value)
    return None


def _strongest(posting: Posting, candidates: list[Candidate]) -> list[Candidate]:
    """The scales that are said to be the job's, with those beside them; else those in the offer or the head of the
    posting; else those that stand in no account of the organisation or the tasks."""
    said = [candidate for candidate in candidates if _speaks_of_the_job(posting, candidate)]
    if said:
        said.sort(key=lambda candidate: candidate.start)
        starts = [candidate.start for candidate in said]
        return [c for c in candidates if any(_beside(posting, c, other) for other in _nearest(said, starts, c))]
    sections = [posting.layout.section_at(candidate.start) for candidate in candidates]
    placed = [c for c, section in zip(candidates, sections, strict=True) if section in ("offer", "header")]
    elsewhere = [c for c, section in zip(candidates, sections, strict=True) if section not in ("organisation", "tasks")]
    return placed or elsewhere


def _nearest(said: list[Candidate], starts: list[int], candidate: Candidate) -> list[Candidate]:
    """The one before and the one at or behind a candidate: where these are not beside it, none is."""
    i = bisect_left(starts, candidate.start)
    return said[max(0, i - 1) : i + 1]


def _beside(posting: Posting, candidate: Candidate, other: Candidate) -> bool:
    """In the same breath as another: "schaal 10, met een master schaal 11"."""
    start, end = min(candidate.end, other.end), max(candidate.start, other.start)
    if end - start >= _BESIDE:
        return False
    between = posting.text[start:end]
    return "\n" not in between and ". " not in between


def _speaks_of_the_job(posting: Posting, candidate: Candidate) -> bool:
    """Whether a scale stands behind a label, beside an amount, or in a sentence about the function or the candidate."""
    line = posting.layout.line(candidate.start)
    written = posting.text[line.start : candidate.start]
    lead = written.strip(" #*-•>–")
    if lead == "" or lead[-1] in "|:" or candidate.value.role != "function":
        return True
    if written.endswith(_BETWEEN_FACTS) and posting.layout.section_at(candidate.start) == "header":
        return True
    sentence = posting.layout.sentence(candidate.start)
    if _EARLIER.search(posting.text[sentence.start : candidate.start]):
        return False
    around = posting.text[max(sentence.start, candidate.start - 90) : min(sentence.end, candidate.end + 60)]
    return "€" in around or _SUBJECT.search(posting.text[sentence.start : candidate.start]) is not None


def choose(posting: Posting, candidates: list[Candidate]) -> Choice:
    """Each label once, at its first place; what only stands somewhere yields to what is said of the job."""
    choice = split(candidates)
    kept_here = _strongest(posting, choice.chosen)
    kept_ids = set(map(id, kept_here))
    choice.rejected.extend(c.rejected("weaker") for c in choice.chosen if id(c) not in kept_ids)
    choice.chosen = kept_here
    seen: dict[str, Candidate] = {}
    kept: list[Candidate] = []
    for candidate in choice.chosen:
        label = candidate.value.scale
        if label in seen:
            choice.rejected.append(candidate.rejected("repeated"))
        else:
            seen[label] = candidate
            kept.append(candidate)
    choice.chosen = kept
    return choice


SPEC = FieldSpec("salary_scale", "salary_scales", records.SalaryScale, True, find, choose, REASONS, explains_gap=True)
