"""The clean text and the way back: what is undone, and that every span maps to exactly its raw characters."""

from __future__ import annotations

import pytest

import vacaturextract as vx
from tests.conftest import ROOT
from vacaturextract.text import UNDONE, RawSpan, SourceText, Span


def found(source: SourceText, words: str) -> str:
    """The raw characters behind some words of the clean text."""
    start = source.text.index(words)
    raw = source.to_raw(Span(start, start + len(words)))
    return source.raw[raw.start : raw.end]


@pytest.mark.parametrize(
    ("raw", "clean", "undone"),
    [
        ("€\u00a03.245", "€ 3.245", ()),
        ("ge\u00admeen\u00adte", "gemeente", ("invisible_characters",)),
        ("€ 3\\.319,\\-", "€ 3.319,-", ("escapes",)),
        ("36\\-urige", "36-urige", ("escapes",)),
        ("â‚¬ 2.500", "€ 2.500", ("mojibake",)),
        ("creĂ«ert", "creëert", ("mojibake",)),
        ("collegaâ€™s", "collega's", ("mojibake",)),
        ("coÃƒÂ¶rdinator, vÃƒÂ³ÃƒÂ³r 3 mei", "coördinator, vóór 3 mei", ("mojibake",)),
        ("één\r\ntwee\rdrie", "één\ntwee\ndrie", ()),
        ("wat we verwachtenSalarisniveau - min.", "wat we verwachten\nSalarisniveau - min.", ("glued_words",)),
        ("leren.StandplaatsTiel, thuis", "leren.\nStandplaats\nTiel, thuis", ("glued_words",)),
        ("36 uur per week.Je werkt", "36 uur per week.\nJe werkt", ("glued_words",)),
        ("stuur naar hr@firma.nlOf bel", "stuur naar hr@firma.nl\nOf bel", ("glued_words",)),
        ("R&amp;D", "R&D", ("entities",)),
        ("**Wat bieden wij?**\nVeel", "# Wat bieden wij?\nVeel", ()),
        ("een  groot   gat", "een groot gat", ()),
        ("D I R E C T E U R   W O N E N\nX", "DIRECTEUR WONEN\nX", ("spaced_letters",)),
        ("plan a b c", "plan a b c", ()),
        ("Salarisschaal ......... 12", "Salarisschaal: 12", ()),
        ("x \ud800 y", "x \ufffd y", ("lone_surrogates",)),
        ("３６ uur", "36 uur", ("letter_forms",)),
        ("schaal \U00016d72", "schaal \ufffd", ()),
        ("𝗦𝗮𝗹𝗮𝗿𝗶𝘀 𝟯.𝟬𝟬𝟬", "Salaris 3.000", ("letter_forms",)),
        ("oﬃciële proﬁelﬂits", "officiële profielflits", ("letter_forms",)),
        ("e\u0301e\u0301n creatie\u0308f", "één creatiëf", ("letter_forms",)),
        ("&amp;euro; 3.000", "€ 3.000", ("entities",)),
        ("ă©ă©n financiă«le vacuăľm", "één financiële vacuüm", ("mojibake",)),
        ("Ã¢â€šÂ¬ 3.000", "€ 3.000", ("mojibake",)),
        ("klik â€\x98hierâ€™", "klik 'hier'", ("mojibake",)),
        ("ï‚§ een baan", "• een baan", ("mojibake",)),
        ("2 Ã 3 dagen", "2 à 3 dagen", ("mojibake",)),
        ("Fryslân, naïef, château", "Fryslân, naïef, château", ()),
        ("een baan  \nen meer \n", "een baan\nen meer\n", ()),
        ("32 - 40 uur", "32 - 40 uur", ()),
        ("beschikbaar32 - 40 uur", "beschikbaar\n32 - 40 uur", ("glued_words",)),
        ("salaris € 3.\n245 bruto", "salaris € 3.245 bruto", ("line_breaks",)),
        ("bel 06 12 34\n56 78 nu", "bel 06 12 34 56 78 nu", ("line_breaks",)),
        ("bel 038-\n1234567 nu", "bel 038-1234567 nu", ("line_breaks",)),
        ("op 01-02-2024\n12 dagen", "op 01-02-2024\n12 dagen", ()),
        ("Een afgeronde en relevante oplei-\nding", "Een afgeronde en relevante opleiding", ("line_breaks",)),
        ("Zowel beleidsontwikkelings-\nen uitvoeringswerk", "Zowel beleidsontwikkelings-\nen uitvoeringswerk", ()),
    ],
)
def test_what_is_undone(raw: str, clean: str, undone: tuple[str, ...]) -> None:
    source = SourceText.from_raw(raw)
    assert (source.text, source.undone) == (clean, undone)


@pytest.mark.parametrize(
    "raw", ["YoungCapital en LinkedIn", "mail jan.Jansen@x.nl", "kijk op werkenbij.Politie.nl", "een PowerPoint"]
)
def test_names_and_addresses_are_not_split(raw: str) -> None:
    assert SourceText.from_raw(raw).text == raw


@pytest.mark.parametrize(
    ("raw", "words", "expected"),
    [
        ("salaris € 3\\.319,\\- bruto", "3.319,-", "3\\.319,\\-"),
        ("<p>Salaris: &euro;&nbsp;3.245</p>", "€ 3.245", "&euro;&nbsp;3.245"),
        ("<b>32</b>-<b>36</b> uur", "36", "36"),
        ("â‚¬ 2.500 per maand", "€ 2.500", "â‚¬ 2.500"),
        ("ge\u00admeen\u00adte Oss", "gemeente", "ge\u00admeen\u00adte"),
    ],
)
def test_spans_map_to_raw_characters(raw: str, words: str, expected: str) -> None:
    assert found(SourceText.from_raw(raw), words) == expected


WRAPPED = """De gemeente zoekt een ervaren beleidsmedewerker die met plezier werkt aan wonen in
de stad en die de weg kent in een politieke omgeving met veel verschillende belan-
gen en wensen. De functie is ingedeeld in een schaal die past bij het werk en bij de
ervaring van de kandidaat, en het salaris bedraagt maximaal
€ 5.129 bruto per maand bij een volledige werkweek van zesendertig
uur. Wij vragen een opleiding op hbo-niveau en liefst enige jaren ervaring met het
schrijven van beleid voor een gemeentelijke organisatie van deze of een grotere
omvang, waar veel tegelijk gebeurt.
"""


def test_lines_broken_at_the_page_width_are_joined() -> None:
    source = SourceText.from_raw(WRAPPED)
    assert "maximaal € 5.129 bruto" in source.text
    assert "belangen en wensen" in source.text
    assert found(source, "maximaal € 5.129") == "maximaal\n€ 5.129"
    assert "line_breaks" in source.undone


PAGES = """Gemeente Zwartewaterland
Vacature adviseur wonen

De gemeente zoekt een ervaren beleidsmedewerker die met plezier werkt aan wonen in
de stad en die de weg kent in een politieke omgeving. Het salaris bedraagt maximaal
www.zwartewaterland.example
pagina 1 van 2
\fGemeente Zwartewaterland
Vacature adviseur wonen
€ 5.129 bruto per maand bij een volledige werkweek van zesendertig uur en is op het
werk gericht. Wij vragen een opleiding op hbo-niveau en liefst enige jaren ervaring.
www.zwartewaterland.example
pagina 2 van 2
"""


def test_page_numbers_and_repeated_headers_do_not_break_a_sentence() -> None:
    source = SourceText.from_raw(PAGES)
    assert source.undone == ("page_numbers", "repeated_headers", "line_breaks")
    assert "bedraagt maximaal € 5.129 bruto" in source.text
    assert source.text.count("Vacature adviseur wonen") == source.text.count("zwartewaterland.example") == 1
    assert "pagina" not in source.text


def test_a_page_header_set_apart_is_not_joined_and_capitals_are() -> None:
    head = " " * 60 + "Waterschap De Vecht\n" + " " * 60 + "Vacaturetekst extern\n\n\nTOEZICHTHOUDER EN HAND-\nHAVER WATER\n\n"
    text = SourceText.from_raw(head + WRAPPED).text
    assert "Waterschap De Vecht\n" in text
    assert "TOEZICHTHOUDER EN HANDHAVER WATER\n" in text


def test_a_name_said_twice_is_split_and_one_with_two_capitals_is_not() -> None:
    glued = "Lees verder. Over Vechtzorg ZuidVechtzorg Zuid is een huis. Data/AI/MLBen jij dat?"
    assert SourceText.from_raw(glued).text == glued.replace("ZuidV", "Zuid\nV").replace("MLBen", "ML\nBen")
    name = "Je werkt bij VechtWerk Tiel. Bij VechtWerk Tiel leer je."
    assert SourceText.from_raw(name).text == name


def test_lines_of_a_narrow_column_with_blank_lines_between_them_are_joined() -> None:
    lines = "De gemeente zoekt een\nadviseur die aan wonen\nwerkt en de weg kent in\nde regio. Het salaris is\n"
    lines += "hooguit € 5.129 bruto"
    wide = "\n\n".join(f"{line} " for line in WRAPPED.splitlines())
    assert "maximaal € 5.129 bruto" in SourceText.from_raw(wide).text
    assert "salaris is\nhooguit" in SourceText.from_raw(lines).text, "under 26 characters a line says nothing"
    lines = lines.replace("gemeente", "mooie gemeente").replace("wonen", "wonen en groen").replace("weg", "goede weg")
    lines = lines.replace("regio", "hele regio").replace("bruto", "bruto p.m.")
    assert "salaris is hooguit € 5.129" in SourceText.from_raw(lines).text


def test_a_list_keeps_its_lines() -> None:
    raw = "Wij bieden:\n- een vast contract\n- 36 uur per week\n- een leuke plek\n- een laptop\n- koffie\n- thee\n"
    assert SourceText.from_raw(raw).text == raw


PAGE = """<!doctype html><html><head><title>Vacature</title><style>p{}</style></head><body>
<nav><ul><li>Home</li><li>Vacatures € 9.999</li></ul></nav>
<h1>Medewerker groen</h1><script>var pay = "€ 8.888 per maand";</script>
<ul><li>Salaris <b>&euro; 2.400</b> bruto per maand</li><li>36&nbsp;uur per week</li></ul>
<table><tr><td>Uren</td><td>36</td></tr></table><div style="display:none">€ 7.777 per maand</div>
<footer>KvK 12345678</footer></body></html>"""


def test_html_is_read_as_its_reader_sees_it() -> None:
    text = SourceText.from_raw(PAGE).text
    assert "# Medewerker groen" in text
    assert "- Salaris € 2.400 bruto per maand" in text.replace("**", "")
    assert "Uren | 36" in text
    for hidden in ("9.999", "8.888", "7.777", "12345678", "<"):
        assert hidden not in text


def test_html_evidence_is_exact(assert_exact) -> None:  # type: ignore[no-untyped-def]
    record = vx.extract(PAGE, explain=True)
    assert_exact(record, PAGE)
    assert [str(pay.maximum) for pay in record.pay] == ["2400"]
    assert record.pay[0].evidence[0].text == "&euro; 2.400"
    assert "html" in record.provenance.undone


@pytest.mark.parametrize(
    "raw", ["", " ", "\n", "\x00", "<", "<p", "<!--", "<![", "&", "&#", "\\", "\ud800", "**", "()", "€", "\u00ad"]
)
def test_scraps_are_no_trouble(raw: str) -> None:
    assert vx.extract(raw).kind in ("vacancy", "other")


def test_what_can_be_undone_is_documented() -> None:
    page = (ROOT / "docs" / "input.md").read_text("utf-8")
    assert [name for name in UNDONE if f"`{name}`" not in page] == []


def test_to_raw_of_a_plain_text_is_the_identity() -> None:
    assert SourceText.from_raw("schaal 10").to_raw(Span(0, 6)) == RawSpan(0, 6)


def clean(raw: str) -> tuple[str, tuple[str, ...]]:
    source = SourceText.from_raw(raw)
    return source.text, tuple(source.undone)


QUOTED = "Zie onder.\n\n>> Vacature planner\n>>\n>> Stuur je brief,\n>> uiterlijk 3 mei.\n"


def test_the_marks_of_a_quoted_mail_go() -> None:
    assert clean(QUOTED) == ("Zie onder.\n\nVacature planner\n\nStuur je brief,\nuiterlijk 3 mei.\n", ("quote_marks",))


def test_a_list_that_opens_with_the_quote_mark_keeps_it() -> None:
    items = "Wij bieden:\n> een laptop\n> een fiets\n> een feest\n"
    assert clean(items) == (items, ())


@pytest.mark.parametrize(
    ("raw", "rows"),
    [
        ("Sluiting\n3 mei 2024\nGesprek\n\n7 mei 2024", "Sluiting: 3 mei 2024\nGesprek: 7 mei 2024"),
        ("3 mei 2024\nSluiting\n7 mei 2024\nGesprek", "3 mei 2024: Sluiting\n7 mei 2024: Gesprek"),
        ("Planning\n3-5-2024\nSluiting\n7-5-2024\nGesprek", "Planning\n3-5-2024: Sluiting\n7-5-2024: Gesprek"),
        ("Publicatie\n1 mei\nSluiting\n3 mei\nNeem contact op", "Publicatie: 1 mei\nSluiting: 3 mei\nNeem contact op"),
    ],
)
def test_a_table_of_dates_written_cell_below_cell_becomes_rows(raw: str, rows: str) -> None:
    assert clean(raw) == (rows, ("flat_rows",))


@pytest.mark.parametrize("raw", ["1 mei 2024\nSluiting\n3 mei 2024", "Sluiting\n3 mei 2024\nDelft", "3 mei 2024\n7 mei 2024"])
def test_dates_and_lines_that_do_not_take_turns_stay(raw: str) -> None:
    assert clean(raw) == (raw, ())


def test_a_table_drawn_with_spaces_keeps_its_rows() -> None:
    prose = "Bij ons werk je aan de stad van morgen, in een team van twaalf mensen die elkaar al jaren\nkennen en die "
    prose += "graag met je kennismaken, liefst zo snel mogelijk, want er ligt veel werk op de\nplank en de tijd dringt.\n"
    table = (
        "Sluiting van de vacature         vrijdag 3 mei 2024\nGesprekken (op het stadhuis)     dinsdag 7 mei 2024, 13.00 uur\n"
    )
    text, _ = clean(prose * 3 + "\n" + table + "Start                            1 juni\n")
    assert text.splitlines()[-3:] == [
        "Sluiting van de vacature: vrijdag 3 mei 2024",
        "Gesprekken (op het stadhuis): dinsdag 7 mei 2024, 13.00 uur",
        "Start: 1 juni",
    ]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Wij vragen:- hbo werk- en denkniveau- ervaring- lef", "Wij vragen:\n- hbo werk- en denkniveau\n- ervaring\n- lef"),
        ("Planning:– gesprek: 3 mei– keuze: 7 mei", "Planning:\n– gesprek: 3 mei\n– keuze: 7 mei"),
        ("Wij bieden:• schaal 10• 36 uur", "Wij bieden:\n• schaal 10\n• 36 uur"),
        ("StationsgebiedOpdrachtgever: Gemeente Oss", "Stationsgebied\nOpdrachtgever: Gemeente Oss"),
        ("In de strafrecht- migratie en jeugdketen\nen de zorg- en data- teams", None),
        ("Van 10– 12 uur en -vooral- in Oss• Breda", None),
    ],
)
def test_items_and_labels_that_were_glued(raw: str, text: str | None) -> None:
    assert SourceText.from_raw(raw).text == (text or raw)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(("written", "phone"), [("0229{}– 84 61 50", "+31229846150"), ("06{}- 12 34 56 78", "+31612345678")])
def test_a_phone_number_split_before_its_dash(written: str, phone: str, gap: str) -> None:
    lines = [
        "Reageren kan via het formulier op onze eigen website en",
        f"met vragen bel je met Tineke Beerepoot, tel. {written}",
    ]
    lines += [
        "of je loopt eens binnen op het gemeentehuis, waar wij een",
        "kop koffie voor je klaar hebben staan op woensdag of",
    ]
    raw = gap.join([*lines, "donderdag, want dan is iedereen van het team aanwezig."]).replace("{}", gap)
    assert [(contact.name, contact.phones) for contact in vx.extract(raw).contacts] == [("Tineke Beerepoot", [phone])]
    assert SourceText.from_raw("Wij bieden:\n- 36 uur\n- 40 dagen").text == "Wij bieden:\n- 36 uur\n- 40 dagen"
