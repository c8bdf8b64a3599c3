"""Pieces of regex that rules share: put in, or held once and called."""

from __future__ import annotations

import regex

from vacaturextract.fragments import Fragments
from vacaturextract.rules import PatternLibrary

FRAGMENTS = Fragments(
    {"month": "mei|juni", "date": r"\d{1,2}[ ](?&month)", "date_list": "(?&date)(?:,[ ](?&date))*", "sign": "[€$]"}
)


def test_the_pieces_of_a_date_stand_once_in_a_regex() -> None:
    source = FRAGMENTS.expand("(?&sign)|(?&date_list)|tot[ ](?P<when>(?&date))")
    assert [source.count(piece) for piece in ("[€$]", "mei", r"\d{1,2}", "(?&_date)", "(?&_month)")] == [1, 1, 1, 3, 0]
    found = regex.fullmatch(source, "tot 3 juni", regex.VERBOSE)
    assert found is not None
    assert (found["when"], found.span("when")) == ("3 juni", (4, 10))
    assert regex.fullmatch(source, "3 mei, 4 juni", regex.VERBOSE) is not None


def test_a_look_behind_holds_them_itself() -> None:
    source = FRAGMENTS.expand("(?<=(?&date),[ ]{1,2})om")
    assert source == r"(?<=(?:\d{1,2}[ ](?:mei|juni)),[ ]{1,2})om"
    assert regex.search(source, "op 3 mei,  om 10 uur", regex.VERBOSE) is not None


def test_what_stands_at_one_place_is_put_in() -> None:
    assert FRAGMENTS.expand("(?&sign)[ ](?&month)") == "(?:[€$])[ ](?:mei|juni)"


def test_what_rules_repeat_is_put_in() -> None:
    assert Fragments({"gap": "[^.]"}).expand("a(?&gap){9}b(?&gap){9}c") == "a(?:[^.]){9}b(?:[^.]){9}c"


def test_a_call_of_an_unknown_piece_is_left() -> None:
    assert FRAGMENTS.expand("x(?&y)") == "x(?&y)"


def test_no_regex_is_long() -> None:
    """Compiling them is most of what a first record takes."""
    assert {rule.id: len(rule.source) for rule in PatternLibrary.load().rules if len(rule.source) > 8_000} == {}
