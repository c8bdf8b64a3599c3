"""Behavioural competencies and personal qualities asked of the candidate.

Words come from ``patterns/lexicons/competencies.csv`` (labels and the nouns that name them) and ``competency_words.csv``
(adjectives, person nouns, verbs and words with other meanings, each with its form); wordings that are no fixed phrase
from ``patterns/competency.yaml``. Each is then read in its sentence (``competency_grammar``, ``competency_view``): who is
spoken of (``competency_subject``), and whether its form says a trait of the candidate there (``competency_forms``).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import regex

from vacaturextract import records
from vacaturextract.fields.base import Choice, FieldSpec
from vacaturextract.fields.competency_forms import refusal
from vacaturextract.fields.competency_grammar import Grammar, Reading
from vacaturextract.findings import Candidate
from vacaturextract.posting import Posting
from vacaturextract.rules import PatternLibrary, Rule
from vacaturextract.text import Span

STEM = "competency"
REASONS = {
    "elsewhere": "it stands outside the posting proper: in the procedure, another vacancy or the site's frame",
    "employer": "it is said of the employer, its team, culture or values",
    "offer": "it belongs to what the employer offers",
    "experience": "experience, knowledge or training is asked, not the trait",
    "negated": "the text says that it is not asked",
    "other_meaning": "the words mean something else here: a set phrase, a benefit, a department",
    "modifies_thing": "the word describes a thing or other people, not the candidate",
    "task": "it names a duty or an aim of the work",
    "not_asked": "nothing in the sentence says that the candidate should have it",
    "repeated": "the same competency is asked already",
}
RULE_OF_FORM = {
    "quality": "competency.quality",
    "trait": "competency.trait",
    "shared": "competency.shared_adjective",
    "domain": "competency.domain_adjective",
    "person": "competency.person",
    "verb": "competency.verb",
    "noun": "competency.noun",
    "saying": "competency.saying",
    "requirement": "competency.requirement",
}


class CompetencyValue(NamedTuple):
    """See ``records.Competency``."""

    label: str
    category: str
    source: Literal["list", "prose"]
    uri: str | None


class _Words(NamedTuple):
    """The lexicons, ready for reading."""

    labels: dict[str, tuple[str, str | None]]
    """Label -> category and URI."""
    forms: dict[str, tuple[str, str]]
    """Phrase -> label and form."""


_WORDS: dict[str, _Words] = {}


def _words(library: PatternLibrary) -> _Words:
    """The words of a library, made once for each set of patterns."""
    found = _WORDS.get(library.digest)
    if found is None:
        names, words = library.lexicons["competencies"], library.lexicons["competency_words"]
        labels = {row["label"]: (row["category"], row["esco_uri"] or None) for row in names.rows}
        forms = {phrase: (names.rows[row]["label"], "quality") for phrase, row in names.phrases}
        forms |= {phrase: (words.rows[row]["label"], words.rows[row]["form"]) for phrase, row in words.phrases}
        found = _WORDS[library.digest] = _Words(labels, forms)
    return found


def find(posting: Posting) -> list[Candidate]:
    words = _words(posting.library)
    readings = _readings(posting, words)
    if not readings:
        return []
    grammar = Grammar(posting)
    grammar.starts = frozenset(reading.start for reading in readings)
    grammar.ends = frozenset(reading.end for reading in readings)
    sentences = [grammar.sentence(reading.start) for reading in readings]
    reasons = [refusal(grammar, reading, sentence) for reading, sentence in zip(readings, sentences, strict=True)]
    _carry_over(grammar, readings, reasons)
    found = []
    for reading, sentence, reason in zip(readings, sentences, reasons, strict=True):
        category, uri = words.labels[reading.label]
        source: Literal["list", "prose"] = "list" if sentence.section == "competencies" else "prose"
        value = CompetencyValue(reading.label, category, source, uri)
        found.append(Candidate(STEM, reading.rule, (Span(reading.start, reading.end),), value, reason))
    return found


def _carry_over(grammar: Grammar, readings: list[Reading], reasons: list[str | None]) -> None:
    """What holds of one trait in an enumeration holds of its neighbours: "daadkrachtig, integer en ..."."""
    last = len(readings) - 1
    for at, step in [*((i, 1) for i in range(last)), *((i, -1) for i in range(last, 0, -1))]:
        if reasons[at] is None and reasons[at + step] in ("not_asked", "task"):
            first, second = sorted((readings[at], readings[at + step]))
            if grammar.is_side_by_side(first, second):
                reasons[at + step] = None


def _readings(posting: Posting, words: _Words) -> list[Reading]:
    """All places that name a competency, in text order; inside a longer one that stands, none."""
    text = posting.lowered
    spans = {(hit.start, hit.end) for name in ("competencies", "competency_words") for hit in posting.lexicon_hits(name)}
    found = []
    for start, end in spans:
        # The end of another word: "hypothese-gedreven", "AI-driven".
        if text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalnum():
            continue
        label, form = words.forms[text[start:end]]
        found.append(Reading(start, end, label, form, RULE_OF_FORM[form]))
    for rule, match in posting.matches(STEM):
        found.extend(_of_rule(rule, match, words))
    found.sort(key=lambda r: (r.start, -r.end))
    kept: list[Reading] = []
    done = 0
    for reading in found:
        if reading.end > done or (reading.form == "stated" and reading.end == done):
            kept.append(reading)
            done = max(done, reading.end)
    return kept


def _of_rule(rule: Rule, match: regex.Match[str], words: _Words) -> list[Reading]:
    """The reading of a rule: of its label, or of the word that its two parts make."""
    start, end = match.span("competency")
    if label := rule.sets.get("label"):
        return [Reading(start, end, label, "requirement" if "only_in" in rule.sets else "stated", rule.id)]
    begin, ending = match["begin"].lower(), match["ending"].lower()
    if known := words.forms.get(begin + ending):
        return [Reading(start, end, *known, rule.id)]
    known = words.forms.get(f"{begin} {ending}") if match.end("competency") <= match.start("ending") else None
    return [Reading(start, end, known[0], "stated", rule.id)] if known else []


def choose(posting: Posting, candidates: list[Candidate]) -> Choice:
    """Each label once, where it is first asked."""
    choice, seen = Choice(), set()
    for candidate in candidates:
        if candidate.reason:
            choice.rejected.append(candidate)
        elif candidate.value.label in seen:
            choice.rejected.append(candidate.rejected("repeated"))
        else:
            seen.add(candidate.value.label)
            choice.chosen.append(candidate)
    return choice


SPEC = FieldSpec(STEM, "competencies", records.Competency, True, find, choose, REASONS, explains_gap=True)
