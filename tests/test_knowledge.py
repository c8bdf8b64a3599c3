"""What the library knows: every published figure, unknown as None, municipalities through mergers, files of one's own."""

from __future__ import annotations

import csv
import subprocess
import sys
from dataclasses import FrozenInstanceError
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

import vacaturextract as vx
from vacaturextract.cli import app
from vacaturextract.errors import ArgumentError, KnowledgeError
from vacaturextract.knowledge.files import DATA

AMOUNTS = ("minimum", "maximum")


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _amounts(row: dict[str, str]) -> tuple[Decimal | None, ...]:
    return tuple(Decimal(row[end]) if row[end] else None for end in AMOUNTS)


# --- pay tables ---------------------------------------------------------------------------------------------------


def test_a_scale_on_a_day() -> None:
    assert vx.knowledge.pay_scale("CAO Gemeenten", "14", on=date(2020, 10, 1)) == vx.knowledge.PayScale(
        cao="CAO Gemeenten",
        scale="14",
        minimum=Decimal(5074),
        maximum=Decimal(6993),
        week_hours=36.0,
        valid_from=date(2020, 10, 1),
        valid_until=date(2021, 11, 30),
        status="computed",
        kind="table",
        source="computed from the table of 2019-10-01 or 2020-07-01 and the raises of the CAO",
        note="table 2020-07-01 * 1.01 (+-1)",
    )


def test_a_scale_cannot_be_changed() -> None:
    scale = vx.knowledge.pay_scale("CAO Gemeenten", "14", on=date(2020, 10, 1))
    with pytest.raises(FrozenInstanceError):
        scale.maximum = Decimal(1)  # type: ignore[misc,union-attr]


def test_every_published_cell_is_given_as_its_row_has_it() -> None:
    published = [row for row in _rows("pay_scales") if row["status"] == "published"]
    assert len(published) == 122
    for row in published:
        day = date.fromisoformat(row["valid_from"])
        found = {(s.minimum, s.maximum) for s in vx.knowledge.pay_scales(row["cao"], row["scale"], on=day)}
        assert _amounts(row) in found, row


def test_a_full_published_row_is_the_answer_on_its_day() -> None:
    full = [row for row in _rows("pay_scales") if row["status"] == "published" and all(_amounts(row))]
    assert len(full) == 94
    for row in full:
        scale = vx.knowledge.pay_scale(row["cao"], row["scale"], on=date.fromisoformat(row["valid_from"]))
        assert scale is not None
        assert (scale.minimum, scale.maximum, scale.status) == (*_amounts(row), "published")


@pytest.mark.parametrize(
    ("scale", "day", "printed"),
    [
        ("18", date(2018, 6, 1), 9553),
        ("17", date(2020, 1, 1), 9069),
        ("14", date(2023, 9, 1), 7659),
        ("17", date(2024, 10, 1), 10662),
    ],
)
def test_computed_figures_agree_with_what_was_printed_elsewhere(scale: str, day: date, printed: int) -> None:
    known = vx.knowledge.pay_scale("CAO Gemeenten", scale, on=day)
    assert known is not None
    assert known.maximum is not None
    assert known.status == "computed"
    assert abs(known.maximum / printed - 1) < Decimal("0.001")


@pytest.mark.parametrize("name", ["CAO Gemeenten", "cao gemeenten", "gemeenten", "CAO Nederlandse Gemeenten", "CAR-UWO", "VNG"])
def test_agreements_go_by_the_names_that_postings_use(name: str) -> None:
    scale = vx.knowledge.pay_scale(name, "schaal 9", on=date(2020, 7, 1))
    assert scale is not None
    assert (scale.cao, scale.scale, scale.maximum) == ("CAO Gemeenten", "9", Decimal(4008))


def test_scales_go_by_the_labels_of_the_record() -> None:
    on = date(2020, 7, 1)
    assert [vx.knowledge.pay_scale("CAO Gemeenten", s, on=on).maximum for s in ("10a", "10A", "09", " 9 ")] == [  # type: ignore[union-attr]
        4783, 4783, 4008, 4008,
    ]  # fmt: skip
    assert vx.knowledge.pay_scale("CAO VVT", "FWG 75", on=date(2026, 4, 1)).maximum == Decimal("10113.8")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("cao", "scale", "day"),
    [
        ("CAO Gemeenten", "14", date(2017, 12, 31)),  # before the first table
        ("CAO Gemeenten", "14", date(2025, 4, 1)),  # the agreement of the last table had ended
        ("CAO Gemeenten", "19", date(2024, 1, 1)),
        ("CAO Rijk", "11", date(2024, 7, 1)),
        ("CAO Ziekenhuizen", "55", date(2024, 1, 1)),
        ("CAO Woondiensten", "K", date(2026, 4, 11)),  # a single figure is known for its own day
        ("nonsense", "", date(2024, 1, 1)),
    ],
)
def test_what_is_not_known_is_none(cao: str, scale: str, day: date) -> None:
    assert vx.knowledge.pay_scale(cao, scale, on=day) is None


def test_an_end_that_was_not_seen_is_none() -> None:
    scale = vx.knowledge.pay_scale("CAO Rijk", "10", on=date(2023, 5, 1))
    assert scale is not None
    assert (scale.minimum, scale.maximum, scale.note) == (Decimal("3045.91"), None, "maximum not seen")


def test_one_agreement_may_follow_the_tables_of_another() -> None:
    scale = vx.knowledge.pay_scale("cao sgo", "11", on=date(2024, 5, 1))
    assert scale is not None
    assert (scale.cao, scale.minimum, scale.maximum) == ("CAO Gemeenten", 4211, 5997)


def test_a_day_must_be_a_date() -> None:
    with pytest.raises(ArgumentError, match="on must be a date; it is '2020-10-01'"):
        vx.knowledge.pay_scale("CAO Gemeenten", "14", on="2020-10-01")  # type: ignore[arg-type]
    moment = datetime(2020, 10, 1, 12, 30)
    assert vx.knowledge.pay_scale("CAO Gemeenten", "14", on=moment).maximum == 6993  # type: ignore[union-attr]


def test_the_tables_are_those_of_the_shared_material(shared: Path) -> None:
    """Each figure there is known here, under the agreement's name as the record has it."""
    names = {
        "CAO NU": "CAO Nederlandse Universiteiten",
        "CAO Beroepsgoederenvervoer (TLN)": "CAO Beroepsgoederenvervoer",
        "Rijk (BBRA 1984)": "CAO Rijk",
        "CAO PO/VO": "CAO PO",
    }
    missing = []
    for name in ("pay_scales.csv", "pay_scales_gemeenten_computed.csv"):
        with (shared / "domain" / name).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                if row["scale"].startswith("floor") or "-" in row["scale"]:
                    continue
                day = date.fromisoformat(row["effective_date"])
                known = vx.knowledge.pay_scales(
                    names.get(row["cao"], row["cao"]), row["scale"].split(" (")[0].split(" per")[0], on=day
                )
                stated = tuple(Decimal(row[end]) if row[end] else None for end in ("min", "max"))
                if stated not in {(s.minimum, s.maximum) for s in known}:
                    missing.append((row["cao"], row["scale"], day))
    assert missing == []


# --- municipalities -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Aa en Hunze", "Aa en Hunze"),
        ("gemeente Aa en Hunze", "Aa en Hunze"),
        ("de gemeente AA EN HUNZE", "Aa en Hunze"),
        ("Sudwest Fryslan", "Súdwest-Fryslân"),
        ("Den Haag", "'s-Gravenhage"),
        ("Den Bosch", "'s-Hertogenbosch"),
        ("’s-Hertogenbosch", "'s-Hertogenbosch"),
        ("Gieten", "Aa en Hunze"),
        ("Bergen (NH.)", "Bergen (NH.)"),
        ("Weesp", "Amsterdam"),
        ("Winsum", "Het Hogeland"),
    ],
)
def test_a_municipality_by_any_of_its_names(name: str, found: str) -> None:
    municipality = vx.knowledge.municipality(name)
    assert municipality is not None
    assert municipality.name == found


@pytest.mark.parametrize("name", ["Bergen", "Antwerpen", "Drenthe", "Nergensdam", "", "gemeente"])
def test_no_municipality_is_made_up(name: str) -> None:
    assert vx.knowledge.municipality(name) is None


def test_the_figure_is_that_of_the_nearest_year() -> None:
    early, late = (vx.knowledge.municipality("Aa en Hunze", on=day) for day in (date(2018, 3, 1), date(2023, 3, 1)))
    assert early is not None
    assert late is not None
    assert (early.code, early.year, early.population) == ("GM1680", 2020, 25440)
    assert (late.code, late.year) == ("GM1680", 2021)


@pytest.mark.parametrize(
    ("name", "day", "successor"),
    [
        ("Heerhugowaard", date(2021, 12, 31), "Heerhugowaard"),
        ("Heerhugowaard", date(2022, 1, 1), "Dijk en Waard"),
        ("Sint Anthonis", date(2023, 5, 1), "Land van Cuijk"),
        ("Beemster", date(2022, 1, 1), "Purmerend"),
        ("Weesp", date(2022, 3, 23), "Weesp"),
        ("Weesp", date(2022, 3, 24), "Amsterdam"),
        ("Brielle", date(2023, 1, 1), "Voorne aan Zee"),
        ("Ubbergen", date(2020, 1, 1), "Berg en Dal"),  # merged into Groesbeek, which was then renamed
        ("Skarsterlân", None, "De Fryske Marren"),
        ("Oud-Beijerland", None, "Hoeksche Waard"),
    ],
)
def test_merged_and_renamed_municipalities_resolve_by_date(name: str, day: date | None, successor: str) -> None:
    municipality = vx.knowledge.municipality(name, on=day)
    assert municipality is not None
    assert municipality.name == successor


def test_a_merged_municipality_has_the_sum_of_its_parts() -> None:
    merged = vx.knowledge.municipality("Dijk en Waard")
    assert merged is not None
    assert (merged.population, merged.status, merged.code) == (57580 + 28160, "computed", "GM1980")


def test_before_its_figures_a_merged_municipality_is_unknown() -> None:
    assert vx.knowledge.municipality("Appingedam", on=date(2019, 1, 1)) is None
    assert vx.knowledge.municipality("Appingedam", on=date(2021, 1, 1)).name == "Eemsdelta"  # type: ignore[union-attr]


def test_every_row_of_the_register_is_given() -> None:
    rows = _rows("municipalities")
    assert len(rows) == 697
    for row in rows:
        found = vx.knowledge.municipality(row["name"], on=date(int(row["year"]), 1, 1))
        assert found is not None, row
        assert (found.code, found.population) == (row["code"], int(row["population"]))


def test_every_change_leads_to_known_municipalities() -> None:
    known = {row["name"] for row in _rows("municipalities")}
    changes = _rows("municipality_changes")
    renamed = {row["name"] for row in changes}
    lost = [name for row in changes for name in row["successor"].split("|") if name not in known | renamed]
    assert lost == []


# --- files of one's own -------------------------------------------------------------------------------------------

NEWER = "cao,scale,minimum,maximum,valid_from,source\nCAO Gemeenten,14,6000,8300,2025-07-01,our own count\n"


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    path = tmp_path / "newer.csv"
    path.write_text(NEWER, encoding="utf-8")
    return path


def test_a_newer_table_of_ones_own(newer: Path) -> None:
    own = vx.knowledge.load(newer)
    found = [own.pay_scale("CAO Gemeenten", "14", on=day) for day in (date(2025, 3, 1), date(2025, 5, 1), date(2026, 5, 1))]
    assert [None if scale is None else scale.maximum for scale in found] == [8122, None, 8300]
    assert vx.knowledge.pay_scale("CAO Gemeenten", "14", on=date(2026, 5, 1)) is None  # what is shipped stays as it is
    assert own.digest != vx.knowledge.shipped().digest


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(
        "cao,scale,minimum,maximum,valid_from,source,status\n"
        "CAO Gemeenten,14,8000,7000,2025-07-01,us,\n"
        "CAO Gemeenten,,1e3,,soon,,guessed\n",
        encoding="utf-8",
    )
    with pytest.raises(KnowledgeError) as caught:
        vx.knowledge.load([path])
    assert caught.value.faults == [
        f"{path}:2: minimum 8000 is above the maximum 7000",
        f"{path}:3: minimum must be an amount such as 4362 or 2397.93; it is '1e3'",
        f"{path}:3: valid_from must be a date, YYYY-MM-DD; it is 'soon'",
        f"{path}:3: minimum and maximum are both empty",
        f"{path}:3: valid_from is no date",
        f"{path}:3: scale is empty",
        f"{path}:3: status must be one of published, computed; it is 'guessed'",
        f"{path}:3: source is empty",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a,b\n1,2\n", "the columns are those of no table of knowledge"),
        (b"cao,scale,minimum,maximum,valid_from,source,colour\n", "unknown column 'colour'"),
        (b"\xff\xfe\x00", "is no CSV in UTF-8"),
        (None, "cannot be read: No such file"),
    ],
)
def test_a_file_that_is_no_table_is_told(tmp_path: Path, content: bytes | None, message: str) -> None:
    path = tmp_path / "x.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(KnowledgeError, match=message):
        vx.knowledge.load(path)


def test_nothing_is_read_until_it_is_asked_for() -> None:
    code = (
        "import vacaturextract as vx; vx.extract('Salaris maximaal € 3.000 bruto per maand.');"
        "print('pay' in vars(vx.knowledge.shipped()), 'register' in vars(vx.knowledge.shipped()))"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (done.stderr, done.stdout) == ("", "False False\n")


# --- the command line ---------------------------------------------------------------------------------------------


def _run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["knowledge", *(str(argument) for argument in arguments)])
    return result.exit_code, result.stdout, result.stderr


def test_the_list() -> None:
    code, out, _ = _run("list")
    lines = out.splitlines()
    assert code == 0
    assert lines[-1] == "municipalities\t356 names with CBS code and inhabitants"
    assert "CAO Gemeenten\tfrom 2020-07-01\tuntil 2020-09-30\tpublished (table)\tscale 1, 2, 3" in out
    assert len(lines) == len(set(lines)) == 44


def test_showing_a_scale_a_municipality_and_nothing(newer: Path) -> None:
    code, out, _ = _run("show", "cao gemeenten", "14", "--on", "2020-10-01")
    assert code == 0
    assert out.startswith(
        "CAO Gemeenten scale 14\tEUR 5074 - 6993 a month of 36 hours a week\tfrom 2020-10-01, until 2021-11-30\tcomputed "
    )
    code, out, _ = _run("show", "Heerhugowaard", "--on", "2021-06-01")
    assert (code, out.split("\t")[:4]) == (
        0, ["Heerhugowaard", "GM0398", "Noord-Holland", "57580 inhabitants on 1 January 2020"],
    )  # fmt: skip
    code, out, err = _run("show", "CAO Gemeenten", "14", "--on", "2026-05-01")
    assert (code, out) == (1, "")
    assert err.startswith("Nothing is known of CAO Gemeenten scale 14 on 2026-05-01.\n")
    code, out, _ = _run("show", "CAO Gemeenten", "14", "--on", "2026-05-01", "--knowledge", newer)
    assert (code, out) == (
        0,
        "CAO Gemeenten scale 14\tEUR 6000 - 8300 a month of 36 hours a week\tfrom 2025-07-01, until a newer one\t"
        "published (table)\tour own count\n",
    )


def test_wrong_input_is_told(tmp_path: Path) -> None:
    assert _run("show", "CAO Gemeenten", "--on", "gisteren")[::2] == (1, "error: --on must be YYYY-MM-DD; it is 'gisteren'\n")
    code, _, err = _run("list", "--knowledge", tmp_path / "none.csv")
    assert (code, err) == (1, f"error: {tmp_path / 'none.csv'}: cannot be read: No such file or directory\n")
