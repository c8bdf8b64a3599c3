"""Days and clock times as Dutch (and English) postings write them: "zondag 3 oktober a.s.", "12-05-2023", "18, 19 en 22 juli".

``read_days`` reads what a rule has cut out; ``settle_year`` says in which year a day without a written year lies. Nothing
here looks at today's date. Offsets are those of the text that was given.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from vacaturextract.dutch.numbers import NUMBER_WORDS

YearSource = Literal["text", "weekday", "reference_date"]

_MONTH_STEMS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTHS = {stem: number for number, stem in enumerate(_MONTH_STEMS, 1)} | {"mrt": 3, "mar": 3, "may": 5, "oct": 10}
_WEEKDAYS = {"ma": 0, "di": 1, "wo": 2, "do": 3, "vr": 4, "za": 5, "zo": 6}
_WEEKDAYS |= {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
_CENTURY = 2000
_LATEST_SHORT_YEAR = 60  # "'25" is 2025; postings do not speak of 2060

# Postings are scraped after they close, and seldom close more than ten months after they open.
DAYS_BEHIND = 31
DAYS_AHEAD = 300
_STEPS_APART = 150
"""Steps of one procedure lie at most so many days apart: a day without a year follows a dated step within that span."""

_MONTH = (
    r"(?:januari|january|februari|february|maart|march|april|mei|may|juni|june|juli|july|augustus|august|september|oktober|october|"
    r"november|december|(?:jan|febr|feb|mrt|apr|jun|jul|aug|sept|sep|okt|oct|nov|dec)\.?)(?![a-zà-ÿ])"
)
_WEEKDAY = (
    r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|middag|avond|nacht)?|ma|di|wo|do|vr|za|zo|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DAYS = re.compile(
    rf"""(?:(?<![a-zà-ÿ])(?P<weekday>{_WEEKDAY})(?![a-zà-ÿ])\.?,?\s{{0,2}}(?:de\s)?)?
    (?: (?P<iso>(?P<iso_year>(?:19|20)\d\d)[-/.](?P<iso_month>\d\d?)[-/.](?P<iso_day>\d\d?)(?!\d))
      | (?<!\d)(?P<num_day>{_DAY})\s?[-/.]\s?(?P<num_month>0?[1-9]|1[0-2])
        (?:\s?[-/.]\s?(?P<num_year>(?:19|20)\d\d|\d\d))?(?![\d])(?!\s?[-–]?\s?{_MONTH})
      | (?P<en_month>{_MONTH})\s(?:the\s)?(?P<en_day>{_DAY})(?:st|nd|rd|th)?(?!\d)
        (?:,?\s(?P<en_year>(?:19|20)\d\d))?
      | (?<!\d)(?P<day>{_DAY})(?:ste|de|e|st|nd|rd|th)?(?![\d:]|\s?uur)
        (?:[\s.,-]{{0,2}}(?:of\s)?(?P<month>{_MONTH})
          (?:(?:[\s,'-]{{0,3}}|\sin\s)(?P<year>(?:19|20)\d\d(?!\d)|(?<=')\d\d(?!\d)))?
        | ,?\s(?P<list_year>20\d\d)(?!\d))? )
    (?P<direction>[,\s]{{1,2}}(?:a\.?s\.?|aanstaande|eerstkomende?|jl\.?|j\.l\.|jongstleden)(?![a-z]))?""",
    re.VERBOSE | re.IGNORECASE,
)
_WEEKDAY_BEFORE = re.compile(rf"(?<![^\W\d_]){_WEEKDAY}\.?,?\s{{1,2}}(?:de\s)?\Z", re.IGNORECASE)
_LONGEST_WEEKDAY = 20
_RANGE = re.compile(r"\s?(?:[-–]|t/?m|t\.e\.m\.|tot en met|tot|through|to|until)\s?(?:en met\s)?(?:op\s)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:tussen|between)\s(?:de\s)?\Z", re.IGNORECASE)

_CLOCK = r"(?P<{0}>[01]?\d|2[0-4])(?:(?P<{0}_sign>[.:])(?P<{0}_minutes>[0-5]\d))?(?P<{0}_unit>\s?(?:uur|u|h|hrs)\b)?"
_HOURS = re.compile(
    rf"""(?:\s?\((?:de\s)?(?:eerste|tweede|derde|1e|2e|3e)\s(?:gespreks)?ronde)?[\s,;(|]{{0,4}}(?:(?:einde?)?tijd(?:stip)?[\s:]{{1,3}})?
    (?:(?P<lead>om|tussen|van|vanaf|voor|vóór|uiterlijk|tot|t/m|at|from|between|before|by)\s)?(?:uiterlijk\s)?
    {_CLOCK.format("first")}(?!\d|[.,:]\d|\s?%|[-/]\d+[-/]\d)
    (?:\s?(?:[-–]|tot|en|and|to|t/m)\s?{_CLOCK.format("last")}(?!\d|[.:,]\d))?""",
    re.VERBOSE | re.IGNORECASE,
)


_ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ENGLISH_BEFORE = "|".join(rf"(?<={month}\s\d)" for month in _ENGLISH_MONTHS)
# Starts with a digit, so that the scan skips from digit to digit; for text in lower case, for ignoring case takes longer.
_PLACES = re.compile(
    rf"""\d(?:
      (?:e|de|ste|st|nd|rd|th)?[\s.,-]{{0,2}}(?:of\s)?(?:jan|feb|maart|march|mrt|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)
    | (?<![\d.,/€-]\d)\d?\s?[-/.]\s?(?:0[1-9]|1[0-2]|[1-9])(?:\s?[-/.]\s?(?:20)?\d\d(?!\d)|(?!\d|[%:/-]|[.,]\d))
    | (?<!\d\d)0\d\d[-/.][01]?\d[-/.]\d
    | (?:{_ENGLISH_BEFORE}) )""",
    re.VERBOSE,
)


class WrittenDay(NamedTuple):
    """One day as written. ``month`` is None where no month could be joined to the number."""

    day: int
    month: int | None
    year: int | None
    weekday: int | None
    """Monday is 0."""
    past: bool
    """ "jl.": the last such day."""
    start: int
    end: int
    opens_range: bool = False
    """The next day of the list is the end of a range that starts here."""
    borrowed: tuple[int, int] | None = None
    """Where the month stands that this day shares ("18, 19 en 22 juli", "April 21 and 22")."""
    month_first: bool = False
    """ "April 21": the days behind it in a list share its month."""

    @property
    def is_possible(self) -> bool:
        """Whether any year has this day (31 february and 30-13 have none)."""
        return self.month is not None and _date(self.year or 2024, self.month, self.day) is not None


class ClockTimes(NamedTuple):
    """A time or a span of time; "HH:MM"."""

    first: str
    last: str | None
    start: int
    end: int


class SettledYear(NamedTuple):
    """The year of a day, what gave it, or why it stays open."""

    year: int | None
    source: YearSource | None
    problem: str | None = None
    """ "far_ahead" or "weekday_mismatch"."""


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def month_number(name: str) -> int:
    """1 to 12, of a Dutch or English name or its abbreviation."""
    return _MONTHS[name[:3].lower()]


def date_places(lowered: str) -> list[tuple[int, int]]:
    """Where something like a date may stand in a whole text in lower case: a cheap first look that misses none."""
    return [match.span() for match in _PLACES.finditer(lowered)]


def read_days(text: str, start: int, end: int) -> list[WrittenDay]:
    """The days in ``text[start:end]``, in order; a day shares the month and year written behind a later one."""
    days: list[WrittenDay] = []
    for match in _DAYS.finditer(text, start, end):
        day = _written_day(match)
        if days:
            gap = text[days[-1].end : day.start]
            if _RANGE.fullmatch(gap) or (
                gap.strip() in ("en", "and") and _BETWEEN.search(text, max(0, start - 12), days[-1].start)
            ):
                days[-1] = days[-1]._replace(opens_range=True)
        days.append(day)
    return _shared(days, text)


def read_day_of_month(text: str, start: int, end: int, before: WrittenDay) -> WrittenDay | None:
    """ "de 9e": the next such day after ``before``, whose month and year it borrows."""
    found = re.search(r"\d{1,2}", text[start:end])
    if found is None or before.month is None:
        return None
    day, month, year = int(found[0]), before.month, before.year
    if day <= before.day:
        month = month % 12 + 1
        year = year + 1 if year is not None and month == 1 else year
    weekday = _WEEKDAY_BEFORE.search(text, max(0, start - _LONGEST_WEEKDAY), start)
    name = None if weekday is None else _weekday(weekday[0][:3].lower())
    return WrittenDay(day, month, year, name, False, start, end, borrowed=(before.start, before.end))


def _written_day(match: re.Match[str]) -> WrittenDay:
    group = match.groupdict()
    day = int(group["iso_day"] or group["num_day"] or group["en_day"] or group["day"])
    name = group["month"] or group["en_month"]
    number = group["iso_month"] or group["num_month"]
    month = month_number(name) if name else int(number) if number else None
    year_text = group["iso_year"] or group["num_year"] or group["en_year"] or group["year"] or group["list_year"]
    year = int(year_text) if year_text else None
    if year is not None and year < 100:
        year = year + _CENTURY if year < _LATEST_SHORT_YEAR else year + _CENTURY - 100
    weekday = group["weekday"]
    direction = (group["direction"] or "").lower()
    return WrittenDay(
        day,
        month,
        year,
        None if weekday is None else _weekday(weekday.lower()),
        "j" in direction,
        match.start(),
        match.end(),
        month_first=group["en_month"] is not None,
    )


def _weekday(word: str) -> int:
    return _WEEKDAYS[word[:3]] if word[:3] in _WEEKDAYS else _WEEKDAYS[word[:2]]


def _shared(days: list[WrittenDay], text: str) -> list[WrittenDay]:
    """Months and years that a list names once go to the days before; a year also to the days after, and the month of an
    English list ("April 21 and 22")."""
    for i in range(1, len(days)):
        first, day = days[i - 1], days[i]
        if day.month is None and first.month_first and first.day < day.day:
            borrowed = first.borrowed or _month_span(first, text)
            days[i] = day._replace(month=first.month, borrowed=borrowed, month_first=True)
    done: list[WrittenDay] = []
    later: WrittenDay | None = None
    for day in reversed(days):
        if day.month is None and later is not None and day.day < later.day:
            day = day._replace(month=later.month, borrowed=later.borrowed or _month_span(later, text))
        if day.year is None and later is not None and later.year is not None and later.month and day.month:
            before = (day.month, day.day) <= (later.month, later.day)
            day = day._replace(year=later.year if before else later.year - 1)
        later = day
        done.append(day)
    done.reverse()
    for i in range(1, len(done)):
        first, day = done[i - 1], done[i]
        if day.year is None and first.year is not None and first.month and day.month:
            after = (day.month, day.day) >= (first.month, first.day)
            done[i] = day._replace(year=first.year if after else first.year + 1)
    return done


def _month_span(day: WrittenDay, text: str) -> tuple[int, int] | None:
    found = re.search(_MONTH, text[day.start : day.end], re.IGNORECASE)
    return (day.start + found.start(), day.end) if found else None


def weekday_before(text: str, at: int) -> int:
    """Where the weekday begins that stands right before a day at ``at``; ``at`` itself where none does."""
    found = _WEEKDAY_BEFORE.search(text, max(0, at - _LONGEST_WEEKDAY), at)
    return found.start() if found else at


def read_times(text: str, start: int, end: int) -> ClockTimes | None:
    """The clock time that stands at ``start`` ("om 16:00 uur", ", 13.00-17.30 uur", "(van 9 tot 12 uur)")."""
    match = _HOURS.match(text, start, end)
    if match is None:
        return None
    # A bare number is a time only with "uur", or with minutes after a word or sign that leads to a time.
    named = match["first_unit"] or match["last_unit"]
    if not named and not (match["first_sign"] and (match["first_sign"] == ":" or match["lead"] or match["last"])):
        return None
    if match["last"] and not match["last_sign"] and not match["last_unit"]:
        return None
    at = match.start("lead") if match["lead"] else match.start("first")
    return ClockTimes(_clock(match, "first"), _clock(match, "last") if match["last"] else None, at, match.end())


def _clock(match: re.Match[str], name: str) -> str:
    return f"{int(match[name]):02d}:{match[f'{name}_minutes'] or '00'}"


def read_relative_day(text: str, base: dt.date) -> dt.date | None:
    """ "over 8 dagen", "aanstaande vrijdag", "morgen", counted from ``base``; None where it is no such expression."""
    import dateparser  # slow to import, and few texts need it

    words = [word for word in text.lower().split() if word not in ("aanstaande", "komende", "eerstkomende")]
    plain = " ".join(str(NUMBER_WORDS.get(word, word)) for word in words)
    settings = {"RELATIVE_BASE": dt.datetime(base.year, base.month, base.day), "PREFER_DATES_FROM": "future"}
    found: dt.datetime | None = dateparser.parse(plain, languages=["nl"], settings=settings)
    return None if found is None else found.date()


def settle_year(
    day: WrittenDay,
    *,
    reference: dt.date | None,
    steps: Sequence[dt.date] = (),
    published: dt.date | None = None,
    until: Sequence[dt.date] = (),
    since: Sequence[dt.date] = (),
) -> SettledYear:
    """The year of a possible day.

    In this order: the year as written; a weekday, among the years within one of the reference date, the day of publication or
    another dated step; a dated step of the same text nearby (all ``steps`` of a procedure lie close together; the day comes
    before those of ``until``, the start of the work, and after those of ``since``); the reference
    date (the first such day on or after ``DAYS_BEHIND`` days before it, at most ``DAYS_AHEAD`` after it); the day of
    publication that the text names, likewise. Without any of these the year stays open.
    """
    if day.month is None:
        return SettledYear(None, None)
    if day.year is not None:
        return SettledYear(day.year, "text", _mismatch(day, day.year))
    anchors = [base for base in (reference, published) if base is not None] or list(steps)
    if day.weekday is not None and (year := _year_by_weekday(day, [*anchors, *steps, *until, *since])) is not None:
        return SettledYear(year, "weekday")
    problem = "weekday_mismatch" if day.weekday is not None and anchors else None
    near = _nearest(day, steps) or _before_one(day, until) or _after_one(day, since)
    if near is not None:
        return SettledYear(near.year, "text", problem)
    for base, source in ((reference, "reference_date"), (published, "text")):
        if base is None:
            continue
        first = last_until(day, base) if day.past else _first_after(day, base - dt.timedelta(DAYS_BEHIND))
        if first is None or (first - base).days > DAYS_AHEAD:
            return SettledYear(None, None, "far_ahead")
        return SettledYear(first.year, source, problem)  # type: ignore[arg-type]
    return SettledYear(None, None)


def _mismatch(day: WrittenDay, year: int) -> str | None:
    written = _date(year, day.month or 0, day.day)
    return "weekday_mismatch" if written and day.weekday is not None and written.weekday() != day.weekday else None


def _year_by_weekday(day: WrittenDay, anchors: Iterable[dt.date]) -> int | None:
    """The year in which the day falls on its weekday, among those within one of an anchor; the first anchor decides."""
    for anchor in anchors:
        fitting = [
            found
            for year in (anchor.year - 1, anchor.year, anchor.year + 1)
            if (found := _date(year, day.month or 0, day.day)) is not None and found.weekday() == day.weekday
        ]
        if fitting:
            return min(fitting, key=lambda found: abs((found - anchor).days)).year
    return None


def _nearest(day: WrittenDay, steps: Sequence[dt.date]) -> dt.date | None:
    found = [
        (abs((when - step).days), when)
        for step in steps
        for year in (step.year - 1, step.year, step.year + 1)
        if (when := _date(year, day.month or 0, day.day)) is not None
    ]
    distance, nearest = min(found, default=(_STEPS_APART + 1, None))
    return nearest if distance <= _STEPS_APART else None


def _before_one(day: WrittenDay, ends: Sequence[dt.date]) -> dt.date | None:
    found = [(end - when, when) for end in ends if (when := last_until(day, end)) is not None]
    gap, when = min(found, default=(dt.timedelta(DAYS_AHEAD + 1), None))
    return when if gap.days <= DAYS_AHEAD else None


def _after_one(day: WrittenDay, beginnings: Sequence[dt.date]) -> dt.date | None:
    found = [(when - first, when) for first in beginnings if (when := _first_after(day, first)) is not None]
    gap, when = min(found, default=(dt.timedelta(DAYS_AHEAD + 1), None))
    return when if gap.days <= DAYS_AHEAD else None


def _first_after(day: WrittenDay, earliest: dt.date) -> dt.date | None:
    for year in range(earliest.year, min(earliest.year + 9, dt.MAXYEAR)):  # 29 february may be eight years off
        found = _date(year, day.month or 0, day.day)
        if found is not None and found >= earliest:
            return found
    return None


def last_until(day: WrittenDay, latest: dt.date) -> dt.date | None:
    """The last such day up to ``latest``; its own year does not count."""
    for year in range(latest.year, max(latest.year - 9, dt.MINYEAR), -1):
        found = _date(year, day.month or 0, day.day)
        if found is not None and found <= latest:
            return found
    return None
