"""Gates let through every place where the rule itself matches."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

import vacaturextract as vx
from vacaturextract import gates
from vacaturextract.copies import folded
from vacaturextract.extraction import read_posting
from vacaturextract.fields import agency, agency_addresses, municipality, organisation, title
from vacaturextract.fields.wordings import Wording
from vacaturextract.gates import Gate, Loosener
from vacaturextract.rules import PatternLibrary, Rule

TEXTS = [path.read_text("utf-8") for path in sorted((Path(__file__).parents[1] / "corpus" / "dev").glob("*.txt"))[::24]]
LIBRARY = PatternLibrary.load()
needs_re2 = pytest.mark.skipif(gates.RE2 is None, reason="google-re2 is not installed")


def gate_of(source: str, fragments: dict[str, str] | None = None) -> Gate:
    gate = Gate(source, Loosener(fragments or {}))
    assert gate.make()
    return gate


def test_a_copy_has_one_byte_a_character() -> None:
    text = "Één privé-groep, № 3 – € 2\u00a0„Ж中٣✓😀”\u2028ﬁn ſ \u212a ß"
    assert folded(text).decode("cp1252", "replace") == "Een prive-groep, \ufffd 3 – € 2 „__3\ufffd\ufffd”\n_n S k _"


@needs_re2
@pytest.mark.parametrize("rule", LIBRARY.rules, ids=lambda rule: rule.id)
def test_every_match_passes_its_gate(rule: Rule) -> None:
    gate = Gate(rule.body, rule.gate.loosener)
    assert gate.make(), "the regex has syntax that gates do not know"
    for text in (*(example.text for example in rule.examples), *TEXTS):
        copy = gate.loosener.marked(folded(text)) if gate.reads_marks else folded(text)
        for start in range(0, len(text), 500):
            end = min(len(text), start + 503)
            match = rule.pattern.search(text, start, end)
            if match is not None:
                assert start <= gate.find(copy, start, end) <= match.start()


@needs_re2
def test_every_character_that_a_rule_may_mean_passes() -> None:
    """Letters of either case, and the odd ones that equal a plain one when case is ignored."""
    everything = "".join(c for c in map(chr, range(0x20, 0x3000)) if c.isprintable() and c != "\u0130")
    signs = [c for c in map(chr, range(0x21, 0x180)) if c.isprintable() and c != "\u0130"]
    for sign in [*(regex.escape(c) for c in signs), r"\w", r"\W", r"\d", r"\D", r"\s", r"\S", "[a-z]", "[^a-zà-ÿ]", r"[^\w\s]"]:
        gate = gate_of(sign)
        matched = set(regex.findall(sign, everything, regex.IGNORECASE))
        refused = {copy for copy in map(folded, matched) if gate.find(copy, 0, 1) != 0}
        assert (sign, refused) == (sign, set())


def test_the_odd_characters_are_all_known() -> None:
    """Those beyond Windows-1252 whose other case is within."""
    beyond = [c for c in map(chr, range(0x80, 0x110000)) if not c.encode("cp1252", "ignore") and c.isalpha()]
    forms = {c: {form for form in (c.lower(), c.upper(), c.casefold()) if len(form) == 1} for c in beyond}
    assert {c for c in beyond if any(form.encode("cp1252", "ignore") for form in forms[c])} == set(gates._ODD)


@needs_re2
@pytest.mark.parametrize(
    ("source", "text", "place"),
    [
        (r"schaal[ ]\d+", "in schaal 10", 3),
        (r"schaal[ ]\d+", "in schaal tien", -1),
        (r"(?<!geen[ ])\b salaris\b", "geen salaris", 5),  # look-arounds are dropped
        (r"(?-i:[A-Z])\w{5,} bv", "de Firmabv", 3),
        (r"(?-i:[A-Z])\w{5,} bv", "de firmabv", -1),
        (r"(?&unit) | (?&sign)", "tien uur", 5),
        (r"(?P<a>x)? (?(a)y|z[|)(]) $", "z(", 0),
        (r"(?P<a>x)? (?(a)(?:y|w))", "w", 0),
        (r"\p{Lu}\w+", "Én", 0),
    ],
)
def test_loose_forms(source: str, text: str, place: int) -> None:
    gate = gate_of(source, {"unit": r"\b uur \b", "sign": "[€$]"})
    assert gate.find(folded(text), 0, len(text)) == place


@needs_re2
def test_marks_show_where_dates_may_begin() -> None:
    text = "schaal 9; op 9 mei of donderdag 3-5-2024"
    marked = LIBRARY.loosener.marked(folded(text))
    assert (len(marked), [text[i] for i, code in enumerate(marked) if code in b"9Q"]) == (len(text), list("9donde3"))
    gate = Gate(r"\b op [ ] (?&date_list) [ ] of", LIBRARY.loosener)
    assert gate.make()
    assert [gate.find(marked, 0, len(text)), gate.find(marked, 11, len(text)), gate.reads_marks] == [10, -1, True]
    assert not LIBRARY.loosener.needs_marks("(?&limit) \\d{1,2}")


@needs_re2
def test_the_end_of_a_window_counts_as_the_end_of_a_word() -> None:
    text = "tot 40 kilo"
    assert regex.search(r"\d\d[ ]k\b", text, endpos=8) is not None
    assert gate_of(r"\d\d[ ]k\b").find(folded(text), 0, 8) == 4


@pytest.mark.parametrize("source", [r"[^\p{Lu}]x", r"(?R)?x", r"[\u0400-\u04ff]x", r"\X", r"(a)\1"])
def test_what_gates_do_not_know_is_always_tried(source: str) -> None:
    gate = Gate(source, Loosener({}))
    assert not gate.make()
    assert gate.find(b"nothing of it", 3, 9) == 3


def test_a_gate_is_made_when_it_pays(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate("schaal", Loosener({}))
    found = [gate.find(b"salaris", 0, 7) for _ in range(gates._WORTH_MAKING + 2)]
    assert found == [0] * (gates._WORTH_MAKING - 1) + [-1 if gates.RE2 is not None else 0] * 3
    monkeypatch.setattr(gates, "RE2", None)
    gate = Gate("schaal", Loosener({}))
    assert {gate.find(b"salaris", 0, 7) for _ in range(gates._WORTH_MAKING + 2)} == {0}


@pytest.mark.usefixtures("no_gates")
def test_records_are_the_same_without_gates(monkeypatch: pytest.MonkeyPatch) -> None:
    ungated = [vx.extract(text, explain=True) for text in TEXTS]
    monkeypatch.undo()
    assert [vx.extract(text, explain=True) for text in TEXTS] == ungated


@needs_re2
@pytest.mark.parametrize(
    ("wording", "text"),
    [
        (agency._CLIENT, "Wij zoeken voor een klant in de regio."),
        (agency._SECONDED, "Je werkt bij één van onze opdrachtgevers."),
        (agency._SEEKS_FOR_CLIENT, "Voor een opdrachtgever in Borne zoeken wij een planner."),
        (agency._FOR_ANOTHER, "Voor de gemeente Borne zoeken wij een griffier."),
        (agency_addresses._OTHER_EMPLOYER, "Over het Hoogheemraadschap."),
        (municipality._OURS, "Kom werken voor de gemeente."),
        (organisation._FOR_CLIENT, "Bij onze vaste relatie in Tiel."),
        (title._SAYS_SEVERAL, "Wij hebben TWEE openstaande vacatures."),
    ],
)
def test_a_wording_is_found_by_its_gate_as_without(wording: Wording, text: str) -> None:
    wording._gate.make()
    posting, lead = read_posting(text, library=LIBRARY), "Op pagina 2. "
    behind = read_posting(lead + text, library=LIBRARY)
    own = wording._pattern.search(text.lower())
    assert own is not None
    for found, shift in ((wording.search(posting), 0), (wording.search(behind), len(lead))):
        assert found is not None
        assert found.span() == (own.start() + shift, own.end() + shift)
    assert not wording.is_in(posting, 0, own.end() - 1)
