"""Pay: the job's own wage or rate, told apart from allowances, budgets, fees and other people's money."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from vacaturextract import records
from vacaturextract.dutch.amounts import parse_amount
from vacaturextract.dutch.pay_words import (
    evident_period,
    parse_includes,
    parse_period,
    parse_tax,
    parse_valid_from,
    parse_week_norm,
    plausible,
)
from vacaturextract.fields.base import (
    COMMON_REASONS,
    FieldSpec,
    in_brackets_of_others,
    read_matches,
)
from vacaturextract.fields.pay_choosing import PayValue, choose
from vacaturextract.findings import Candidate, start_of
from vacaturextract.posting import Posting
from vacaturextract.rules import Rule
from vacaturextract.text import Span

if TYPE_CHECKING:
    import regex

REASONS = {
    **COMMON_REASONS,
    "allowance": "an allowance, budget, bonus or the like, not the wage",
    "not_pay": "money that is not pay: a budget, turnover, a price",
    "fee": "what a broker or agency charges",
    "not_this_pay": "a later raise, an estimate or a general minimum",
    "part_time_amount": "what the pay comes to for fewer hours",
    "unreadable": "the digits fit no way of writing an amount",
    "implausible": "no job pays that much or little in that period",
    "no_period": "nothing says for which period the amount counts",
    "other_job": "it stands behind the name of other people or of another job",
    "no_pay_word": "nothing near the amount says that it is pay",
    "descending": "the first amount is higher than the second",
    "part_of_another": "it is part of a fuller statement",
}
_LONE = ("pay.exact", "pay.rate", "pay.in_words")
"""Rules for one amount, which "maximaal" may stand before at some distance."""
_REFUSED_WHOLE = ("allowance", "not_pay", "fee", "not_this_pay")
_PAY_WORD = re.compile(  # tried on text in lower case
    r"""(?=[bcefghilmprstuvw]) (?: salaris | \bloon\b | uurloon | maandloon | loon\s | bruto | verdien | schaal | \bfwg
    | inschal | inge?schaald | beloning | bezoldig | honorarium | gross | salary | wage
    | tarief | \bl[bcd]\s\( | stagevergoeding | vergoeding\s?:? | inkomen
    | \bper\smaand | p/m | per\suur | p[./]u\b | maandelijks | \bcao\b
    | (?:bij|voor)\s(?:een\s)?(?:full-?time|voltijds?|volledige?|(?:3[4-9]|40)\s?(?:-?urige|uur))
    | compensation | pay\b | rate\b | earn )""",
    re.VERBOSE,
)
_INTERNSHIP_PAY = re.compile(
    r"stagevergoeding|vergoeding voor (?:deze |de )?stage|stage\b[^.]{0,40}\bvergoeding", re.IGNORECASE
)
_RATE_BEFORE = re.compile(
    r"""(?: (?:^|\n|[|•*]\s?) [\W_]{0,4} (?:opdracht\s?|max(?:imaal|imum|\.)?\s?|all-?in[- ]|indicatief\s)*
        (?:tarief|rate) (?:indicatie|stelling)? \b
    | \b(?:het|een|ons)\s(?:\w+\s){0,2}tarief\s(?:is|bedraagt|van)\b )
    (?: [^€\n\d.;] | \bmax\. | \bca\. ){0,40} $""",
    re.IGNORECASE | re.VERBOSE,
)
_MAXIMUM_BEFORE = re.compile(
    r"\b(?:maximum|max(?:imale|imaal|\.)?\s?(?:rate|(?:uur|dag)?tarief))\b[^€\d]{0,45}$|\b(?:max\.?|maximaal|tot)\s?$"
    r"|\b(?:maximaal|maximum|max\.?)\s(?:salaris|functie)?schaal\s\w{1,3}\s?\(\s?$",
    re.IGNORECASE,
)
_MAXIMUM_AFTER = re.compile(r"\s?(?:\([^()\n]{0,40}\)\s?)?(?:is\s(?:het\s)?)?maxim(?:aal|um)", re.IGNORECASE)
_PAY_NAMED = re.compile(r"salaris|uitloop|\bschaal|functieschaal|bezoldig|beloning|\bloon\b", re.IGNORECASE)
_END_LABEL = re.compile(r"[\W_]*(?:min|max)(?:imaal|imum|\.)?\s?:?\s?$", re.IGNORECASE)
_WORDS_BEFORE = 110
_WORDS_AFTER = 90
_WIDEST_BARE_RANGE = 3
"""How many times the lower end the upper end may be where nothing but the range itself says that it is pay."""


def find(posting: Posting) -> list[Candidate]:
    """Every amount or pair of amounts, read with the words around it."""
    found = read_matches(posting, "pay", _read)
    refused = sorted((candidate for candidate in found if candidate.reason in _REFUSED_WHOLE), key=start_of)
    return [_with_its_range(candidate, refused) for candidate in found]


_NEAR = 6
"""Refused ranges that can begin between one and what it holds: they are short, so few."""


def _with_its_range(candidate: Candidate, refused: list[Candidate]) -> Candidate:
    """An end of a range is refused with the range: "stijgt met € 100 tot maximaal € 5.512"."""
    if candidate.reason is None:
        before = bisect_right(refused, candidate.start, key=start_of)
        for whole in refused[max(0, before - _NEAR) : before]:
            if candidate.end <= whole.end:
                return candidate.rejected(str(whole.reason))
    return candidate


def _read(rule: Rule, match: regex.Match[str], posting: Posting) -> Iterator[Candidate]:
    groups = match.groupdict()
    written = {name: groups.get(name) for name in ("minimum", "maximum", "amount")}
    spans = [match.span(name) for name in ("minimum", "maximum", "amount") if written[name] is not None]
    span = Span(spans[0][0], spans[-1][1])
    value, reason = _reading(rule, written, posting, Span(*match.span()), span)
    yield Candidate("pay", rule.id, (span,), value, reason)


def _reading(
    rule: Rule, written: dict[str, str | None], posting: Posting, whole: Span, span: Span
) -> tuple[PayValue | None, str | None]:
    amounts = {name: parse_amount(_digits(text)) for name, text in written.items() if text is not None}
    if any(amount is None for amount in amounts.values()):
        return None, "unreadable"
    minimum = amounts.get("minimum", amounts.get("amount"))
    maximum = amounts.get("maximum", amounts.get("amount"))
    if rule.id == "pay.thousands" and minimum is not None and minimum < 1_000:
        minimum *= 1_000
    if minimum is not None and maximum is not None and minimum > maximum:
        return None, "descending"
    before, after = _surroundings(posting, whole, span)
    lead = before + posting.text[whole.start : span.start]
    if rule.id in _LONE and (_MAXIMUM_BEFORE.search(lead) or _MAXIMUM_AFTER.match(after)):
        minimum = None
    inside = posting.text[whole.start : span.end]
    nearby = f"{before[-60:]} {inside} {after[:60]}"
    period = rule.sets.get("period") or parse_period(after, f"{before} {inside}")
    largest = maximum if maximum is not None else minimum
    assert largest is not None
    if period == "week" and evident_period(largest) == "month":
        period = None  # the week is that of the hours: "€ 3.500 bij 40 uur werken per week"
    explicit = period is not None
    if period is None:
        period = evident_period(largest) or _internship_period(largest, f"{before} {inside}") or _rate_period(largest, lead)
        if period is None:
            return None, "no_period"
    for amount in (minimum, maximum):
        if amount is not None and not plausible(amount, period):
            return None, "implausible"
    said = explicit and minimum != maximum
    if not (
        said
        or _PAY_WORD.search(f"{before} {inside} {after}".lower())
        or _stands_as_pay(posting, span, minimum, maximum)
        or _goes_on_about_pay(rule, posting, whole, after)
    ):
        return None, "no_pay_word"
    if in_brackets_of_others(posting, span):
        return None, "other_job"
    hours = parse_week_norm(after[:110])
    level = parse_valid_from(f"{before} {inside} {after}")
    return PayValue(minimum, maximum, "EUR", period, parse_tax(nearby), hours, level, parse_includes(after)), None


def _internship_period(amount: Decimal, before: str) -> str | None:
    """A compensation for an internship is paid by the month where no other period is named."""
    return "month" if _INTERNSHIP_PAY.search(before) and 100 <= amount < 1_500 else None


def _rate_period(amount: Decimal, lead: str) -> str | None:
    """A rate is one by the hour where its size leaves no doubt: "Tarief: max. € 102,50"."""
    return "hour" if 30 <= amount <= 250 and _RATE_BEFORE.search(lead) else None


def _digits(text: str) -> str:
    return re.sub(r"(?i)euro|eur\.?|€|\*", "", text)


def _surroundings(posting: Posting, whole: Span, span: Span) -> tuple[str, str]:
    """The words before and after an amount that can speak of it: its sentence, and the label line above it."""
    text = posting.text
    sentence = posting.layout.sentence(span.start, reach=_WORDS_BEFORE)
    start = max(sentence.start, whole.start - _WORDS_BEFORE)
    if whole.start - start < 4:  # a bare value under or behind its label
        low = max(0, whole.start - 60)
        start = max(low, text.rfind("\n", low, max(0, start - 2)) + 1)
    end = posting.layout.sentence(max(span.end - 1, 0), reach=_WORDS_AFTER).end
    return text[start : whole.start], text[span.end : max(span.end, end)]


def _stands_as_pay(posting: Posting, span: Span, minimum: Decimal | None, maximum: Decimal | None) -> bool:
    """A range without a pay word: alone on its line, in the head of the posting, or among what is offered. An end behind
    its label on a line of its own, among what is offered."""
    line = posting.layout.line(span.start)
    if minimum is None or maximum is None:
        section = posting.layout.section_at(span.start)
        alone = line.end - span.end < 3 and evident_period(maximum or minimum or Decimal(0)) == "month"
        return _END_LABEL.match(posting.text, line.start, span.start) is not None and (
            section == "offer" or (section == "header" and alone)
        )
    if not minimum < maximum <= minimum * _WIDEST_BARE_RANGE:
        return False
    alone = (line.end - line.start) - (span.end - span.start) < 25
    return alone or posting.layout.section_at(span.start) in ("offer", "header")


def _goes_on_about_pay(rule: Rule, posting: Posting, whole: Span, after: str) -> bool:
    """An end of the pay in the sentence after the one that names it: "Salaris: schaal 13. Het maximum bedraagt ..."."""
    if rule.id == "pay.exact" and parse_week_norm(after[:40]) is None:
        return False
    line = posting.layout.line(whole.start)
    return _PAY_NAMED.search(posting.text[max(line.start, whole.start - 170) : whole.start]) is not None


SPEC = FieldSpec("pay", "pay", records.Pay, True, find, choose, REASONS, explains_gap=True)
