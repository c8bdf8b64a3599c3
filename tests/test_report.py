"""The corpus report: its figures, and a page that is whole in itself and harmless."""

from __future__ import annotations

import re
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

import vacaturextract as vx
from vacaturextract import outputs, report
from vacaturextract.cli import app
from vacaturextract.errors import InputError, MissingExtraError
from vacaturextract.records import Vacancy
from vacaturextract.report import corpus_report, read_records

pytest.importorskip("matplotlib")
pytest.importorskip("pyarrow")

OFFER = (
    "Gemeente Olst zoekt een jurist voor {hours} uur per week. Salaris: maximaal € {pay} bruto per maand, schaal 10, "
    "bij 36 uur. Reageren kan tot en met {day} mei 2024."
)


@pytest.fixture(scope="module")
def records() -> list[Vacancy]:
    offers = [
        OFFER.format(hours=hours, pay=pay, day=day)
        for hours, pay, day in ((36, "4.500", 3), (36, "4.700", 4), (36, "4.900", 5))
    ]
    return [*vx.extract_many([*offers, "Wij zoeken een planner voor ons team in Olst."])]


def rows(page: str, heading: str) -> list[list[str]]:
    """The cells of the table below a heading."""
    part = page.split(f"<h2>{heading}</h2>")[1].split("</section>")[0]
    cells = (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr.*?</tr>", part)[1:])
    return [[re.sub(r"<[^>]+>", "", cell) for cell in row] for row in cells]


def test_figures(records: list[Vacancy]) -> None:
    page = corpus_report(records)
    assert "Postings read: 4. Vacancies: 4. Other pages: 0." in page
    assert ["pay", "3", "75.0% 30.1% – 95.4%"] in rows(page, "What postings state")
    assert rows(page, "How pay is disclosed")[1] == ["maximum only", "3", "75.0% 30.1% – 95.4%"]
    assert ["pay", "1"] in rows(page, "Why a field is empty")
    assert "Application deadlines with a full date: 3." in page
    assert page.count("<svg ") == 3
    assert "10" in page.split('aria-label="Highest pay by scale"')[1]


class _Parts(HTMLParser):
    """Every tag and every id of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name in ("href", "xlink:href", "src"):
                self.links.append(value or "")


def test_the_page_asks_nothing_of_the_network(records: list[Vacancy]) -> None:
    page = corpus_report(records)
    parts = _Parts()
    parts.feed(page)
    assert not parts.tags & {"script", "link", "img", "iframe", "image", "object"}
    assert parts.links
    assert {link.removeprefix("#") for link in parts.links} <= set(parts.ids)
    assert len(parts.ids) == len(set(parts.ids))
    assert not re.findall(r"@import|url\((?!#)", page)


def test_the_colours_follow_the_page(records: list[Vacancy]) -> None:
    page = corpus_report(records)
    assert "currentColor" in page
    assert set(re.findall(r"#[0-9a-f]{6}\b", page.split("</style>")[1])) == set()


def test_what_comes_from_postings_is_escaped(records: list[Vacancy]) -> None:
    named = records[0].organisation
    assert named is not None
    hostile = records[0].model_copy(update={"agency": named.model_copy(update={"value": "<script>$x^</script>\x1b"})})
    page = corpus_report([hostile], title="<b>&\ud800")
    assert "<script" not in page
    assert "&lt;script&gt;$x^&lt;/script&gt;\ufffd" in page
    assert "<h1>&lt;b&gt;&amp;\ufffd</h1>" in page


def test_the_same_records_give_the_same_page(records: list[Vacancy]) -> None:
    assert corpus_report(records) == corpus_report(iter(records))


def amounts_by_hours(text: str) -> dict[tuple[int, int], list[float]]:
    tally = report._Tally()
    tally.add(vx.extract(text))
    return tally.by_hours


def test_a_rate_for_a_person_hired_is_no_wage() -> None:
    hire = "Inhuur jurist voor 24 uur per week. Het maximale uurtarief is € 96."
    assert vx.extract(hire).maximum_pay == 96
    assert amounts_by_hours(hire) == {}
    wage = "Bakkerij Jansen zoekt een bakker voor 24 uur per week. Het salaris is € 16,00 bruto per uur."
    assert amounts_by_hours(wage) == {(16, 24): [2496.0]}
    assert amounts_by_hours(wage.replace(" bruto", "")) == {}
    assert amounts_by_hours(wage.replace(" bruto", "") + " Je krijgt een vast contract.") == {(16, 24): [2496.0]}
    assert amounts_by_hours("Stage marketing, 24 uur per week. Stagevergoeding: € 500 per maand.") == {}


def test_of_many_names_those_named_once_are_left_out() -> None:
    few, many = Counter({"b": 1, "a": 1, "c": 2}), Counter({**dict.fromkeys("abcdefghijklmnop", 1), "z": 2})
    assert report._top(few) == [("c", 2), ("a", 1), ("b", 1)]
    assert report._top(many) == [("z", 2)]


def test_nothing_to_show() -> None:
    page = corpus_report([])
    assert "Postings read: 0." in page
    assert "<section" not in page


@pytest.mark.parametrize("suffix", [".parquet", ".jsonl", ".jsonl.gz"])
def test_records_come_back(records: list[Vacancy], tmp_path: Path, suffix: str) -> None:
    path, part = tmp_path / f"out{suffix}", tmp_path / "part"
    form = outputs.format_of(path)
    with part.open("wb") as file:
        form.write([form.encode(records)], file)
    with path.open("wb") as file:
        form.join([part], file)
    assert corpus_report(read_records(path)) == corpus_report(records)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"", "records are read from .parquet, .jsonl and .jsonl.gz"),
        ("a.jsonl", b"\n{}\n", "a.jsonl:2: is no record"),
        ("a.jsonl", b"\xff\n", "is not UTF-8"),
        ("a.jsonl.gz", b"no gzip", "cannot be read: Not a gzipped file"),
        ("a.parquet", b"no parquet", "is no Parquet file of records"),
    ],
)
def test_what_is_no_file_of_records(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=re.escape(message)):
        list(read_records(tmp_path / name))


def test_a_table_of_something_else(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as parquet

    parquet.write_table(pa.table({"text": ["a"]}), tmp_path / "a.parquet")
    with pytest.raises(InputError, match="it lacks "):
        list(read_records(tmp_path / "a.parquet"))


def test_the_command(records: list[Vacancy], tmp_path: Path) -> None:
    source, target = tmp_path / "out.jsonl", tmp_path / "report.html"
    source.write_text("".join(outputs.to_json_line(record) + "\n" for record in records), "utf-8")
    done = CliRunner().invoke(app, ["report", str(source), "-o", str(target), "--title", "Olst"])
    assert (done.exit_code, done.output) == (0, "")
    assert target.read_text("utf-8") == corpus_report(records, title="Olst")
    missing = CliRunner().invoke(app, ["report", str(tmp_path / "none.jsonl"), "-o", str(target)])
    assert (missing.exit_code, missing.stdout) == (1, "")
    assert "none.jsonl: cannot be read: No such file or directory" in missing.stderr


def test_without_matplotlib(records: list[Vacancy], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtraError, match=re.escape("pip install 'vacaturextract[report]'")):
        corpus_report(records)
