"""``vacaturextract knowledge list | show``: what the library knows, and from where."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from vacaturextract.errors import VacaturextractError
from vacaturextract.knowledge import Knowledge, Municipality, PayScale, load

app = typer.Typer(help="Pay tables and municipalities: what is known, and from where.", no_args_is_help=True)
_NOTHING_KNOWN = 1

Files = Annotated[
    list[Path] | None,
    typer.Option("--knowledge", help="A CSV of your own, used beside what is shipped; may be given again."),
]


def _load(files: list[Path] | None) -> Knowledge:
    try:
        return load(files or [])
    except VacaturextractError as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(_NOTHING_KNOWN) from None


@app.command("list")
def list_knowledge(knowledge: Files = None) -> None:
    """List the pay tables by agreement and first day, and the register of municipalities."""
    known = _load(knowledge)
    for cao in known.pay.agreements:
        for line in _tables(tuple(row for row in known.pay_scales(cao) if row.cao == cao)):
            typer.echo(line)
    typer.echo(f"municipalities\t{len(known.register)} names with CBS code and inhabitants")


def _tables(rows: tuple[PayScale, ...]) -> Iterator[str]:
    """One line per first day and status of the rows of one agreement."""
    for first, status, kind in sorted({(row.valid_from, row.status, row.kind) for row in rows}):
        these = [row for row in rows if (row.valid_from, row.status, row.kind) == (first, status, kind)]
        scales = ", ".join(row.scale for row in these)
        yield f"{these[0].cao}\tfrom {first}\t{_until(these[0])}\t{status} ({kind})\tscale {scales}"


def _until(row: PayScale) -> str:
    if row.valid_until is None:
        return "until a newer one"
    return "that day" if row.valid_until == row.valid_from else f"until {row.valid_until}"


@app.command("show")
def show(
    name: Annotated[str, typer.Argument(help="A collective agreement (CAO Gemeenten), a municipality or a place.")],
    scale: Annotated[str | None, typer.Argument(help="A salary scale of the agreement.")] = None,
    on: Annotated[str | None, typer.Option(help="The day for which to tell, YYYY-MM-DD; default: all dates.")] = None,
    knowledge: Files = None,
) -> None:
    """Show what is known of an agreement, one of its scales, or a municipality; every figure with its source."""
    known = _load(knowledge)
    try:
        day = date.fromisoformat(on) if on else None
    except ValueError:
        typer.echo(f"error: --on must be YYYY-MM-DD; it is {on!r}", err=True)
        raise typer.Exit(_NOTHING_KNOWN) from None
    rows = known.pay_scales(name, scale, on=day)
    municipality = known.municipality(name, on=day) if scale is None and not rows else None
    if municipality is not None:
        typer.echo(_told(municipality))
    for row in rows:
        typer.echo(_row(row))
    if municipality is None and not rows:
        what = f"{known.pay.agreement(name)} scale {scale}" if scale else name
        typer.echo(f"Nothing is known of {what}{f' on {day}' if day else ''}.", err=True)
        typer.echo(f"There are pay tables of {', '.join(known.pay.agreements)}.", err=True)
        raise typer.Exit(_NOTHING_KNOWN)


def _row(row: PayScale) -> str:
    low, high = row.minimum or "?", row.maximum or "?"
    note = f"\t{row.note}" if row.note else ""
    return (
        f"{row.cao} scale {row.scale}\tEUR {low} - {high} a month of {row.week_hours:g} hours a week\tfrom {row.valid_from}, "
        f"{_until(row)}\t{row.status} ({row.kind})\t{row.source}{note}"
    )


def _told(found: Municipality) -> str:
    return (
        f"{found.name}\t{found.code}\t{found.province}\t{found.population} inhabitants on 1 January {found.year}\t"
        f"{found.status}\t{found.source}"
    )
