"""An evaluation for readers: a table for the terminal, Markdown for documents, JSON for programs."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from vacaturextract.errors import ArgumentError
from vacaturextract.evaluation.confidence import Calibration, calibration
from vacaturextract.evaluation.mistakes import Mistake
from vacaturextract.evaluation.scoring import Evaluation
from vacaturextract.text import harmless

FORMATS = ("table", "json", "markdown")
_HEADINGS = ("field", "P", "R", "F1", "values", "postings right", "ECE")
_TABLE_WIDTH = 100


def render(evaluation: Evaluation, format: str = "table", *, errors: Sequence[Mistake] | None = None) -> str:
    """The report in one of ``FORMATS``, with the errors where they are given.

    Raises:
        ArgumentError: for another format.
    """
    if format not in FORMATS:
        raise ArgumentError(f"format must be one of {', '.join(FORMATS)}; it is {format!r}")
    if format == "table":
        report = plain_table(_HEADINGS, _rows(evaluation)) + _after_table(evaluation, errors)
    elif format == "markdown":
        report = _markdown(evaluation, errors)
    else:
        report = json.dumps(to_json(evaluation, errors=errors), ensure_ascii=False, indent=2) + "\n"
    return writable(report)


def writable(report: str) -> str:
    """A report as UTF-8 can hold it: a posting may have lone surrogates."""
    return report.encode("utf-8", "replace").decode("utf-8")


def to_json(evaluation: Evaluation, *, errors: Sequence[Mistake] | None = None) -> dict[str, Any]:
    """All figures. Shares are 0..1; ``calibration`` is per field, and pooled under ""."""
    figures = {
        name: {
            "precision": score.precision,
            "recall": score.recall,
            "f1": score.f1,
            "values": score.values,
            "postings_right": score.postings_right / score.postings,
            "postings": score.postings,
        }
        for name, score in evaluation.scores.items()
    }
    evidence = evaluation.evidence
    report: dict[str, Any] = {
        "postings": evaluation.postings,
        "mean_f1": evaluation.mean_f1,
        "fields": figures,
        "evidence_right": evidence.exact,
        "evidence": evidence.pieces,
        "items_without_evidence": evidence.items_without,
        "on_target": evidence.on_target,
        "targets": evidence.targets,
        "calibration": {name: _calibration_json(found) for name, found in calibration(evaluation).items()},
    }
    if errors is not None:
        report["errors"] = [
            {"id": e.record_id, "field": e.field, "missed": list(e.missed), "wrong": list(e.wrong), "reasons": list(e.reasons)}
            for e in errors
        ]
    return report


def _calibration_json(found: Calibration) -> dict[str, Any]:
    bins = [{"lower": b.lower, "values": b.values, "confidence": b.confidence, "right": b.right} for b in found.bins]
    return {"error": found.error, "values": found.values, "bins": bins}


def _rows(evaluation: Evaluation) -> list[tuple[str, ...]]:
    errors = calibration(evaluation)
    return [
        (
            name,
            f"{score.precision:.3f}",
            f"{score.recall:.3f}",
            f"{score.f1:.3f}",
            str(score.values),
            f"{score.postings_right / score.postings:.1%}",
            _calibration_error(errors.get(name)),
        )
        for name, score in evaluation.scores.items()
    ]


def _calibration_error(found: Calibration | None) -> str:
    return "-" if found is None or found.error is None else f"{found.error:.3f}"


def _summary(evaluation: Evaluation) -> list[str]:
    evidence, pooled = evaluation.evidence, calibration(evaluation)[""]
    return [
        f"Mean F1 {evaluation.mean_f1:.3f} over {evaluation.postings} postings (kind left out).",
        f"Evidence: exact {evidence.exact} of {evidence.pieces}, on target {evidence.on_target} of {evidence.targets}, "
        f"items without {evidence.items_without}.",
        f"Confidence: expected calibration error {_calibration_error(pooled)} over {pooled.values} values.",
    ]


def plain_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows for the terminal, without colours; the first column is to the left, the others to the right."""
    table = Table(box=None, pad_edge=False)
    for number, heading in enumerate(headings):
        table.add_column(heading, justify="right" if number else "left", no_wrap=True)
    for row in rows:
        table.add_row(*map(Text, row))
    lines = io.StringIO()
    Console(file=lines, width=_TABLE_WIDTH, markup=False, highlight=False, color_system=None).print(table)
    return "\n".join(line.rstrip() for line in lines.getvalue().split("\n"))


def _after_table(evaluation: Evaluation, errors: Sequence[Mistake] | None) -> str:
    lines = _summary(evaluation)
    if errors is not None:
        lines.extend(["", f"{len(errors)} errors:", *map(_error_line, errors)])
    return "\n".join(lines) + "\n"


def _error_line(error: Mistake) -> str:
    parts = [f"{error.record_id}  {error.field}:"]
    if error.missed:
        parts.append(f"missed {'; '.join(error.missed)}.")
    if error.wrong:
        parts.append(f"wrong {'; '.join(error.wrong)}.")
    if error.reasons:
        parts.append(f"[{'; '.join(error.reasons)}]")
    return harmless(" ".join(parts)).replace("\n", " ")


def _markdown(evaluation: Evaluation, errors: Sequence[Mistake] | None) -> str:
    lines = [*markdown_table(_HEADINGS, _rows(evaluation)), "", " ".join(_summary(evaluation))]
    if errors is not None:
        rows = [(e.record_id, e.field, "; ".join(e.missed), "; ".join(e.wrong), "; ".join(e.reasons)) for e in errors]
        lines.extend(["", *markdown_table(("id", "field", "missed", "wrong", "why"), rows, figures=False)])
    return "\n".join(lines) + "\n"


def markdown_table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, figures: bool = True) -> list[str]:
    """The lines of a table; ``figures`` puts all columns but the first to the right."""
    rule = "|---|" + ("---:|" if figures else "---|") * (len(headings) - 1)
    return [_markdown_row(headings), rule, *map(_markdown_row, rows)]


def _markdown_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(harmless(cell).replace("\n", " ").replace("|", "\\|") for cell in cells) + " |"
