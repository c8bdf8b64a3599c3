"""A record as a card in HTML: self-contained, light and dark, and harmless whatever the posting holds.

Everything that comes from a posting goes through ``_safe`` and nothing of it becomes a link, an attribute that acts, or
a style. Positions of marks are drawn with backgrounds, so that overlapping ones each keep their own line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from vacaturextract.records import Evidence, Vacancy
from vacaturextract.showing.highlight import Stretch, View, stretches, view_of
from vacaturextract.showing.words import LABELS, SHORT_LABELS, Line, Value, day, lines, lines_beside
from vacaturextract.text import harmless

_CONTEXT = 60
"""Characters of the posting around a quote."""
_LONGEST_QUOTE = 240
_MOST_QUOTES = 4
_OPEN_UP_TO = 3_000
"""Postings up to this many characters are shown at once; longer ones open with a click, and scroll."""
_LONG = 40_000
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*\n")
_KEPT_AROUND = 600
"""Of a posting over ``_LONG`` characters only this much around each mark is shown; what is left out is said."""


def to_html(record: Vacancy, text: str | None = None, *, page: bool = False) -> str:
    """See ``Vacancy.to_html``."""
    raw = record.posting_text(text)
    view = view_of(record, raw) if raw is not None else None
    card = f'<div class="vx-card tex2jax_ignore mathjax_ignore"><style>{_style()}</style>{"".join(_parts(record, view))}</div>'
    if not page:
        return card
    title = _safe(record.title.value if record.title else record.record_id or "A job posting")
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
        f'<title>{title}</title></head><body class="vx-page">{card}</body></html>\n'
    )


@cache
def _style() -> str:
    return files("vacaturextract.showing").joinpath("card.css").read_text("utf-8")


def _safe(text: str) -> str:
    return escape(harmless(text))


def _parts(record: Vacancy, view: View | None) -> Iterator[str]:
    yield from _head(record)
    shown = [line for line in lines(record) if line.field != "title"]
    if shown:
        yield '<div class="vx-fields">'
        yield from (_field(line, view) for line in shown)
        yield "</div>"
    beside = list(lines_beside(record))
    if beside:
        yield '<div class="vx-beside"><b>Beside the text</b><div class="vx-fields">'
        yield from (_field(line, view) for line in beside)
        yield "</div></div>"
    yield from _warnings(record, view)
    yield from _gaps(record, view)
    if view is not None:
        yield from _posting(view)
    yield from _foot(record)


def _head(record: Vacancy) -> Iterator[str]:
    title = next((line.values[0] for line in lines(record) if line.field == "title"), None)
    name = _value(title, None, "title") if title else '<span class="vx-none">No title found</span>'
    badges = [f'<span class="vx-badge">{_safe(record.record_id)}</span>'] if record.record_id else []
    if record.kind == "other":
        badges.append('<span class="vx-badge vx-alert">no posting</span>')
    if record.status is not None:
        badges.append(f'<span class="vx-badge{" vx-alert" if record.status == "closed" else ""}">{record.status}</span>')
    yield f'<div class="vx-head"><span class="vx-title">{name}</span>{"".join(badges)}</div>'


def _field(line: Line, view: View | None) -> str:
    kind = "vx-chips" if line.field in ("competencies", "salary_scales") else "vx-list"
    values = "".join(_value(value, view, line.field) for value in line.values)
    return (
        f'<div class="vx-row vx-{line.field}" role="group" aria-label="{line.label}"><div class="vx-name">{line.label}</div>'
        f'<div class="vx-values {kind}">{values}</div></div>'
    )


def _value(value: Value, view: View | None, field: str) -> str:
    """A value; its quote shows when it is pointed at or reached with the keyboard."""
    quotes = " <i>…</i> ".join(_quote(piece, view) for piece in value.evidence[:_MOST_QUOTES])
    if len(value.evidence) > _MOST_QUOTES:
        quotes += f" <i>and {len(value.evidence) - _MOST_QUOTES} more places</i>"
    said = f"<q>{quotes}</q>" if quotes else "<q>No words of the text.</q>"
    return (
        f'<span class="vx-value vx-{field}" tabindex="0"><bdi>{_safe(value.text)}</bdi>'
        f'<span class="vx-quote" role="note">{said}<small>{_safe(value.source)}</small></span></span>'
    )


def _quote(piece: Evidence, view: View | None) -> str:
    """The words that state a value, with some of what stands around them where the posting is known."""
    piece_start, piece_end = view.seen(piece.start, piece.end) if view is not None else (0, 0)
    if view is None or piece_start == piece_end:
        return f"<b>{_shown(piece, view)}</b>"
    start, end = max(0, piece_start - _CONTEXT), piece_end + _CONTEXT
    line_start, line_end = view.text.rfind("\n", start, piece_start), view.text.find("\n", piece_end, end)
    lead = view.text[line_start + 1 if line_start >= 0 else start : piece_start]
    tail = view.text[piece_end : line_end if line_end >= 0 else end]
    if start > 0 and line_start < 0:  # cut inside the line: from a whole word on
        lead = "… " + lead.partition(" ")[2]
    if end < len(view.text) and line_end < 0:
        tail = tail.rpartition(" ")[0] + " …"
    return f"{_safe(_one_line(lead))}<b>{_shown(piece, view)}</b>{_safe(_one_line(tail))}"


def _shown(piece: Evidence, view: View | None) -> str:
    """The words of a piece as a reader sees them; those that no reader sees as they stand in the page."""
    start, end = view.seen(piece.start, piece.end) if view is not None else (0, 0)
    words = view.text[start:end] if view is not None and start < end else piece.text
    return _safe(_one_line(_shortened(words)))


def _one_line(text: str) -> str:
    """Runs of white space as one space, also at the ends."""
    words = " ".join(text.split())
    return f"{' ' * text[:1].isspace()}{words}{' ' * (words != '' and text[-1:].isspace())}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "…"


def _warnings(record: Vacancy, view: View | None) -> Iterator[str]:
    if record.warnings:
        told = "".join(f"<li>{_safe(warning.message)}{_words(warning.evidence, view)}</li>" for warning in record.warnings)
        yield f'<div class="vx-warnings"><b>Take care</b><ul>{told}</ul></div>'


def _gaps(record: Vacancy, view: View | None) -> Iterator[str]:
    """Why fields are empty; where the text is no posting that one reason stands for all."""
    if record.kind == "other":
        yield '<div class="vx-gaps">This text was taken for no posting, so nothing was read from it.</div>'
    elif record.gaps:
        told = "".join(
            f"<li><b>{LABELS.get(gap.field, gap.field)}</b> {_safe(gap.message)}{_words(gap.evidence, view)}</li>"
            for gap in record.gaps
        )
        yield f'<div class="vx-gaps"><b>Not found</b><ul>{told}</ul></div>'


def _words(evidence: Sequence[Evidence], view: View | None) -> str:
    words = ", ".join(f"“{_shown(piece, view)}”" for piece in evidence)
    return f' <span class="vx-none">{words}</span>' if words else ""


def _foot(record: Vacancy) -> Iterator[str]:
    """How the record was made."""
    made = record.provenance
    told = [f"Read by {made.library} {made.version}"]
    if made.reference_date is not None:
        told.append(f"reference date {day(made.reference_date)}")
    if made.undone:
        told.append(f"undone before reading: {', '.join(made.undone).replace('_', ' ')}")
    yield f'<div class="vx-foot">{_safe("; ".join(told))}</div>'


# --- the posting --------------------------------------------------------------------------------------------------


def _posting(view: View) -> Iterator[str]:
    opened = " open" if len(view.text) <= _OPEN_UP_TO else ""
    note = "" if view.page is None else ", without the tags of the page"
    yield f'<details class="vx-posting"{opened}><summary>The posting, {len(view.text):,} characters{note}</summary>'
    yield '<div class="vx-text" tabindex="0" role="region" aria-label="The posting">'
    for stretch in stretches(view.marks, len(view.text)):
        yield _marked(stretch, view.text) if stretch.fields else "".join(_plain(stretch, view))
    yield "</div></details>"


def _marked(stretch: Stretch, text: str) -> str:
    fields = [field for field in stretch.fields if field]
    lines_ = ",".join(
        f"linear-gradient(var(--vx-{field}) 0 0) 0 calc(100% - {4 * level}px)/100% 3px no-repeat"
        for level, field in enumerate(stretch.fields)
        if field
    )
    names = " + ".join(LABELS[field] for field in fields)
    labels = "".join(
        f'<i class="vx-label vx-{field}" data-label="{SHORT_LABELS.get(field, LABELS[field])}"></i>'
        for field in stretch.opening
    )
    style = f"background:{lines_};padding-bottom:{4 * len(stretch.fields)}px"
    return f'{labels}<mark title="{names}" style="{style}">{_safe(text[stretch.start : stretch.end])}</mark>'


def _plain(stretch: Stretch, view: View) -> Iterator[str]:
    """Text without a mark; in a very long posting only its ends, with what is left out said."""
    start, end = stretch.start, stretch.end
    text = view.text[start:end]
    if view.page is not None:  # where tags stood many lines are empty
        text = _BLANK_LINES.sub("\n\n", text if start > 0 else text.lstrip())
    after_mark = _KEPT_AROUND if start > 0 or not view.marks else 0
    before_mark = _KEPT_AROUND if end < len(view.text) else 0
    left_out = len(text) - after_mark - before_mark
    if len(view.text) <= _LONG or left_out <= _KEPT_AROUND:
        yield _safe(text)
        return
    yield _safe(text[:after_mark])
    yield f'<span class="vx-left-out">{left_out:,} characters without a value are left out here</span>'
    yield _safe(text[len(text) - before_mark :])
