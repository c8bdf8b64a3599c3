"""The command line: ``vacaturextract extract | why | patterns | knowledge | schema | evaluate | calibrate | report``."""

from __future__ import annotations

import json
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from vacaturextract._version import __version__
from vacaturextract.cli_knowledge import app as knowledge_app
from vacaturextract.errors import ArgumentError, PatternError, VacaturextractError
from vacaturextract.parts import PART_ROWS
from vacaturextract.records import Vacancy

if TYPE_CHECKING:
    from vacaturextract import batch
    from vacaturextract.inputs import Columns
    from vacaturextract.reading import Options

app = typer.Typer(
    name="vacaturextract",
    help="Read Dutch job postings: salary scale, pay, hours, inhabitants, deadlines, contacts, competencies.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
patterns_app = typer.Typer(help="The rules and your own.", no_args_is_help=True)
app.add_typer(patterns_app, name="patterns")
app.add_typer(knowledge_app, name="knowledge")

SOME_INPUT_FAILED = 1
FAULTY_PATTERNS = 1
SOME_POSTINGS_FAILED = 3
BELOW_BASELINE = 4
STOPPED = 130


def _say(message: str) -> None:
    """A line for the person at the terminal; never markup, never codes or turned text from the input."""
    from vacaturextract.text import harmless

    Console(stderr=True, soft_wrap=True).print(harmless(message), markup=False, highlight=False)


def _version(value: bool) -> None:
    if value:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)] = False,
) -> None:
    """See the subcommands."""


@app.command()
def extract(
    sources: Annotated[
        list[str],
        typer.Argument(
            help="Files (.txt .html .md .jsonl .csv .parquet, tables also with .gz), folders, or - for standard input.",
            metavar="FILE|DIR|-",
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", help="A .jsonl, .jsonl.gz, .csv, .xlsx or .parquet file; default: JSON Lines on standard output."
        ),
    ] = None,
    reference_date: Annotated[
        str | None, typer.Option(help="The day of publication or scraping, YYYY-MM-DD; settles dates without a year.")
    ] = None,
    text_column: Annotated[str, typer.Option(help="The column of a table that holds the posting.")] = "text",
    id_column: Annotated[str, typer.Option(help="The column that holds the id.")] = "id",
    date_column: Annotated[str, typer.Option(help="The column that holds the reference date.")] = "reference_date",
    model: Annotated[str | None, typer.Option(help="A Dutch spaCy pipeline to use beside the rules, by name or path.")] = None,
    patterns: Annotated[
        list[Path] | None, typer.Option(help="Rules of your own: a file or folder; may be given again.")
    ] = None,
    knowledge: Annotated[
        list[Path] | None, typer.Option(help="Pay tables or municipalities of your own, a CSV; may be given again.")
    ] = None,
    contacts: Annotated[bool, typer.Option(help="Read people and desks.")] = True,
    explain: Annotated[bool, typer.Option(help="Add the trace: everything considered, and what became of it.")] = False,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes, with --output; default: one for each core.", show_default=False)
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a run to the same output that was stopped.")] = False,
    part_size: Annotated[
        int, typer.Option(min=1, help="Postings in a part; what is lost of a killed run is the parts at work.")
    ] = PART_ROWS,
) -> None:
    """Read postings into typed records, one JSON object a line.

    A table needs a text column and may have an id and a reference date. A file that cannot be read is reported and the others
    are still read; the exit code is then 1. A posting that cannot be read is told in OUT.errors.jsonl (without --output: on
    standard error); the exit code is then 3.
    """
    from vacaturextract import batch
    from vacaturextract.inputs import Columns
    from vacaturextract.reading import Options

    columns = Columns(text_column, id_column, date_column)
    own = (tuple(str(path) for path in patterns or ()), tuple(str(path) for path in knowledge or ()))
    options = Options(reference_date, contacts, explain, model, *own)
    try:
        if output is None:
            if resume:
                raise ArgumentError("--resume needs an output file: -o OUT")
            summary = _extract_to_standard_output(sources, columns, options)
        else:
            job = batch.Job(tuple(sources), output, columns, options, part_size)
            summary = _extract_to_file(job, workers or available_cores(), resume=resume)
    except VacaturextractError as error:
        _say(f"error: {error}")
        raise typer.Exit(SOME_INPUT_FAILED) from None
    if summary.unreadable:
        raise typer.Exit(SOME_INPUT_FAILED)
    if summary.failed:
        raise typer.Exit(SOME_POSTINGS_FAILED)


def available_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _extract_to_file(job: batch.Job, workers: int, *, resume: bool) -> batch.Summary:
    from vacaturextract import batch
    from vacaturextract.progress import shown

    try:
        with shown(Console(stderr=True)) as progress:
            summary = batch.run(job, workers=workers, resume=resume, say=progress.say, progress=progress)
    except KeyboardInterrupt:
        _say("stopped; the parts that are finished are kept, and the same command with --resume goes on")
        raise typer.Exit(STOPPED) from None
    _say(progress.summary(summary, job.output))
    return summary


def _extract_to_standard_output(sources: list[str], columns: Columns, options: Options) -> batch.Summary:
    """Records as they are read, one after another."""
    from vacaturextract.batch import Summary
    from vacaturextract.inputs import read_rows
    from vacaturextract.outputs import to_json_line
    from vacaturextract.reading import Failure, Reader
    from vacaturextract.slices import Fault

    reader, summary = Reader(options), Summary()
    for row in read_rows(sources, columns, _say):
        fault = row if isinstance(row, Fault) else None
        if not isinstance(row, Fault):
            made = reader.read(row.text, row.record_id, row.reference_date, row.format)
            if isinstance(made, Failure):
                fault = Fault(row.source, row.row, row.record_id, made.reason)
            else:
                sys.stdout.write(to_json_line(made) + "\n")
                summary.records += 1
        if fault is not None:
            summary.failed += fault.row is not None
            summary.unreadable += fault.row is None
            _say(f"error: {fault.where}: {fault.reason}")
    return summary


@app.command()
def why(
    file: Annotated[str, typer.Argument(help="A text or HTML file, or - for standard input.")],
    field: Annotated[str | None, typer.Argument(help="One field, such as pay, hours or deadlines; default: all.")] = None,
    reference_date: Annotated[str | None, typer.Option(help="The day of publication or scraping, YYYY-MM-DD.")] = None,
) -> None:
    """Tell what was taken from a posting, what was refused, and why."""
    from vacaturextract.api import extract as read
    from vacaturextract.explain import lines_of
    from vacaturextract.inputs import Columns, read_items
    from vacaturextract.text import harmless

    try:
        for item in read_items(file, Columns(), _say):
            record = read(
                item.text,
                reference_date=item.reference_date or reference_date,
                record_id=item.record_id,
                format=item.format,
                explain=True,
            )
            for line in lines_of(record, item.text, field):
                typer.echo(harmless(line))
    except VacaturextractError as error:
        _say(f"error: {error}")
        raise typer.Exit(SOME_INPUT_FAILED) from None


@app.command()
def schema(
    arrow: Annotated[bool, typer.Option("--arrow", help="The columns of Arrow and Parquet tables instead.")] = False,
) -> None:
    """Print the JSON Schema of a record."""
    if arrow:
        try:
            from vacaturextract.table import described_schema
        except VacaturextractError as error:
            _say(f"error: {error}")
            raise typer.Exit(SOME_INPUT_FAILED) from None
        typer.echo(described_schema())
        return
    typer.echo(json.dumps(Vacancy.model_json_schema(), indent=2, ensure_ascii=False))


@patterns_app.command("check")
def check_patterns(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders of rules.", metavar="PATH")],
) -> None:
    """Check rules of your own: their form, and each of their examples and counter-examples."""
    from vacaturextract.pattern_check import faults_of
    from vacaturextract.rules import PatternLibrary

    try:
        library = PatternLibrary.load([str(path) for path in paths])
        own = {str(path.resolve()) for path in paths} | {
            str(child.resolve()) for path in paths if path.is_dir() for child in path.glob("*.yaml")
        }
        rules = [rule for rule in library.rules if str(rule.path) in own]
        faults = [fault for rule in rules for fault in faults_of(rule, library)]
        if faults:
            raise PatternError(faults)
    except VacaturextractError as error:
        _say(str(error))
        raise typer.Exit(FAULTY_PATTERNS) from None
    typer.echo(f"{len(rules)} rules are in order.")


@patterns_app.command("list")
def list_patterns(
    field: Annotated[str | None, typer.Argument(help="The stem of a field, such as pay.")] = None,
) -> None:
    """List the shipped rules: id and what each reads."""
    from vacaturextract.rules import STEMS, PatternLibrary

    if field is not None and field not in STEMS:
        _say(f"error: there are no rules for {field!r}; the stems are {', '.join(STEMS)}")
        raise typer.Exit(FAULTY_PATTERNS)
    for rule in PatternLibrary.load().rules:
        if field is None or rule.stem == field:
            typer.echo(f"{rule.id}\t{rule.describes}")


class ReportFormat(StrEnum):
    """How ``evaluate`` writes its report."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


@app.command()
def evaluate(
    gold: Annotated[
        list[str], typer.Argument(help="JSON Lines of gold, or folders that hold gold.jsonl and the texts.", metavar="GOLD")
    ],
    texts: Annotated[str | None, typer.Option(help="JSON Lines with id and text, or a folder of files named by id.")] = None,
    predictions: Annotated[
        str | None, typer.Option(help="Records of any system, JSON Lines; default: this library reads the texts.")
    ] = None,
    baseline: Annotated[str | None, typer.Option(help="Floors per field; exit code 4 where F1 lies below one.")] = None,
    write_baseline: Annotated[str | None, typer.Option(help="Raise the floors of this file; none is lowered.")] = None,
    compare: Annotated[
        str | None,
        typer.Option(
            help="Two sides to print side by side, with a comma between them: default, model=NAME_OR_PATH, records=FILE.jsonl."
        ),
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="List what was missed and what was wrong, and why; with --compare what differs.")
    ] = False,
    format: Annotated[ReportFormat, typer.Option(help="The form of the report.")] = ReportFormat.TABLE,
    output: Annotated[
        str | None, typer.Option("--output", "-o", help="A file for the report; default: standard output.")
    ] = None,
) -> None:
    """Measure records against gold: precision, recall, F1, evidence and confidence per field."""
    from vacaturextract import evaluation as ev

    try:
        if compare is not None:
            if predictions or baseline or write_baseline:
                raise ArgumentError("--compare goes without --predictions, --baseline and --write-baseline")
            ev.read_sides(compare)  # told before the texts are read
            sides = ev.compare(ev.read_gold(gold, texts=texts, say=_say), compare, say=_say)
            _put(ev.render_comparison(sides, format.value, details=errors), output)
            return
        floors = ev.read_floors(baseline) if baseline else {}
        floors_to_raise = ev.read_floors(write_baseline) if write_baseline and Path(write_baseline).exists() else {}
        lines = ev.read_gold(gold, texts=texts, say=_say)
        records = ev.read_records(predictions, say=_say) if predictions else ev.extract_records(lines, explain=errors)
        found = ev.evaluate(lines, records, say=_say)
        _put(ev.render(found, format.value, errors=ev.mistakes(found) if errors else None), output)
        if write_baseline:
            raised, kept = ev.raised(found.scores, floors_to_raise)
            ev.write_floors(write_baseline, raised)
            for line in kept:
                _say(line)
    except VacaturextractError as error:
        _say(f"error: {error}")
        raise typer.Exit(SOME_INPUT_FAILED) from None
    below = ev.fallen(found.scores, floors)
    for line in below:
        _say(f"below the baseline: {line}")
    if below:
        raise typer.Exit(BELOW_BASELINE)


@app.command()
def calibrate(
    gold: Annotated[
        list[str], typer.Argument(help="JSON Lines of gold, or folders that hold gold.jsonl and the texts.", metavar="GOLD")
    ],
    texts: Annotated[str | None, typer.Option(help="JSON Lines with id and text, or a folder of files named by id.")] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", help="patterns/confidence.json; default: standard output.")
    ] = None,
) -> None:
    """Measure per rule which share of its values is right; the library states these shares as confidence."""
    from vacaturextract import evaluation as ev

    try:
        lines = ev.read_gold(gold, texts=texts, say=_say)
        found = ev.evaluate(lines, ev.extract_records(lines), say=_say)
        _put(json.dumps(ev.measured_confidences(found), indent=2) + "\n", output)
    except VacaturextractError as error:
        _say(f"error: {error}")
        raise typer.Exit(SOME_INPUT_FAILED) from None


@app.command()
def report(
    records: Annotated[
        str, typer.Argument(help="Records: a .parquet, .jsonl or .jsonl.gz file of extract.", metavar="RECORDS")
    ],
    output: Annotated[str, typer.Option("--output", "-o", help="The HTML file to write.")],
    title: Annotated[str, typer.Option(help="The heading of the page.")] = "Job postings",
) -> None:
    """Show what many records say together: one HTML file with shares, pay, deadlines and gaps."""
    from vacaturextract.report import corpus_report, read_records

    try:
        _put(corpus_report(read_records(records), title=title), output)
    except VacaturextractError as error:
        _say(f"error: {error}")
        raise typer.Exit(SOME_INPUT_FAILED) from None


def _put(content: str, output: str | None) -> None:
    """Write to a file, or to standard output."""
    if output is None:
        typer.echo(content, nl=False)
        return
    from vacaturextract.evaluation import write_text

    write_text(output, content)


def main() -> None:
    """The entry point of the console script."""
    app()
