"""Importing the package is polite: no handlers, no filters, no network, no spaCy; and arguments are checked."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest

import vacaturextract as vx
from vacaturextract.errors import ArgumentError, VacaturextractError

POLITE = """
import logging, socket, sys, warnings
def no_network(*arguments, **options):
    raise AssertionError("the network was touched")
socket.socket.connect = no_network
socket.getaddrinfo = no_network
before = (list(logging.root.handlers), list(warnings.filters), logging.root.level)
import vacaturextract as vx
record = vx.extract("Salaris maximaal € 3.000 bruto per maand. Reageer uiterlijk 3 mei 2024.")
assert (list(logging.root.handlers), list(warnings.filters), logging.root.level) == before
assert "spacy" not in sys.modules
print(record.maximum_pay, record.application_deadline.date)
"""


def test_importing_and_extracting_is_polite() -> None:
    done = subprocess.run([sys.executable, "-W", "error", "-c", POLITE], capture_output=True, text=True, check=False)
    assert (done.stderr, done.stdout) == ("", "3000 2024-05-03\n")


def test_the_public_names() -> None:
    assert dir(vx) == [
        "Vacancy",
        "VacaturextractError",
        "__version__",
        "diff",
        "extract",
        "extract_many",
        "extract_table",
        "group_duplicates",
        "knowledge",
        "load",
        "show",
        "to_excel",
        "to_frame",
    ]
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = vx.nothing


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: vx.extract(None), "text must be a str; it is NoneType"),
        (lambda: vx.extract("x", format="pdf"), "format must be 'text', 'html' or None; it is 'pdf'"),
        (lambda: vx.extract("x", reference_date="3 mei"), "reference_date must be a date or 'YYYY-MM-DD'; it is '3 mei'"),
        (lambda: list(vx.extract_many(["x"], workers=0)), "workers must be 1 or more; it is 0"),
        (lambda: list(vx.extract_many([("x", {"date": "2024"})])), "unknown options"),
    ],
)
def test_wrong_arguments_are_told(call, message: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ArgumentError, match=message) as caught:
        call()
    assert isinstance(caught.value, VacaturextractError)


def test_reference_dates_of_any_kind_are_the_same() -> None:
    text = "Reageer uiterlijk 3 oktober."
    days = ["2021-09-10", dt.date(2021, 9, 10), dt.datetime(2021, 9, 10, 12, 30)]
    assert [str(vx.extract(text, reference_date=day).application_deadline.date) for day in days] == ["2021-10-03"] * 3


def test_extract_many_is_lazy_and_keeps_the_order() -> None:
    seen: list[int] = []

    def texts():  # type: ignore[no-untyped-def]
        for number in range(5):
            seen.append(number)
            yield f"Inschaling in schaal {number + 6}.", {"record_id": str(number)}

    found = vx.extract_many(texts())
    assert seen == []
    first = next(found)
    assert (seen, first.record_id, first.salary_scales[0].scale) == ([0], "0", "6")
    assert [record.salary_scales[0].scale for record in found] == ["7", "8", "9", "10"]


def test_short_cuts(posting: str) -> None:
    record = vx.extract(posting)
    assert (str(record.minimum_pay), str(record.maximum_pay), record.population) == ("3557", "5247", 23000)
    assert record.application_deadline is not None
    empty = vx.extract("")
    assert (empty.minimum_pay, empty.maximum_pay, empty.population, empty.application_deadline) == (None, None, None, None)
