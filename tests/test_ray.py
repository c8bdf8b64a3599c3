"""Ray Data: on a cluster of two workers, one killed on the way, the records are those of this process."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import vacaturextract as vx
from tests.conftest import ROOT

parquet = pytest.importorskip("pyarrow.parquet")
pa = pytest.importorskip("pyarrow")

POSTINGS = 1500
FAULTY = 77


def test_without_ray_it_says_what_to_install() -> None:
    if find_spec("ray") is not None:
        pytest.skip("ray is installed here")
    with pytest.raises(ImportError, match=r"Datasets of Ray need ray\[data\]: pip install 'vacaturextract\[ray\]'"):
        import vacaturextract.ray  # noqa: F401


@pytest.mark.slow
def test_two_workers_of_which_one_is_killed(tmp_path: Path) -> None:
    if find_spec("ray") is None:
        pytest.skip("ray is not installed here: pip install 'vacaturextract[ray]'")
    numbers = range(POSTINGS)
    texts = [f"Inschaling in schaal {n % 9 + 6}. Salaris maximaal € {3000 + n} bruto per maand." for n in numbers]
    postings = pa.table({"id": numbers, "text": [None if n == FAULTY else text for n, text in enumerate(texts)]})
    parquet.write_table(postings, tmp_path / "postings.parquet")
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "ray_run.py"), "postings.parquet", "records.parquet"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "RAY_USAGE_STATS_ENABLED": "0"},
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("killed one worker\n")  # before it Ray itself tells that a worker died
    found = parquet.read_table(tmp_path / "records.parquet")
    here = vx.extract_table(postings, on_error="column")
    assert found.schema.equals(here.schema)
    assert sorted(found.to_pylist(), key=lambda row: int(row["record_id"])) == here.to_pylist()
    assert here.column("error").drop_null().to_pylist() == ["has no text"]
