"""Whether the text is a posting at all, and in which language it is written.

A text is a posting unless it shows to be something else: the words of a report, a document or a page of a site must
outweigh the address to a candidate, what is offered and how to apply. A bare phrase shows nothing and stays a posting.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from vacaturextract.fields.base import TextValue
from vacaturextract.findings import Candidate, Decision, Notice
from vacaturextract.posting import Posting
from vacaturextract.rules import Rule
from vacaturextract.text import Span

if TYPE_CHECKING:
    import regex

_ADDRESS = (" je ", " jij ", " jou ", " jouw ", " u ", " uw ", " you ", " your ")
_POSTING_SECTIONS = frozenset(("offer", "profile", "tasks", "procedure", "competencies"))
_DATELINE = re.compile(r"(?m)^[ ]?(?P<place>[A-Z][A-Z' -]{2,25})(?:[ ]\([^()\n]{2,30}\))?[ ][–-][ ](?=[A-Z][a-z]*[ ][a-z])")
"""A news report opens with its place: "DOESBURG - Het college ..."."""
_DATELINE_REACH = 500
_APPLYING_COUNTS = 3
"""To be told how to apply weighs more than other signs of a posting."""
_MOST_OF_ONE_RULE = 4
_MOST_FOR_POSTING = 2
_MOST_BARE_ADDRESS = 3
_LONG_TEXT = 400
_HEAD_REACH = 250
_FEWEST_ROWS = 3

_LANGUAGE_WORDS: dict[str, tuple[str, ...]] = {
    "nl": ("de", "het", "een", "en", "van", "je", "is", "voor", "met", "te", "bij", "wij"),
    "en": ("the", "and", "of", "to", "you", "with", "for", "we", "our", "a", "are"),
    "de": ("und", "der", "die", "das", "mit", "für", "sie", "wir", "ist"),
    "fr": ("et", "les", "des", "vous", "une", "pour", "dans", "nous", "est"),
}
_LANGUAGE_OF = {word: code for code, words in _LANGUAGE_WORDS.items() for word in words}
_LANGUAGE_NAMES = {"en": "English", "de": "German", "fr": "French"}
_LANGUAGE_SAMPLE = 4_000
_FEWEST_WORDS = 3


def decide(posting: Posting) -> Decision:
    """A decision with a chosen candidate where the text is no posting; its spans are the words that show it."""
    shown: list[Candidate] = []
    seen: dict[str, int] = {}
    rows: set[str] = set()
    against = for_posting = 0
    dateline = _DATELINE.search(posting.text, 0, _DATELINE_REACH)
    if dateline is not None:
        against = 1
        shown.append(Candidate("kind", "kind.dateline", (Span(*dateline.span("place")),), TextValue("other")))
    for rule, match in posting.matches("kind"):
        if rule.sets["sign"] == "posting" and not shown:
            return Decision("kind")
        if not _counts(rule, match, posting):
            continue
        seen[rule.id] = seen.get(rule.id, 0) + 1
        if rule.sets.get("row"):
            rows.add(rule.id)
        if seen[rule.id] > int(rule.sets.get("most", _MOST_OF_ONE_RULE)):
            continue
        if rule.sets["sign"] == "other":
            against += int(rule.sets.get("weight", 1))
            shown.append(Candidate("kind", rule.id, (Span(*match.span("sign")),), TextValue("other")))
        else:
            most = 1 if rule.id == "kind.applying" else _MOST_FOR_POSTING
            if seen[rule.id] <= most:
                for_posting += _APPLYING_COUNTS if rule.id == "kind.applying" else 1
    # a link or two stand on any page
    against -= sum(seen[rule_id] for rule_id in rows if seen[rule_id] < _FEWEST_ROWS)
    if not shown or not _outweighs(posting, against, for_posting):
        return Decision("kind", rejected=tuple(candidate.rejected("outweighed") for candidate in shown))
    spans = tuple(candidate.spans[0] for candidate in shown)
    return Decision("kind", (Candidate("kind", shown[0].rule, spans, TextValue("other")),))


def _counts(rule: Rule, match: regex.Match[str], posting: Posting) -> bool:
    """Whether a sign stands where it says something: what a text calls itself stands at its head; a list of other jobs
    below a posting makes it no list."""
    if rule.sets.get("head"):
        return bool(match.start("sign") < _HEAD_REACH)
    return not (rule.sets.get("row") and posting.layout.section_at(match.start("sign")) == "related")


def _outweighs(posting: Posting, against: int, for_posting: int) -> bool:
    """Whether the signs against a posting outweigh those for one."""
    length = max(len(posting.text), 1)
    address = sum(posting.lowered.count(word) for word in _ADDRESS) * 1000 / max(length, 1000)
    sections = sum(1 for section in posting.layout.sections if section.kind in _POSTING_SECTIONS)
    if sections < 2:  # a blog addresses its readers, too
        address = min(address, _MOST_BARE_ADDRESS)
    if against >= 2:
        return for_posting + address + sections < against
    return length > _LONG_TEXT and for_posting == 0 and sections == 0 and address < 1


def notices(posting: Posting) -> list[Notice]:
    """A warning where the text is in another language than Dutch."""
    name = _LANGUAGE_NAMES.get(language(posting) or "")
    return [Notice("not_dutch", f"the text is in {name}, not in Dutch: values may be missed")] if name else []


def language(posting: Posting) -> str | None:
    """ "nl", "en", "de" or "fr" by its small words; None where there are too few of them."""
    return _language(posting.lowered[:_LANGUAGE_SAMPLE])


@lru_cache(maxsize=4)  # asked for twice of one posting: for its warning and for its provenance
def _language(sample: str) -> str | None:
    counts = Counter(filter(None, map(_LANGUAGE_OF.get, sample.split())))
    best = max(_LANGUAGE_WORDS, key=lambda code: counts[code])
    if counts[best] < _FEWEST_WORDS:
        return None
    return "nl" if counts["nl"] * 2 >= counts[best] else best
