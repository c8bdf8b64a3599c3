"""The recipe of docs/scale.md for Spark runs as it stands there, and gives the records of this process."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import vacaturextract as vx
from tests.conftest import ROOT

parquet = pytest.importorskip("pyarrow.parquet")
pa = pytest.importorskip("pyarrow")


def recipe() -> str:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "scale.md").read_text("utf-8"), re.DOTALL)
    (found,) = [block for block in blocks if "mapInArrow" in block]
    return found


def test_the_recipe_is_python() -> None:
    compile(recipe(), "docs/scale.md", "exec")


@pytest.mark.slow
def test_the_recipe_for_spark(tmp_path: Path) -> None:
    if find_spec("pyspark") is None:
        pytest.skip("pyspark is not installed here")
    if shutil.which("java") is None:
        pytest.skip("there is no Java here")
    texts = [f"Inschaling in schaal {n % 9 + 6}. Salaris maximaal € {3000 + n} bruto per maand." for n in range(200)]
    postings = pa.table({"id": range(200), "text": [None if n == 7 else text for n, text in enumerate(texts)]})
    parquet.write_table(postings, tmp_path / "postings.parquet")
    done = subprocess.run(
        [sys.executable, "-c", recipe()],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"},
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found = parquet.read_table(tmp_path / "records.parquet")
    here = vx.extract_table(postings, on_error="column")
    assert sorted(found.to_pylist(), key=lambda row: int(row["record_id"])) == here.to_pylist()
