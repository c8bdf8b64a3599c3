"""How a record shows itself: the card, the words in it, the lines of a terminal; and where its posting is known."""

from __future__ import annotations

import pickle
import re
import sys
import types
from html.parser import HTMLParser

import pytest

import vacaturextract as vx
from vacaturextract.errors import ArgumentError
from vacaturextract.showing import text_lines
from vacaturextract.showing.highlight import Mark, Stretch, stretches, view_of
from vacaturextract.showing.words import LABELS, lines

HOSTILE = """</style></div><script>window.hit=1</script><img src=x onerror="window.hit=2">
Adviseur "Wonen" <svg onload=alert(2)> & 'co'
Gemeente Olst <b>Wijhe</b> | 32-36 uur | schaal 10
\x1b[31mSalaris maximaal € 3.000 bruto per maand\x1b[0m \x00 \u202enegami\u202c <iframe src="https://evil.example/">
Solliciteer via https://evil.example/"onmouseover="window.hit=3" of javascript:alert(4) vóór 3 mei 2024
Vragen? Bel Jan <script>window.hit=5</script> de Vries, 06 12 34 56 78. Stuur je brief naar jan@evil.example.
"""
HOSTILE_ID = '"><script>window.hit=9</script>'


class _Outline(HTMLParser):
    """The tags of a document with the names of their attributes, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        self.text += "" if self._in_style else data


def outline(html: str) -> _Outline:
    found = _Outline()
    found.feed(html)
    found.close()
    return found


# --- words --------------------------------------------------------------------------------------------------------


def words(text: str, **options: str) -> dict[str, list[str]]:
    return {line.field: [value.text for value in line.values] for line in lines(vx.extract(text, **options))}


def test_every_field_in_words(posting: str) -> None:
    assert words(posting) == {
        "title": ["Beleidsadviseur Wonen"],
        "organisation": ["Gemeente Zwartewaterland"],
        "location": ["Hasselt"],
        "salary_scales": ["schaal 10"],
        "pay": ["€ 3,557 – € 5,247 gross a month, for 36 hours a week"],
        "pay_disclosure": ["a range"],
        "cao": ["CAO Gemeenten"],
        "hours": ["32 – 36 a week, a full week is 36"],
        "inhabitants": ["about 23,000 in Zwartewaterland"],
        "deadlines": ["apply by 12 May 2024", "interview: 21 May 2024"],
        "contacts": [
            "desk, for application: werkenbij@zwartewaterland.example",
            "Annelies Terpstra, teamleider Ruimte, for information: +31612345678",
        ],
        "competencies": ["probleemanalyse", "klantgerichtheid", "zelfstandigheid"],
    }


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("Een uurloon van € 16,04 bruto.", "pay", "€ 16.04 gross an hour"),
        ("Salaris maximaal € 4.120 bruto per maand.", "pay", "up to € 4,120 gross a month"),
        ("Een salaris vanaf € 2.800 bruto per maand inclusief vakantiegeld.", "pay", "from € 2,800 gross a month"),
        ("Reageer vóór 3 oktober.", "deadlines", "apply before 3 October, year open"),
        ("Het dienstverband is 0,8 fte.", "hours", "0.8 fte"),
        ("Je krijgt direct een vast contract voor 24 uur per week.", "employment", "permanent"),
    ],
)
def test_values_in_words(text: str, field: str, expected: str) -> None:
    shown = words(text)[field]
    assert [value.partition(", with ")[0] for value in shown] == [expected]


def test_lines_for_a_terminal_hold_no_control_character(capsys: pytest.CaptureFixture[str]) -> None:
    vx.show(vx.extract(HOSTILE, format="text"))
    printed = capsys.readouterr().out
    assert "Pay: up to € 3,000 gross a month\n" in printed
    assert "\x1b" not in printed
    assert text_lines(vx.extract("Notitie over parkeren.")) != []


def test_no_share_is_told_as_all() -> None:
    def source(confidence: float) -> str:
        record = vx.extract("Schaal 10.")
        scale = record.salary_scales[0].model_copy(update={"confidence": confidence})
        return next(iter(lines(record.model_copy(update={"salary_scales": [scale]})))).values[0].source

    assert source(0.997).endswith(", right in over 99% of cases")
    assert source(0.953).endswith(", right in 95% of cases")


def test_how_a_value_was_found_is_told_with_it() -> None:
    text = "Planner bij bureau Smit. Je bent klantgericht. Reageer uiterlijk 3 oktober."
    record = vx.extract(text, reference_date="2024-09-20")
    told = {line.field: line.values[0].source.partition("cases; ")[2] for line in lines(record)}
    assert told["deadlines"] == "the year by the reference date"
    assert told["competencies"] == f"{record.competencies[0].category}, in running text"
    assert outline(record.to_html(text)).text.endswith(f"{vx.__version__}; reference date 20 September 2024")


# --- marks --------------------------------------------------------------------------------------------------------


def test_overlapping_marks_each_keep_their_level() -> None:
    marks = [Mark(0, 10, "a"), Mark(4, 6, "b"), Mark(8, 14, "c"), Mark(12, 13, "a"), Mark(20, 22, "b")]
    assert list(stretches(marks, 24)) == [
        Stretch(0, 4, ("a",), ("a",)),
        Stretch(4, 6, ("a", "b"), ("b",)),
        Stretch(6, 8, ("a",), ()),
        Stretch(8, 10, ("a", "c"), ("c",)),
        Stretch(10, 12, (None, "c"), ()),
        Stretch(12, 13, ("a", "c"), ("a",)),
        Stretch(13, 14, (None, "c"), ()),
        Stretch(14, 20, (), ()),
        Stretch(20, 22, ("b",), ("b",)),
        Stretch(22, 24, (), ()),
    ]
    assert list(stretches([], 3)) == [Stretch(0, 3, (), ())]
    assert list(stretches([], 0)) == []


def test_how_pay_is_disclosed_is_marked_where_nothing_else_is() -> None:
    def disclosed(text: str) -> list[str]:
        return [text[mark.start : mark.end] for mark in view_of(vx.extract(text), text).marks if mark.field == "pay_disclosure"]

    assert disclosed("Gemeente Borne zoekt een jurist. Het salaris is marktconform.") == ["salaris is marktconform"]
    assert disclosed("Gemeente Borne zoekt een jurist. Salaris: maximaal € 5.000 bruto per maand, schaal 10.") == []


# --- the card -----------------------------------------------------------------------------------------------------


def test_the_card_shows_the_whole_posting_and_every_quote(posting: str) -> None:
    record = vx.extract(posting)
    text = outline(record.to_html()).text
    assert text.endswith(f"{posting}Read by vacaturextract {vx.__version__}")
    for line in lines(record):
        assert line.field == "title" or line.label in text
        for value in line.values:
            assert value.text in text
            assert value.source in text


def test_the_marks_of_the_card_are_the_evidence(posting: str) -> None:
    html = vx.extract(posting).to_html()
    marked = re.findall(r'<mark title="([^"]*)"[^>]*>([^<]*)</mark>', html)
    assert marked[:4] == [
        ("Title", "Beleidsadviseur Wonen"),
        ("Organisation", "Gemeente Zwartewaterland"),
        ("Location", "Hasselt"),
        ("Hours", "32-36 uur"),
    ]
    assert ("Pay", "€ 3.557 en maximaal € 5.247") in marked


def test_a_card_says_what_is_missing_and_what_to_mind() -> None:
    text = outline(vx.extract("Wij zoeken een jurist. Salaris in overleg.").to_html()).text
    assert "Not found" in text
    assert "Pay the text names the subject but gives no value “Salaris”" in text
    record = vx.extract("Salaris maximaal € 4.120 bruto per maand.\nSalaris maximaal € 4.500 bruto per maand, schaal 9.")
    assert [warning.code for warning in record.warnings] == ["pay_differs"]
    assert "Take care" in outline(record.to_html()).text


def test_a_text_that_is_no_posting_has_a_card_that_says_so() -> None:
    record = vx.extract("De gemeenteraad besprak dinsdag de begroting. De wethouder antwoordde op vragen van de raad.\n" * 4)
    if record.kind == "other":
        assert "taken for no posting" in outline(record.to_html()).text


def test_nothing_of_a_posting_becomes_markup() -> None:
    record = vx.extract(HOSTILE, record_id=HOSTILE_ID, format="text")
    found = outline(record.to_html(page=True))
    assert found.tags == {
        "html", "head", "meta", "title", "body", "div", "style", "span", "bdi", "q", "b", "i", "small", "ul",
        "li", "details", "summary", "mark",
    }  # fmt: skip
    assert found.attributes == {
        "lang", "charset", "name", "content", "class", "tabindex", "role", "aria-label", "title", "style", "data-label", "open",
    }  # fmt: skip
    assert "\x1b" not in found.text
    assert "\u202e" not in found.text
    assert HOSTILE.splitlines()[0] in found.text


def test_quotes_of_a_page_are_words_and_no_tags() -> None:
    page = (
        "<html><body>\n\n<nav>Home</nav>\n\n<div>\n\n<h1>Jurist</h1></div>\n\n\n\n"
        "<p>Salaris <b>&euro; 4.211</b> - &euro; 9.597 bruto per maand, schaal 11, cao Gemeenten.</p></body></html>"
    )
    record = vx.extract(page, reference_date="2024-04-26")
    assert record.pay[0].evidence[0].text == "&euro; 4.211</b> - &euro; 9.597"
    text = outline(record.to_html()).text
    assert "Salaris € 4.211 - € 9.597 bruto per maand, schaal 11, cao Gemeenten." in text
    assert "“€ 4.211 - € 9.597”, “schaal 11”" in text  # of the warning
    assert "&euro;" not in text
    shown = text.partition("without the tags of the page")[2]
    assert shown.startswith("# Jurist\n\nSalaris € 4.211")
    assert "&euro; 4.211&lt;/b&gt; - &euro; 9.597" in vx.Vacancy.model_validate_json(
        record.model_dump_json()
    ).to_html().replace("&amp;euro;", "&euro;")  # the text is not known any more


def test_html_pages_are_shown_as_they_are_read() -> None:
    page = (
        "<!DOCTYPE html><html><body><h1>Jurist</h1><p>Salaris maximaal <b>€&nbsp;4.120</b> bruto per maand.</p></body></html>"
    )
    record = vx.extract(page)
    html = record.to_html()
    assert "without the tags of the page" in html
    assert '">€ 4.120</mark>' in html.replace("\u00a0", " ")
    assert record.pay[0].evidence[0].text == "€&nbsp;4.120"


def test_a_very_long_posting_says_what_its_card_leaves_out(posting: str) -> None:
    html = vx.extract(posting + "\n" + "Hier staat niets. " * 10_000).to_html()
    assert len(html) < 40_000
    assert re.search(r">1\d\d,\d{3} characters without a value are left out here<", html)


def test_marks_and_labels_can_be_told_from_their_ground() -> None:
    """Contrast of at least 4.5 to 1, as WCAG asks of text, in both colour schemes."""
    from vacaturextract.showing.card import _style

    colours = {m[1]: (m[2], m[3]) for m in re.finditer(r"--vx-(\w+): light-dark\((#\w+), (#\w+)\)", _style())}
    assert set(LABELS) <= set(colours)

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for name in (*LABELS, "text", "soft", "alert"):
        for scheme in (0, 1):
            low, high = sorted((luminance(colours[name][scheme]), luminance(colours["back"][scheme])))
            assert (high + 0.05) / (low + 0.05) >= 4.5, (name, scheme)


# --- where the posting is known -----------------------------------------------------------------------------------


def test_a_record_just_read_knows_its_posting(posting: str) -> None:
    record = vx.extract(posting)
    assert record.posting_text() == posting
    assert vx.load()(posting)._.vacancy.posting_text() == posting
    assert record._repr_html_() == record.to_html()


@pytest.mark.parametrize(
    "make",
    [
        lambda text: next(iter(vx.extract_many([text]))),
        lambda text: vx.Vacancy.model_validate_json(vx.extract(text).model_dump_json()),
        lambda text: pickle.loads(pickle.dumps(vx.extract(text))),
        lambda text: vx.extract(text, contacts=False),
    ],
    ids=["extract_many", "json", "pickle", "without contacts"],
)
def test_a_record_from_elsewhere_is_given_its_posting(make, posting: str) -> None:  # type: ignore[no-untyped-def]
    record = make(posting)
    assert record.posting_text() is None
    assert "The posting, " not in record.to_html()
    assert "The posting, " in record.to_html(posting)
    with pytest.raises(ArgumentError, match=r"give it: record.why\(field, text\)"):
        record.why("pay")
    assert record.why("pay", posting) == vx.extract(posting).why("pay")
    with pytest.raises(ArgumentError, match="not the one that this record was read from"):
        record.to_html(posting + " ")


def test_the_posting_is_no_part_of_the_record(posting: str) -> None:
    record = vx.extract(posting)
    again = pickle.loads(pickle.dumps(record))
    assert record == again
    assert "_text" not in record.model_dump()
    assert record != record.model_copy(update={"record_id": "x"})


def test_lone_surrogates_are_no_obstacle() -> None:
    raw = "Salaris \ud800 maximaal € 3.100 bruto per maand."
    record = vx.extract(raw)
    assert record.to_html(raw) == record.to_html()
    record.to_html().encode("utf-8")


# --- why ----------------------------------------------------------------------------------------------------------


def test_why_says_what_the_command_says(posting: str) -> None:
    from vacaturextract.explain import lines_of

    explained = vx.extract(posting, reference_date="2024-04-26", explain=True)
    expected = "\n".join(lines_of(explained, posting, "pay"))
    assert explained.why("pay") == expected
    assert vx.extract(posting, reference_date="2024-04-26").why("pay") == expected
    assert repr(explained.why("pay")) == expected
    assert "taken   hours: " in explained.why()


def test_why_of_a_record_that_cannot_be_read_again(posting: str) -> None:
    record = vx.extract(posting)
    other = record.model_copy(update={"provenance": record.provenance.model_copy(update={"patterns": "others"})})
    with pytest.raises(ArgumentError, match="read the posting with explain=True"):
        other.why("pay")
    with pytest.raises(ArgumentError, match="there is no field 'shoes'"):
        record.why("shoes")


def test_in_a_notebook_a_card_is_displayed(
    posting: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """IPython itself is not needed for this test: a stand-in says that a kernel runs, and keeps what is displayed."""
    shown: list[str] = []
    display = types.ModuleType("IPython.display")
    display.__dict__.update(HTML=str, display=shown.append)
    ipython = types.ModuleType("IPython")
    ipython.__dict__["get_ipython"] = lambda: types.SimpleNamespace(kernel=object())
    monkeypatch.setitem(sys.modules, "IPython", ipython)
    monkeypatch.setitem(sys.modules, "IPython.display", display)
    record = vx.extract(posting)
    vx.show(record)
    assert (shown, capsys.readouterr().out) == ([record.to_html()], "")
    ipython.__dict__["get_ipython"] = lambda: types.SimpleNamespace()
    vx.show(record)
    assert len(shown) == 1
    assert capsys.readouterr().out.startswith("Title: Beleidsadviseur Wonen\n")
