"""What must hold for any posting, on generated ones: exact evidence, and values that noise does not change."""

from __future__ import annotations

import json
from collections.abc import Callable

from hypothesis import assume, given
from hypothesis import strategies as st

import vacaturextract as vx
from vacaturextract.records import Vacancy
from vacaturextract.rules import PatternLibrary
from vacaturextract.text import SourceText, Span

PIECES = sorted({example.text for rule in PatternLibrary.load().rules for example in (*rule.examples, *rule.counter_examples)})
NOISE = st.sampled_from(
    [
        "\u00ad",
        "\u200b",
        "\u00a0",
        "\r\n",
        "\\-",
        "&amp;",
        "â‚¬",
        "<b>",
        "</p>",
        "\ud800",
        "**",
        "€",
        "😀",
        "\u202e",
        "\x00",
        "e\u0301",
    ]
)
POSTINGS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=40), NOISE), max_size=14).flatmap(
    lambda parts: st.sampled_from(["\n", " ", "\n\n", ""]).map(lambda glue: glue.join(parts))
)
SENTENCES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("\n".join)
NEUTRAL = "Dit is een rustige alinea over het weer en de tuin.\n\n"


def values(record: Vacancy) -> object:
    """Everything a record says, without where it says it."""

    def bare(node: object) -> object:
        if isinstance(node, dict):
            return {key: bare(item) for key, item in node.items() if key != "evidence"}
        return [bare(item) for item in node] if isinstance(node, list) else node

    return bare(json.loads(record.model_dump_json(exclude={"provenance"})))


@given(POSTINGS)
def test_evidence_is_exact_and_nothing_raises(assert_exact: Callable[[Vacancy, str], None], raw: str) -> None:
    from vacaturextract.text import encodable

    assert_exact(vx.extract(raw, explain=True), encodable(raw))


@given(POSTINGS)
def test_every_clean_character_has_a_raw_place(raw: str) -> None:
    source = SourceText.from_raw(raw)
    last = 0
    for offset in range(len(source.text)):
        start, end = source.to_raw(Span(offset, offset + 1))
        assert 0 <= start <= end <= len(source.raw)
        assert start >= last or start == end or source.text[offset] == "\n"
        last = max(last, start)


@given(SENTENCES)
def test_a_neutral_paragraph_in_front_shifts_all_spans_and_changes_no_value(raw: str) -> None:
    """The seven fields; title, employer, place and employment are read from the head of a posting, which this moves."""
    plain, shifted = vx.extract(NEUTRAL + raw), vx.extract(NEUTRAL + NEUTRAL + raw)
    assume(plain.kind == shifted.kind == "vacancy")
    for name in ("salary_scales", "pay", "hours", "deadlines", "competencies"):
        assert values(plain)[name] == values(shifted)[name]  # type: ignore[index]
    starts = [[piece.start for piece in item.evidence] for item in plain.pay]
    assert [[piece.start - len(NEUTRAL) for piece in item.evidence] for item in shifted.pay] == starts


@given(SENTENCES)
def test_hard_spaces_and_line_ends_change_no_value(raw: str) -> None:
    expected = values(vx.extract(raw))
    assert values(vx.extract(raw.replace("\n", "\r\n"))) == expected
    hard = vx.extract(raw.replace(" ", "\u00a0"))
    assert json.loads(json.dumps(values(hard)).replace("\\u00a0", " ")) == expected


@given(SENTENCES, st.integers(2, 9))
def test_soft_hyphens_change_no_value(raw: str, step: int) -> None:
    soft = "".join(
        character + ("\u00ad" if i % step == 0 and character.isalpha() and raw[i + 1 : i + 2].isalpha() else "")
        for i, character in enumerate(raw)
    )
    assert values(vx.extract(soft)) == values(vx.extract(raw))


@given(POSTINGS)
def test_a_record_survives_json(raw: str) -> None:
    record = vx.extract(raw, explain=True)
    assert Vacancy.model_validate_json(record.model_dump_json()) == record


@given(st.lists(POSTINGS, min_size=1, max_size=3))
def test_the_pipeline_gives_the_same_records(raws: list[str]) -> None:
    nlp = _pipeline()
    assert [doc._.vacancy for doc in nlp.pipe(raws)] == [vx.extract(raw) for raw in raws]


def _pipeline():  # type: ignore[no-untyped-def]
    global _NLP
    if _NLP is None:
        _NLP = vx.load()
    return _NLP


_NLP = None
