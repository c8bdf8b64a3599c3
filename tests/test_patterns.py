"""Every shipped rule holds its own examples and counter-examples, and answers quickly on text made to slow it down."""

from __future__ import annotations

import pickle
import time
from pathlib import Path

import pytest

from vacaturextract.errors import PatternError
from vacaturextract.pattern_check import faults_of
from vacaturextract.rules import PatternLibrary, Rule

LIBRARY = PatternLibrary.load()
SLOWEST_SECONDS = 0.25

PROBES = {
    "digits": "1" * 1_500,
    "spaced digits": "1 " * 800,
    "thousands": "€ 1.000 " * 200,
    "dashes": "32-" * 500,
    "words": "aan de slag als " * 100,
    "capitals": "Van Den Berg " * 120,
    "brackets": "(" * 800 + ")" * 800,
    "dots": "a." * 800,
    "hours": "32 tot 36 uur of 40 uur " * 60,
    "scales": "schaal 10 of 11 en 12 tot " * 60,
    "dates": "12 mei 2024 tot en met 13 mei " * 50,
    "no end": "salaris " * 200,
}


@pytest.mark.parametrize("rule", LIBRARY.rules, ids=lambda rule: rule.id)
def test_examples(rule: Rule, library: PatternLibrary) -> None:
    assert [str(fault) for fault in faults_of(rule, library)] == []


def _thread_seconds(rule: Rule, probe: str) -> float:
    started = time.thread_time()
    list(rule.pattern.finditer(probe, timeout=5))
    return time.thread_time() - started


@pytest.mark.parametrize("rule", LIBRARY.rules, ids=lambda rule: rule.id)
def test_no_slow_backtracking(rule: Rule) -> None:
    """A window's worth of awkward text, with the rule's own cues and examples mixed in."""
    own = " ".join(example.text for example in rule.examples)
    for name, text in PROBES.items():
        probe = f"{rule.cues[0].removeprefix('^')} {text} {own} {text}"[: 600 + rule.before + rule.after]
        spent = min(_thread_seconds(rule, probe) for _ in range(3))  # the machine may be busy with others
        assert spent < SLOWEST_SECONDS, f"{rule.id} took {spent:.2f} s on {name}"


def test_examples_of_shipped_rules_wait_until_they_are_asked_for() -> None:
    assert {rule.id for rule in LIBRARY.rules if rule.shown is not None} == set()
    assert {rule.id for rule in LIBRARY.rules if len(rule.examples) < 2 or not rule.counter_examples} == set()


def test_ids_are_unique_and_named_after_their_field() -> None:
    ids = [rule.id for rule in LIBRARY.rules]
    assert len(set(ids)) == len(ids)
    assert all(rule.id.startswith(f"{rule.path.stem}.") for rule in LIBRARY.rules)


def _write(folder: Path, text: str) -> Path:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


GOOD = """field: salary_scale
rules:
  - id: salary_scale.band
    describes: A company's own pay bands, "band C".
    cues: ["band "]
    regex: \\b (?P<kind>band) \\s (?P<scales> [A-F] ) \\b
    examples:
      - text: "Het salaris valt in <kind>band</kind> <scales>C</scales>."
        value: {scale: C}
      - text: "Inschaling in <kind>band</kind> <scales>E</scales>."
        value: {scale: E}
    counter_examples:
      - text: "Je speelt in een band."
        why: music
"""


def test_own_rules_are_used(tmp_path: Path) -> None:
    import vacaturextract as vx

    nlp = vx.load(patterns=[_write(tmp_path, GOOD)])
    text = "Het salaris valt in band C van onze regeling."
    assert [scale.scale for scale in vx.extract(text, nlp=nlp).salary_scales] == ["C"]
    assert vx.extract(text).salary_scales == []


def test_all_faults_are_reported_with_file_rule_and_line(tmp_path: Path) -> None:
    path = _write(
        tmp_path,
        GOOD.replace('    describes: A company\'s own pay bands, "band C".\n', "    colour: red\n").replace("[A-F]", "[A-F"),
    )
    with pytest.raises(PatternError) as caught:
        PatternLibrary.load([path])
    messages = [str(fault) for fault in caught.value.faults]
    assert messages == [
        f"{path}:3: rule salary_scale.band: unknown key 'colour'; "
        "known are counter_examples, cues, describes, examples, id, regex, set, window",
        f"{path}:3: rule salary_scale.band: lacks 'describes'",
    ]


def test_a_regex_that_does_not_compile_is_a_fault(tmp_path: Path) -> None:
    path = _write(tmp_path, GOOD.replace("[A-F]", "[A-F"))
    with pytest.raises(PatternError, match=r"own.yaml:3: rule salary_scale.band: the regex does not compile"):
        PatternLibrary.load([path])


def test_faults_come_whole_out_of_a_worker_process(tmp_path: Path) -> None:
    with pytest.raises(PatternError) as caught:
        PatternLibrary.load([_write(tmp_path, GOOD + "colour: red\n")])
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("field: shoes\nrules: []\n", "field must be one of"),
        ("field: [pay\n", "is no valid YAML"),
        ("- 1\n", "must be a mapping"),
        (GOOD.replace("salary_scale.band", "salary_scale.named"), "the id is used already in salary_scale.yaml"),
        (GOOD + "colour: red\n", "unknown key 'colour'"),
        (GOOD.replace("[A-F]", "(?&nothing)"), "unknown fragment"),
    ],
)
def test_faulty_files(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(PatternError, match=message):
        PatternLibrary.load([_write(tmp_path, text)])


@pytest.mark.parametrize("said", ["", "    set: {kind: shoes}\n"])
def test_a_rule_says_what_its_matches_are(tmp_path: Path, said: str) -> None:
    head, _, tail = GOOD.replace("salary_scale", "hours").partition("    regex:")
    with pytest.raises(PatternError, match=r"rule hours.band: set must say kind, one of also, contract, fte, .*, or rejects"):
        PatternLibrary.load([_write(tmp_path, f"{head}{said}    regex:{tail}")])


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match=r"none.yaml:0: cannot be read"):
        PatternLibrary.load([tmp_path / "none.yaml"])


def test_the_order_of_pattern_files_does_not_matter(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_text(GOOD, encoding="utf-8")
    second.write_text(GOOD.replace("band", "trap"), encoding="utf-8")
    assert PatternLibrary.load([first, second]).digest == PatternLibrary.load([second, first]).digest
