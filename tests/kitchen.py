"""A folder with every file that the pages of the documentation name, small, so that their commands and code can run in it."""

from __future__ import annotations

import csv
import gzip
import json
import re
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet

from tests.conftest import ROOT

DAY = "2024-04-26"
_POSTING = (ROOT / "examples" / "posting.txt").read_text("utf-8")
TEXTS = [
    _POSTING,
    "Bakkerij Jansen zoekt een bakker voor 24 uur per week. Het salaris is € 16,00 bruto per uur. "
    "Reiskosten: € 0,23 per kilometer.",
    "Gemeente Borne zoekt een jurist voor 32 uur per week. Het salaris is marktconform.",
    _POSTING + "Welkom!",
]
ROWS = [{"id": str(number), "text": text, "reference_date": DAY} for number, text in enumerate(TEXTS, 1)]
_PAGES = {
    "borne.html": """<html><head><title>Jurist - Werken bij Borne</title></head><body><nav>Home | Vacatures</nav>
<main><h1>Jurist handhaving</h1><p>Gemeente Borne zoekt een jurist voor <b>32 uur</b> per week.</p>
<ul><li>Salaris: &euro; 4.211 - &euro; 5.997 bruto per maand (schaal 11)</li></ul>
<p>Reageer uiterlijk 14 mei.</p></main><footer>Vragen over de site: web@borne.example</footer></body></html>""",
    "bakker.html": f"<html><body><main><h1>Bakker</h1><p>{TEXTS[1]}</p></main></body></html>",
    "closed.html": f"<html><body><main><p>Deze vacature is gesloten.</p><h1>Jurist</h1><p>{TEXTS[2]}</p></main></body></html>",
}
_CORPUS_ROWS = 3


def lay_out(folder: Path) -> None:
    """Put the files into an empty folder."""
    (folder / "examples").symlink_to(ROOT / "examples")
    (folder / "posting.txt").write_text(_POSTING, "utf-8")
    shutil.copy(ROOT / "examples" / "own_rules.yaml", folder / "my_rules.yaml")
    for name in ("postings.csv", "2020.csv"):
        _write_csv(folder / name, ROWS)
    _write_csv(folder / "table.csv", [{"id": row["id"], "body": row["text"]} for row in ROWS])
    for name in ("postings.parquet", "years.parquet"):
        parquet.write_table(pa.Table.from_pylist(ROWS), folder / name)
    lines = "".join(json.dumps(row) + "\n" for row in ROWS)
    for name in ("2019.jsonl.gz", "dump.gz"):
        (folder / name).write_bytes(gzip.compress(lines.encode()))
    for name in ("my_postings.jsonl", "texts.jsonl"):
        (folder / name).write_text(lines, "utf-8")
    for name in ("postings", "scraped"):
        (folder / name).mkdir()
        for page, html in _PAGES.items():
            (folder / name / page).write_text(html, "utf-8")
    _lay_out_gold(folder)


def _write_csv(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _lay_out_gold(folder: Path) -> None:
    """Gold as the page for researchers shows it, records of other systems, and a corpus of a few postings."""
    page = (ROOT / "docs" / "researchers.md").read_text("utf-8")
    gold = re.search(r"```json\n(.*?)```", page, re.DOTALL)
    assert gold is not None
    for name in ("my_gold.jsonl", "gold.jsonl"):
        (folder / name).write_text(gold[1], "utf-8")
    for name in ("other_system.jsonl", "before.jsonl"):
        (folder / name).write_text('{"record_id": "1", "kind": "vacancy"}\n', "utf-8")
    for part in ("dev", "hard"):
        lines = (ROOT / "corpus" / part / "gold.jsonl").read_text("utf-8").splitlines()[:_CORPUS_ROWS]
        (folder / "corpus" / part).mkdir(parents=True)
        (folder / "corpus" / part / "gold.jsonl").write_text("\n".join(lines), "utf-8")
        for line in lines:
            name = json.loads(line)["id"]
            shutil.copy(ROOT / "corpus" / part / name, folder / "corpus" / part / name)
    for name in ("baseline.json", "baseline-hard.json"):
        (folder / "corpus" / name).write_text("{}", "utf-8")
