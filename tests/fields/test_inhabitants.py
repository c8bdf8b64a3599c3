"""Inhabitants: the hiring municipality's present figure, and others told apart from it."""

from __future__ import annotations

import pytest

import vacaturextract as vx

Row = tuple[int, bool, int | None, bool]


def rows(text: str) -> list[Row]:
    return [(i.count, i.approximate, i.year, i.current) for i in vx.extract(text).inhabitants]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De gemeente telt ruim 23.000 inwoners.", (23000, True, None, True)),
        ("Onze gemeente (ca. 38.000 inwoners) groeit.", (38000, True, None, True)),
        ("In onze gemeente wonen inmiddels bijna 76.000 mensen.", (76000, True, None, True)),
        ("Er leven krap 44 duizend inwoners in de gemeente.", (44000, True, None, True)),
        ("Het waterschap beschermt bijna een miljoen inwoners.", (1000000, True, None, True)),
        ("Als gemeente werken wij voor 25.110 inwoners.", (25110, False, None, True)),
        ("Werken voor de gemeente is werken voor ruim 370.000 Utrechters.", (370000, True, None, True)),
    ],
)
def test_present_figures(text: str, expected: Row) -> None:
    assert rows(text) == [expected]


def test_a_past_figure_is_kept_apart() -> None:
    text = "Van een klein dorp met 7.500 inwoners in 1958 groeide de gemeente uit tot een stad met zo'n 120.000 inwoners."
    assert rows(text) == [(120000, True, None, True), (7500, False, 1958, False)]


def test_a_planned_figure_is_kept_apart() -> None:
    text = "De gemeente telt 60.000 inwoners. Naar verwachting groeit de gemeente naar 75.000 inwoners."
    assert rows(text) == [(60000, False, None, True), (75000, False, None, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Bij de gemeente werken 750 medewerkers.",
        "Je hebt ervaring in een gemeente met meer dan 50.000 inwoners.",
        "De school in Zutphen, een stad met 48.000 inwoners, heeft 310 leerlingen.",
        "De gemeente heeft 22.000 woningen.",
    ],
)
def test_no_figure_of_ours(text: str) -> None:
    assert rows(text) == []


def test_the_municipality_goes_before_its_villages_and_region() -> None:
    text = (
        "Gemeente Loon op Zand zoekt een beleidsmedewerker. Kaatsheuvel (16.000 inwoners) is het grootste dorp. "
        "De gemeente Loon op Zand telt 23.000 inwoners. De regio Hart van Brabant heeft 480.000 inwoners."
    )
    assert rows(text) == [(23000, False, None, True)]


# How postings tell it, in many wordings; None where no present figure of the employer's own is told.
WORDINGS = [
    ("Gemeente Zeewolde", "Zeewolde is een jonge gemeente; 22.900 mensen noemen het hun thuis.", 22900),
    ("Gemeente Zeewolde", "Met haar 22.900 inwoners is Zeewolde een jonge gemeente.", 22900),
    ("Gemeente Zeewolde", "Wij werken voor 22.900 Zeewoldenaren.", 22900),
    ("Gemeente Zeewolde", "Onze 22.900 inwoners rekenen op ons.", 22900),
    ("Gemeente Zeewolde", "Aantal inwoners: 22.900", 22900),
    ("Gemeente Zeewolde", "Inwonertal | 22.900", 22900),
    ("Gemeente Zeewolde", "Inwoneraantal (1 januari 2024): 22.946", 22946),
    ("Gemeente Zeewolde", "Het aantal inwoners bedraagt momenteel 22.900.", 22900),
    ("Gemeente Zeewolde", "Zeewolde (22.900 inw.) ligt aan het water.", 22900),
    ("Gemeente Zeewolde", "De gemeente telt ca. 23 duizend inwoners.", 23000),
    ("Gemeente Zeewolde", "De gemeente telt ca. 23.000 inwoners en 9.800 woningen.", 23000),
    ("Gemeente Zeewolde", "Zeewolde telt ±23.000 inwoners.", 23000),
    ("Gemeente Zeewolde", "Zeewolde telt om en nabij de 23.000 inwoners.", 23000),
    ("Gemeente Zeewolde", "Zeewolde, met zo'n 23 000 inwoners, groeit.", 23000),
    ("Gemeente Zeewolde", "Een gemeente van 23.000 inwoners, 12 kernen en 400 verenigingen.", 23000),
    ("Gemeente Zeewolde", "Er wonen 23.000 Nederlanders in onze gemeente.", 23000),
    ("Gemeente Zeewolde", "Zeewolde is de thuisbasis van 23.000 mensen.", 23000),
    ("Gemeente Zeewolde", "23.000 mensen wonen, werken en recreëren in Zeewolde.", 23000),
    ("Gemeente Zeewolde", "Samen met 23.000 inwoners maken we Zeewolde mooier.", 23000),
    ("Gemeente Zeewolde", "De bevolking telt 23.000 zielen.", 23000),
    ("Gemeente Zeewolde", "Bijna drieëntwintigduizend inwoners telt de gemeente.", 23000),
    ("Gemeente Zeewolde", "In 2024 telde de gemeente 22.900 inwoners.", 22900),
    ("Gemeente Zeewolde", "In 1990 telde de gemeente 8.000 inwoners; nu zijn dat er 22.900.", 22900),
    ("Gemeente Zeewolde", "Ooit begonnen we met 8.000 inwoners, inmiddels zijn we met ruim 22.900.", 22900),
    ("Gemeente Zeewolde", "Zeewolde groeit van 22.900 inwoners nu naar 30.000 inwoners in 2040.", 22900),
    ("Gemeente Zeewolde", "Zeewolde groeit de komende jaren door naar 30.000 inwoners.", None),
    ("Gemeente Zeewolde", "Straks, na de bouw van de wijk, telt Zeewolde 30.000 inwoners.", None),
    ("Gemeente Zeewolde", "De ambitie is om te groeien tot 30.000 inwoners.", None),
    ("Gemeente Zeewolde", "Ons team van 230 medewerkers werkt voor 22.900 inwoners en 1.800 ondernemers.", 22900),
    ("Gemeente Zeewolde", "Voor onze 22.900 inwoners en 1.900 bedrijven werken 240 collega's.", 22900),
    ("Gemeente Zeewolde", "Wij bedienen ruim 22.900 burgers.", 22900),
    ("Gemeente Zeewolde", "Zeewolde ligt dicht bij Almere (230.000 inwoners) en telt zelf 22.900 inwoners.", 22900),
    ("Gemeente Zeewolde", "Zeewolde ligt dicht bij Almere (230.000 inwoners).", None),
    ("Gemeente Zeewolde", "Je hebt ervaring in een gemeente met 50.000 inwoners.", None),
    ("Gemeente Zeewolde", "Ervaring binnen een 100.000+-gemeente is een pre.", None),
    ("Gemeente Zeewolde", "Je werkte eerder voor een gemeente van minimaal 50.000 inwoners.", None),
    ("Gemeente Zeewolde", "Het evenement trok 25.000 bezoekers.", None),
    ("Gemeente Zeewolde", "Elk jaar komen er 25.000 mensen naar ons festival.", None),
    ("Gemeente Zeewolde", "Zeewolde heeft 9.800 huishoudens.", None),
    ("Gemeente Zeewolde", "De regio telt 430.000 inwoners, onze gemeente 22.900.", 22900),
    ("Gemeente Zeewolde", "Als gemeente met 22.900 inwoners, verspreid over één kern en een groot buitengebied.", 22900),
    ("Gemeente Zeewolde", "een gemeente waar 22.900 mensen met plezier wonen", 22900),
    ("Gemeente Zeewolde", "Een groene gemeente waar het voor de 22.900 inwoners goed toeven is.", 22900),
    ("Gemeente Zeewolde", "22.900 inwoners | 260 km2 | 240 medewerkers", 22900),
    ("Gemeente Zeewolde", "Feiten: 22.900 inwoners, 9.800 woningen.", 22900),
    ("Gemeente Zeewolde", "• Inwoners: 22.900\n• Medewerkers: 240", 22900),
    ("Gemeente Zeewolde", "Inwoners 22.900\nOppervlakte 26.900 ha", 22900),
    ("Gemeente Zeewolde", "Zeewolde in cijfers\n22.900\ninwoners\n240\nmedewerkers", 22900),
    ("Gemeente Zeewolde", "22.900\nInwoners", 22900),
    ("Gemeente Zeewolde", "Our municipality has approximately 22,900 inhabitants.", 22900),
    ("Gemeente Zeewolde", "Zeewolde is a municipality of 22,900 residents.", 22900),
    ("Gemeente Zeewolde", "Zeewolde heeft 22.900 bewoners.", 22900),
    ("Gemeente Zeewolde", "Samen zorgen we voor een fijne leefomgeving voor 22.900 bewoners.", 22900),
    ("Gemeente Zeewolde", "Onze gemeente huisvest 22.900 mensen.", 22900),
    ("Gemeente Zeewolde", "De 22.900 mensen die hier wonen", 22900),
    ("Gemeente Zeewolde", "Zo'n 23.000 mensen hebben hier hun thuis gevonden.", 23000),
    ("Gemeente Zeewolde", "Zeewolde (ca. 23.000 inwoners, 240 fte)", 23000),
    ("Gemeente Zeewolde", "Zeewolde groeide in 40 jaar uit tot een gemeente met 23.000 inwoners.", 23000),
    ("Gemeente Zeewolde", "Zeewolde is uitgegroeid tot een gemeente met 23.000 inwoners.", 23000),
    ("Gemeente Zeewolde", "De gemeente is in tien jaar gegroeid van 19.000 naar 23.000 inwoners.", 23000),
    ("Gemeente Zeewolde", "De kern Polderwijk telt 6.000 inwoners.", None),
    ("Gemeente Zeewolde", "In de wijk Polderwijk wonen 6.000 mensen.", None),
    ("Gemeente Heerenveen", "Heerenveen telt 50.500 inwoners, waarvan 31.000 in de plaats Heerenveen zelf.", 50500),
    ("Gemeente Heerenveen", "Heerenveen heeft ruim vijftigduizend inwoners.", 50000),
    ("Gemeente Almere", "Almere heeft nu 225.000 inwoners en groeit door naar 300.000 in 2040.", 225000),
    ("Gemeente Almere", "Een stad van 225.000 mensen.", 225000),
    ("Gemeente Almere", "Almere, de achtste stad van Nederland met bijna een kwart miljoen inwoners.", 250000),
    ("Gemeente Almere", "Een stad met 0,2 miljoen inwoners.", 200000),
    ("Gemeente Almere", "Almere: 225k inwoners.", 225000),
    ("Gemeente Meppel", "Meppel is met z'n 34.000 inwoners een levendige stad.", 34000),
    ("Gemeente Meppel", "Meppel, stad met historie: 34.500 inwoners, 2.500 bedrijven, 17.000 banen.", 34500),
    ("Gemeente Meppel", "Als medewerker van de gemeente Meppel werk je voor 34.000 mensen.", 34000),
    (
        "Gemeente Meppel",
        "Meppel heeft het allemaal: water, cultuur en een historisch centrum. Het is de woonplaats van zo'n 34.000 mensen.",
        34000,
    ),
    ("Gemeente Meppel", "Hoe zorgen we ervoor dat 34.000 Meppelers prettig kunnen wonen?", 34000),
    ("Gemeente Meppel", "Wij zijn er voor 34.000 inwoners, van wie 6.000 jonger dan 18.", 34000),
    (
        "Gemeente Meppel",
        "De gemeente Meppel (34.000 inwoners) vormt met Westerveld en Steenwijkerland een regio van 100.000 inwoners.",
        34000,
    ),
    ("Gemeente Meppel", "Je gaat werken voor een regio met ruim 100.000 inwoners. Meppel zelf telt 34.000 inwoners.", 34000),
    ("Gemeente Meppel", "Tot 1998 telde de gemeente 24.000 inwoners.", None),
    ("Gemeente Meppel", "In 2035 wonen er naar schatting 40.000 mensen in Meppel.", None),
    ("Gemeente Meppel", "We bouwen 3.400 woningen waardoor Meppel groeit naar 40.000 inwoners.", None),
    ("Gemeente Meppel", "Met de komst van de nieuwe wijk krijgt Meppel er 5.000 inwoners bij.", None),
    ("Gemeente Meppel", "Nieuwveense Landen is een wijk met straks 6.000 inwoners.", None),
    ("Gemeente Meppel", "Ongeveer 12.000 huishoudens ontvangen een aanslag. Er werken 300 mensen.", None),
    ("Gemeente Meppel", "In de zomer verwelkomen we 60.000 toeristen.", None),
    ("Gemeente Meppel", "Je was eerder griffier in een gemeente met 60.000 tot 100.000 inwoners.", None),
    ("Gemeente Meppel", "Je bent bekend met gemeenten met meer dan 100.000 inwoners.", None),
    ("Gemeente Meppel", "Ervaring in een vergelijkbare gemeente (30.000+ inwoners) is een pré.", None),
    ("Gemeente Meppel", "Kom werken in een gemeente van menselijke maat: 34.000 inwoners, 320 collega's.", 34000),
    ("Gemeente Meppel", "Meppel is een gemeente met een kleine 35.000 inwoners.", 35000),
    ("Gemeente Meppel", "Meppel heeft een kleine vijfendertigduizend inwoners.", 35000),
    ("Gemeente Meppel", "Met pakweg 34.000 inwoners zijn we groot genoeg.", 34000),
    ("Gemeente Meppel", "Een gemeente van 35 duizend inwoners.", 35000),
    ("Gemeente Meppel", "34000 inwoners, 57 km2.", 34000),
    ("Gemeente Meppel", "De dienstverlening aan de circa 34.000 inwoners staat centraal.", 34000),
    ("Gemeente Meppel", "Elke dag zetten 320 collega's zich in voor 34.000 inwoners en ondernemers.", 34000),
    ("Gemeente Meppel", "Voor de inwoners (34.000) en ondernemers (2.500) van Meppel.", 34000),
    ("Gemeente Meppel", "Inwoners: ± 34.000 • Kernen: 9", 34000),
    ("Gemeente Meppel", "Aantal inwoners per 1 januari 2024: 34.803", 34803),
    ("Gemeente Meppel", "Het inwonertal van Meppel is gestegen tot 34.800.", 34800),
    ("Gemeente Meppel", "Meppel (34.803 inwoners op 1 januari 2024)", 34803),
    ("Waterschap Drents Overijsselse Delta", "Ons waterschap zorgt voor veilig water voor 650.000 inwoners.", 650000),
    ("Waterschap Drents Overijsselse Delta", "In ons gebied wonen en werken 650.000 mensen.", 650000),
    ("Veiligheidsregio IJsselland", "Wij werken aan de veiligheid van 550.000 inwoners van elf gemeenten.", 550000),
    ("GGD IJsselland", "GGD IJsselland bewaakt de gezondheid van 550.000 inwoners.", 550000),
    ("Omgevingsdienst IJsselland", "We werken voor elf gemeenten met in totaal 550.000 inwoners.", 550000),
    ("Provincie Overijssel", "Overijssel telt 1,2 miljoen inwoners en 25 gemeenten.", 1200000),
    ("Werkorganisatie Druten Wijchen", "Samen werken we voor ruim 60.000 inwoners.", 60000),
    ("Gemeente Druten", "Druten (19.000 inwoners) en Wijchen (41.000 inwoners) werken samen in de werkorganisatie.", 19000),
    ("Woonstichting De Sleutel", "De Sleutel verhuurt 9.000 woningen aan 18.000 bewoners.", None),
    ("Bakkerij De Halm", "Onze winkel staat in Meppel, een stad met 34.000 inwoners.", None),
    ("Gemeente Amsterdam", "Werken voor 900.000 Amsterdammers? Kom bij stadsdeel Noord (100.000 bewoners).", 900000),
    ("Gemeente Den Haag", "Den Haag, internationale stad van vrede en recht, heeft ruim 560.000 inwoners.", 560000),
    ("Gemeente Dijk en Waard", "Heerhugowaard en Langedijk zijn sinds 2022 samen één gemeente met 90.000 inwoners.", 90000),
    (
        "Gemeente Dijk en Waard",
        "Heerhugowaard (58.000 inwoners) en Langedijk (28.000 inwoners) gingen op in een gemeente van 88.000 inwoners.",
        88000,
    ),
    ("Gemeente Land van Cuijk", "Per 1 januari 2022 een gemeente met 90.000 inwoners en 33 kernen.", 90000),
    (
        "Gemeente Voorne aan Zee",
        "Hellevoetsluis (40.000 inwoners) is de grootste kern van de 75.000 inwoners tellende gemeente.",
        75000,
    ),
    ("Gemeente Texel", "Texel telt 13.900 inwoners en ontvangt jaarlijks een miljoen gasten.", 13900),
    ("Gemeente Vlieland", "Met 1.200 inwoners is Vlieland een van de kleinste gemeenten.", 1200),
    ("Gemeente Schiermonnikoog", "Schiermonnikoog: 947 inwoners, 300.000 bezoekers.", 947),
]  # fmt: skip


@pytest.mark.parametrize(("employer", "told", "count"), WORDINGS)
def test_many_wordings(employer: str, told: str, count: int | None) -> None:
    assert vx.extract(f"Adviseur\n{employer}\n\nOver ons\n{told}\n\nWat bieden wij?\nSchaal 10.\n").population == count
