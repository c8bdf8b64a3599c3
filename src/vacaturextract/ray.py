"""Records on many machines, by Ray Data: one warm extractor for each worker, batches as Arrow.

It needs ``pip install 'vacaturextract[ray]'``, on each machine of the cluster. ``docs/scale.md`` shows it at work.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from vacaturextract.errors import ArgumentError, MissingExtraError
from vacaturextract.reading import Options
from vacaturextract.table import TableReader

try:
    import ray.data
except ImportError:
    raise MissingExtraError("Datasets of Ray", "ray[data]", "ray") from None

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH_ROWS = 256


class _Extractor:
    """What each actor keeps: the patterns are loaded once."""

    def __init__(self, options: Options, text_column: str, id_column: str, date_column: str) -> None:
        self._reader = TableReader(options, text_column, id_column, date_column)

    def __call__(self, batch: pa.Table) -> pa.Table:
        return self._reader.read(batch, "column")


def extract_dataset(
    dataset: ray.data.Dataset,
    *,
    text_column: str = "text",
    id_column: str = "id",
    date_column: str = "reference_date",
    reference_date: dt.date | str | None = None,
    contacts: bool = True,
    explain: bool = False,
    workers: int | tuple[int, int] | None = None,
) -> ray.data.Dataset:
    """Read a dataset of postings into a dataset of records, lazily.

    A worker that dies is started again by Ray, and its batches are read again; each posting comes out once. Ray does not keep
    the order of rows unless its ``DataContext`` says so: tell postings apart by their id.

    Args:
        dataset: has a column of texts, and may have ids and reference dates.
        text_column: the column that holds the posting.
        id_column: the column that comes back as ``record_id``.
        date_column: the column of reference dates (dates, or strings YYYY-MM-DD).
        reference_date: for rows without one.
        contacts: see ``vacaturextract.extract``.
        explain: see ``vacaturextract.extract``.
        workers: actors, each of one core; or the fewest and the most. None lets Ray use what the cluster has.

    Returns:
        A dataset with ``vacaturextract.table.SCHEMA`` and a column ``error``: null, or why a row has no record.

    Raises:
        ArgumentError: the number of workers is none.
    """
    fewest, most = (1, None) if workers is None else workers if isinstance(workers, tuple) else (workers, workers)
    if fewest < 1 or (most is not None and most < fewest):
        raise ArgumentError(f"workers must be a number of 1 or more, or the fewest and the most; it is {workers!r}")
    options = Options(None if reference_date is None else str(reference_date), contacts, explain)
    return dataset.map_batches(
        _Extractor,
        fn_constructor_args=(options, text_column, id_column, date_column),
        batch_size=_BATCH_ROWS,
        batch_format="pyarrow",
        compute=ray.data.ActorPoolStrategy(min_size=fewest, max_size=most),
        num_cpus=1,
    )
