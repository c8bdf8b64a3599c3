"""A corpus report: what many postings say together, as one HTML file that asks nothing of the network."""

from __future__ import annotations

import gzip
import io
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from pydantic import ValidationError

from vacaturextract.errors import InputError, MissingExtraError
from vacaturextract.records import DisclosureKind, GapReason, Vacancy
from vacaturextract.shares import wilson
from vacaturextract.text import encodable, harmless

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FULL_TIME_HOURS = 36
"""Amounts by the month are those of a full-time week of this many hours, that of most Dutch governments."""
TOP = 15
FEWEST = 3
"""A box of fewer amounts tells more of a posting than of a group."""
_FIELDS = (
    "title", "organisation", "location", "agency", "employment", "cao", "salary_scales", "pay", "hours", "inhabitants",
    "deadlines", "contacts", "competencies", "reference_number", "date_posted",
)  # fmt: skip
_HOURS = ((0, 16), (16, 24), (24, 32), (32, 36), (36, 48))
"""Bounds of groups by the most hours on offer: above the first, up to the second."""
_EMPLOYED = ("permanent", "temporary", "temporary_to_permanent")
_OTHERS = ("interim", "freelance", "secondment", "internship", "traineeship", "volunteer")
"""What is paid for those is a rate for a person hired, or an allowance."""
_RATES = ("hour", "day")
"""Periods in which a person is hired out as well."""
_MOST_MONTHS = 36
_TEXT, _LINE, _SERIES = "#010203", "#040506", "#070809"
"""Stand-ins in the charts for the colours of the page, which differ by day and night."""


def read_records(path: str | Path) -> Iterator[Vacancy]:
    """The records of a .parquet, .jsonl or .jsonl.gz file that ``vacaturextract extract -o`` wrote, one by one.

    Raises:
        InputError: the file has another suffix, cannot be read, or holds something else than records.
        MissingExtraError: Parquet needs pyarrow.
    """
    name = Path(path).name.lower()
    try:
        if name.endswith(".parquet"):
            yield from _of_parquet(path)
        elif name.endswith((".jsonl", ".jsonl.gz")):
            yield from _of_lines(path, gzip.open if name.endswith(".gz") else open)
        else:
            raise InputError(f"{path}: records are read from .parquet, .jsonl and .jsonl.gz")
    except (OSError, EOFError) as error:
        raise InputError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8") from None


def _of_lines(path: str | Path, opener: Callable[..., Any]) -> Iterator[Vacancy]:
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield Vacancy.model_validate_json(line)
            except ValidationError as error:
                raise InputError(f"{path}:{number}: is no record: {error.errors()[0]['msg']}") from None


def _of_parquet(path: str | Path) -> Iterator[Vacancy]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as parquet
    except ImportError:
        raise MissingExtraError("Parquet files", "pyarrow", "parquet") from None
    from vacaturextract.table import SCHEMA, to_records

    try:
        with parquet.ParquetFile(path) as file:
            if missing := set(SCHEMA.names) - set(file.schema_arrow.names):
                raise InputError(f"{path}: is no table of records; it lacks {', '.join(sorted(missing))}")
            for batch in file.iter_batches(batch_size=1024):
                yield from to_records(pa.Table.from_batches([batch]))
    except (pa.ArrowInvalid, ValidationError):
        raise InputError(f"{path}: is no Parquet file of records") from None


@dataclass
class _Tally:
    """What is counted in one pass over the records."""

    postings: int = 0
    vacancies: int = 0
    stated: Counter[str] = field(default_factory=Counter)
    disclosed: Counter[str] = field(default_factory=Counter)
    by_scale: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    by_hours: dict[tuple[int, int], list[float]] = field(default_factory=lambda: defaultdict(list))
    months: Counter[tuple[int, int]] = field(default_factory=Counter)
    competencies: Counter[str] = field(default_factory=Counter)
    agencies: Counter[str] = field(default_factory=Counter)
    gaps: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, record: Vacancy) -> None:
        self.postings += 1
        if record.kind != "vacancy":
            return
        self.vacancies += 1
        self.stated.update(name for name in _FIELDS if getattr(record, name))
        self.disclosed.update([record.pay_disclosure.kind] if record.pay_disclosure else [])
        self.competencies.update({competency.label for competency in record.competencies})
        self.agencies.update([record.agency.value] if record.agency else [])
        self.gaps.update({(gap.field, gap.reason) for gap in record.gaps})
        deadline = record.application_deadline
        if deadline is not None and deadline.date is not None:
            self.months[deadline.date.year, deadline.date.month] += 1
        self._add_pay(record)

    def _add_pay(self, record: Vacancy) -> None:
        if not _states_a_wage(record):
            return
        month = record.pay[0].per_month(full_time_hours=FULL_TIME_HOURS)
        if month.maximum is None:
            return
        amount = float(month.maximum)
        scales = {scale.scale for scale in record.salary_scales if scale.role == "function"}
        if len(scales) == 1 and re.fullmatch(r"\d{1,2}", scale := scales.pop()):
            self.by_scale[int(scale)].append(amount)
        hours = record.hours.maximum if record.hours else None
        group = next((bounds for bounds in _HOURS if hours is not None and bounds[0] < hours <= bounds[1]), None)
        if group is not None:
            self.by_hours[group].append(amount)


def _states_a_wage(record: Vacancy) -> bool:
    """Whether the pay is that of an employee: an amount by the hour or day is one where the text says gross or employs."""
    kind = record.employment.value if record.employment else None
    if not record.pay or kind in _OTHERS:
        return False
    return record.pay[0].period not in _RATES or record.pay[0].tax == "gross" or kind in _EMPLOYED


def corpus_report(records: Iterable[Vacancy], *, title: str = "Job postings") -> str:
    """What many records say together, as a page of HTML.

    Shares per field and class of pay disclosure with Wilson's 95 % interval, pay by scale and by hours (euros a month, full
    time at 36 hours), application deadlines over time, the competencies and agencies named most, and gaps by reason. The page
    names no contact. The same records give the same page.

    Args:
        records: in any number; they are taken one by one.
        title: the heading of the page.

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    tally = _Tally()
    for record in records:
        tally.add(record)
    body = "".join(_sections(tally))
    style = (files("vacaturextract") / "report.css").read_text("utf-8")
    page = (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_shown(title)}</title>\n<style>\n{style}</style></head>\n<body><main>\n"
        f"<h1>{_shown(title)}</h1>\n{_lead(tally)}\n{body}</main></body></html>\n"
    )
    return encodable(page)


def _shown(text: str) -> str:
    return escape(harmless(text))


def _lead(tally: _Tally) -> str:
    others = tally.postings - tally.vacancies
    return (
        f'<p class="lead">Postings read: {tally.postings:,}. Vacancies: {tally.vacancies:,}. Other pages: {others:,}. '
        "All below is about the vacancies.</p>"
        "<p>Figures are what a machine read in the texts: “stated” means that it found the value in the words. A copy of a "
        "posting counts again. Where a share stands for more than these postings, its 95 % interval (Wilson) stands beside it; "
        "it holds if the postings were drawn at random from those one wants to know of.</p>"
    )


def _sections(tally: _Tally) -> Iterator[str]:
    if not tally.vacancies:
        return
    whole = tally.vacancies
    yield '<div class="columns">'
    stated = [(_words(name), tally.stated[name]) for name in _FIELDS]
    yield _section("What postings state", "Vacancies with at least one value of the field.", _shares(stated, whole))
    classes = [(_words(kind), tally.disclosed[kind]) for kind in get_args(DisclosureKind)]
    yield _section("How pay is disclosed", "By the words that say most; one class a vacancy.", _shares(classes, whole))
    money = (
        f"The highest amount offered, in euros a month for a full-time week of {FULL_TIME_HOURS} hours, of vacancies with one "
        f"numbered scale. Left out: {', '.join(_OTHERS)}; and amounts by the hour or day of which the text says neither gross "
        "nor how one is employed, for a person hired is paid so too. A box holds the middle half, its line is the median; "
        f"groups of fewer than {FEWEST} are left out."
    )
    scales = {str(scale): amounts for scale, amounts in sorted(tally.by_scale.items())}
    yield _section("Pay by scale", money, _boxes("scale", scales))
    hours = {f"{low + 1}–{high}" if low else f"to {high}": tally.by_hours.get((low, high), []) for low, high in _HOURS}
    yield _section("Pay by hours", "The same amounts, by the most hours a week on offer.", _boxes("hours a week", hours))
    dated = sum(tally.months.values())
    yield _section("Deadlines over time", f"Application deadlines with a full date: {dated:,}.", _deadlines(tally.months))
    named = f"Vacancies that name it. Where there are over {TOP}, those that one vacancy names are left out."
    yield _section("Competencies asked most", named, _shares(_top(tally.competencies), whole))
    yield _section("Agencies named most", named, _shares(_top(tally.agencies), whole))
    yield "</div>"
    yield _section("Why a field is empty", "Vacancies without a value, by field and reason.", _gaps(tally.gaps))


def _section(heading: str, note: str, body: str) -> str:
    return f"<section><h2>{heading}</h2><p>{note}</p>{body or '<p>There is nothing to show.</p>'}</section>\n"


def _words(name: str) -> str:
    return name.replace("_", " ")


def _top(counts: Counter[str]) -> list[tuple[str, int]]:
    """The most frequent ones; of equals the first by name. Of many, one that was named once says nothing."""
    fewest = 2 if len(counts) > TOP else 1
    return sorted(((name, n) for name, n in counts.items() if n >= fewest), key=lambda item: (-item[1], item[0]))[:TOP]


def _shares(rows: Sequence[tuple[str, int]], whole: int) -> str:
    def row(name: str, count: int) -> str:
        share = wilson(count, whole)
        return (
            f'<tr style="--share:{share.value:.1%}"><th scope="row">{_shown(name)}</th><td>{count:,}</td>'
            f"<td>{share.value:.1%} <small>{share.low:.1%} – {share.high:.1%}</small></td></tr>"
        )

    if not rows:
        return ""
    head = '<thead><tr><th></th><th scope="col">vacancies</th><th scope="col">share, interval</th></tr></thead>'
    return f"<table>{head}<tbody>{''.join(row(*each) for each in rows)}</tbody></table>"


def _gaps(gaps: Counter[tuple[str, str]]) -> str:
    names = sorted({name for name, _ in gaps})
    reasons = [reason for reason in get_args(GapReason) if any(gaps[name, reason] for name in names)]
    if not names:
        return ""
    head = "".join(f'<th scope="col">{_words(reason)}</th>' for reason in reasons)
    body = "".join(
        f'<tr><th scope="row">{_words(name)}</th>{"".join(f"<td>{gaps[name, reason]:,}</td>" for reason in reasons)}</tr>'
        for name in names
    )
    table = f"<table><thead><tr><th></th>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="wide" tabindex="0" role="region" aria-label="gaps">{table}</div>'


# --- charts -------------------------------------------------------------------------------------------------------


def _boxes(label: str, groups: Mapping[str, Sequence[float]]) -> str:
    held = {name: amounts for name, amounts in groups.items() if len(amounts) >= FEWEST}
    if not held:
        return ""

    def draw(axes: Axes) -> None:
        line = {"color": _TEXT}
        axes.boxplot(
            list(held.values()), widths=0.6, patch_artist=True, whis=(0, 100), whiskerprops=line, capprops=line,
            medianprops={"color": _TEXT, "linewidth": 2}, boxprops={"facecolor": (_SERIES, 0.4), "edgecolor": _TEXT},
        )  # fmt: skip
        axes.set_ylim(bottom=0)
        axes.set_xticks(range(1, len(held) + 1), [f"{name}\n({len(amounts)})" for name, amounts in held.items()])
        axes.set_xlabel(f"{label} (vacancies)")
        axes.yaxis.set_major_formatter(lambda value, _: f"€ {value:,.0f}")

    return _chart(f"Highest pay by {label}", draw)


def _deadlines(months: Counter[tuple[int, int]]) -> str:
    """Bars by the month; by the year where the months are many."""
    if not months:
        return ""
    places = Counter({year * 12 + month - 1: count for (year, month), count in months.items()})
    first, last = min(places), max(places)
    if last - first < _MOST_MONTHS:
        bars = {f"{place // 12}-{place % 12 + 1:02d}": places[place] for place in range(first, last + 1)}
    else:
        years = Counter({year: sum(n for (y, _), n in months.items() if y == year) for year, _ in months})
        bars = {str(year): years[year] for year in sorted(years)}

    def draw(axes: Axes) -> None:
        axes.bar(range(len(bars)), list(bars.values()), color=_SERIES)
        step = -(-len(bars) // 6)
        axes.set_xticks(range(0, len(bars), step), list(bars)[::step])
        axes.set_ylabel("vacancies")
        axes.locator_params(axis="y", integer=True)

    return _chart("Application deadlines over time", draw)


def _chart(label: str, draw: Callable[[Axes], None]) -> str:
    """An SVG in the colours of the page."""
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
    except ImportError:
        raise MissingExtraError("reports", "matplotlib", "report") from None
    style: Any = {
        "svg.fonttype": "none", "svg.hashsalt": label, "font.family": "DejaVu Sans", "font.size": 10, "text.parse_math": False,
        "text.color": _TEXT, "axes.labelcolor": _TEXT, "xtick.color": _TEXT, "ytick.color": _TEXT, "axes.edgecolor": _LINE,
        "axes.spines.top": False, "axes.spines.right": False,
    }  # fmt: skip
    with mpl.rc_context(style):
        figure = Figure(figsize=(5, 3), layout="constrained")
        draw(figure.subplots())
        held = io.StringIO()
        figure.savefig(held, format="svg", transparent=True, metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
    return f"<figure>{_inline(held.getvalue(), label)}</figure>"


def _inline(svg: str, label: str) -> str:
    """A drawing of matplotlib as part of a page: its ids are its own, its style rules stay inside, colours follow the page."""
    prefix = re.sub(r"\W+", "-", label.lower())
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<style[^>]*>.*?</style>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{prefix}-", svg)
    svg = svg.replace(_TEXT, "currentColor").replace(_LINE, "var(--line)").replace(_SERIES, "var(--series)")
    return svg.replace("<svg ", f'<svg role="img" aria-label="{escape(label)}" ', 1)
