"""``extract`` and ``extract_many``: from texts to records, without spaCy unless a pipeline is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from vacaturextract.errors import ArgumentError
from vacaturextract.extraction import as_date, build_record, read_posting
from vacaturextract.records import Vacancy
from vacaturextract.rules import PatternLibrary

if TYPE_CHECKING:
    from spacy.language import Language

Item = str | tuple[str, Mapping[str, Any]]
_ITEM_OPTIONS = frozenset(("record_id", "reference_date", "format"))


def extract(
    text: str,
    *,
    reference_date: date | str | None = None,
    record_id: str | None = None,
    format: str | None = None,
    contacts: bool = True,
    explain: bool = False,
    nlp: Language | None = None,
) -> Vacancy:
    """Read one posting.

    Args:
        text: the posting as it was found: plain text, HTML, PDF text, Markdown.
        reference_date: the day it was published or scraped; settles dates without a year. None leaves them open.
        record_id: the caller's own id; comes back in the record.
        format: "text", "html", or None to detect.
        contacts: False leaves people and desks out of the record, its trace and its evidence.
        explain: True fills ``trace`` with everything that was considered.
        nlp: a pipeline from ``vacaturextract.load``; None is the embedded default, which needs no Doc.

    Raises:
        ArgumentError: for arguments of the wrong kind; the content of a posting never raises.
        ExtractionTimeoutError: a rule took over 5 seconds for one search (a net; no known input does that).
    """
    day = as_date(reference_date)
    if nlp is not None:
        from vacaturextract.pipeline import extract_with

        return extract_with(
            nlp, text, reference_date=day, record_id=record_id, format=format, contacts=contacts, explain=explain
        )
    posting = read_posting(text, library=PatternLibrary.load(), reference_date=day, format=format)
    return build_record(posting, record_id=record_id, contacts=contacts, explain=explain)


def extract_one_of_many(text: str, *, nlp: Language | None, **options: Any) -> Vacancy:
    """``extract`` for long runs: with a pipeline it reads in a memory zone of spaCy, and the record does not hold its text."""
    if nlp is None:
        record = extract(text, **options)
    else:
        from vacaturextract.zones import zone

        with zone(nlp):
            record = extract(text, nlp=nlp, **options)
    record._text = None
    return record


def extract_many(
    items: Iterable[Item],
    *,
    workers: int = 1,
    contacts: bool = True,
    explain: bool = False,
    nlp: Language | None = None,
    chunk_size: int = 64,
) -> Iterator[Vacancy]:
    """Read many postings, lazily and in order.

    Args:
        items: texts, or pairs of a text and a mapping with any of ``record_id``, ``reference_date`` and ``format``.
        workers: processes to use; 1 stays in this one. With ``nlp`` given only 1 is possible (use ``nlp.pipe``).
        contacts: see ``extract``.
        explain: see ``extract``.
        nlp: see ``extract``. Each posting is read in a memory zone of spaCy, so memory stays flat; a component of your own may
            not keep a Doc. Do not use the pipeline directly in another thread meanwhile.
        chunk_size: postings handed to a worker at a time.

    Raises:
        ArgumentError: for items or arguments of the wrong kind.
        ExtractionTimeoutError: as for ``extract``; ``vacaturextract.reading.Reader`` gives such errors as values.
    """
    if workers < 1:
        raise ArgumentError(f"workers must be 1 or more; it is {workers}")
    if workers > 1 and nlp is not None:
        raise ArgumentError("workers above 1 need the embedded default; with a pipeline use nlp.pipe(texts, n_process=...)")
    jobs = (_job(item, contacts=contacts, explain=explain) for item in items)
    if workers == 1:
        return (extract_one_of_many(text, nlp=nlp, **options) for text, options in jobs)
    return _in_processes(jobs, workers, chunk_size)


def _job(item: Item, *, contacts: bool, explain: bool) -> tuple[str, dict[str, Any]]:
    text, given = (item, {}) if isinstance(item, str) else item
    if unknown := set(given) - _ITEM_OPTIONS:
        raise ArgumentError(f"unknown options {sorted(unknown)}; known are {sorted(_ITEM_OPTIONS)}")
    return text, {**given, "contacts": contacts, "explain": explain}


def _run_chunk(chunk: list[tuple[str, dict[str, Any]]]) -> list[Vacancy]:
    return [extract(text, **options) for text, options in chunk]


def _in_processes(jobs: Iterator[tuple[str, dict[str, Any]]], workers: int, chunk_size: int) -> Iterator[Vacancy]:
    from collections import deque
    from concurrent.futures import Future, ProcessPoolExecutor
    from itertools import islice

    with ProcessPoolExecutor(workers) as pool:
        waiting: deque[Future[list[Vacancy]]] = deque()
        while chunk := list(islice(jobs, chunk_size)):
            waiting.append(pool.submit(_run_chunk, chunk))
            if len(waiting) > workers * 2:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
