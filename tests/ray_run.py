"""A run on a local Ray cluster of two workers, of which one is killed; ``test_ray.py`` calls it in a process of its own.

Usage: ray_run.py POSTINGS.parquet RECORDS.parquet
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet
import ray
import ray.data

from vacaturextract.ray import extract_dataset

BLOCK_ROWS = 64


def parents() -> dict[int, int]:
    """The parent of each process."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            found[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it ended meanwhile
            continue
    return found


def extractors() -> list[int]:
    """The processes of our own cluster that hold an extractor."""
    found, above = [], parents()
    for process in above:
        line = process
        while line in above and line != os.getpid():
            line = above[line]
        try:
            title = Path(f"/proc/{process}/cmdline").read_bytes()
        except OSError:
            continue
        if line == os.getpid() and b"MapWorker" in title:
            found.append(process)
    return found


def main(source: str, target: str) -> None:
    """Read the postings; when the first records are there, kill one of the workers and go on."""
    with tempfile.TemporaryDirectory(prefix="ray") as folder:
        ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, _temp_dir=folder)
        blocks = [pa.Table.from_batches([batch]) for batch in parquet.read_table(source).to_batches(BLOCK_ROWS)]
        records = iter(
            extract_dataset(ray.data.from_arrow(blocks), workers=2).iter_batches(batch_size=None, batch_format="pyarrow")
        )
        found = [next(records)]
        victim = extractors()[0]
        os.kill(victim, signal.SIGKILL)
        found.extend(records)
        parquet.write_table(pa.concat_tables(found), target)
        ray.shutdown()
    print("killed one worker")


if __name__ == "__main__":
    main(*sys.argv[1:])
