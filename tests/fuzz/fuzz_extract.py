"""Fuzzing with atheris: any str in, and every promise that does not need gold is checked.

    python tests/fuzz/fuzz_extract.py -max_total_time=30                # a short run
    python tests/fuzz/fuzz_extract.py -runs=1000000 -max_len=160        # a long one
    python tests/fuzz/fuzz_extract.py --text -runs=1000000              # the text layer alone, many times as fast

Needs ``pip install 'vacaturextract[fuzz]'``. The options are those of libFuzzer. An input that breaks a promise is written to
``crash-...`` in the present folder; give that file as the argument to run it alone.
"""

from __future__ import annotations

import sys

import atheris

# What a text goes through is instrumented: inputs that reach new branches of it are kept. The rest runs at full speed.
with atheris.instrument_imports(
    include=[f"vacaturextract.{name}" for name in ("text", "markup", "repair", "page_data", "layout")],
):
    import vacaturextract as vx
    from vacaturextract import layout, markup, page_data, repair  # noqa: F401 - imported here to be instrumented
    from vacaturextract.records import Vacancy, items_of
    from vacaturextract.rules import PatternLibrary
    from vacaturextract.text import SourceText, Span, encodable

SHARDS = (
    "<p>", "</p>", "<div hidden>", "<script>", "</script>", "<!--", "-->", "<![", "<a href='", "&euro;", "&#8364;", "&amp;amp;",
    '<script type="application/ld+json">', '{"@type":"JobPosting","title":"', '"baseSalary":{"value":{"minValue":',
    "\\u20ac", "\\-", "â‚¬", "Ă«", "ă©", "\u00ad", "\u202e", "\ud83d", "\u0301", "３６", "²", "٣", "\U00016d72", "ﬁ",
    "\u00a0", "\r\n", "\r", "\f", "\x00", "**", "....", "____", "€ 3.\n245", "€ 3.245",
    " tot ", "schaal 10", "36 uur", "per week", "bruto per maand",
    "12 mei 2024", "06 12345678", "a@b.nl", "23.000 inwoners", "Gemeente Oss", "Vergelijkbare vacatures\n", "Wat bieden wij?\n",
    "uiterlijk", "Jan de Groot", "\n", " ", "-\n",
)  # fmt: skip
EXAMPLES = tuple(example.text for rule in PatternLibrary.load().rules for example in rule.examples)
FORMATS = (None, None, "html", "text")


def posting_from(data: bytes) -> tuple[str, str | None]:
    """A text put together from shards, examples of the rules and free characters, as the bytes say."""
    given = atheris.FuzzedDataProvider(data)
    format = FORMATS[given.ConsumeIntInRange(0, len(FORMATS) - 1)]
    parts = []
    while given.remaining_bytes() > 0:
        kind = given.ConsumeIntInRange(0, 7)
        if kind < 4:
            parts.append(SHARDS[given.ConsumeIntInRange(0, len(SHARDS) - 1)])
        elif kind == 4:
            parts.append(EXAMPLES[given.ConsumeIntInRange(0, len(EXAMPLES) - 1)])
        else:
            parts.append(given.ConsumeUnicode(given.ConsumeIntInRange(1, 12)))
    return "".join(parts), format


def check(raw: str, format: str | None) -> None:
    """Every promise that holds for any text."""
    record = vx.extract(raw, format=format, explain=True)
    clean = encodable(raw)
    pieces = [piece for _, item in items_of(record) for piece in item.evidence]
    for other in (*record.warnings, *record.gaps, *(record.trace or ())):
        pieces.extend(other.evidence)
    for piece in pieces:
        assert 0 <= piece.start < piece.end <= len(clean), "a piece of evidence lies outside the text"
        assert clean[piece.start : piece.end] == piece.text, "a piece of evidence is not what stands there"
    for _, item in items_of(record):
        assert item.evidence, "a value has no evidence"
    for candidate in record.trace or ():
        assert (candidate.outcome == "chosen") == (candidate.reason is None), "a candidate without an end"
    dumped = record.model_dump_json()
    assert "\\ud" not in dumped, "a value holds half a character"
    assert Vacancy.model_validate_json(dumped) == record, "a record does not survive JSON"


def check_text(raw: str, format: str | None) -> None:
    """The promises of the text layer: each clean character has its place in the raw text, in order."""
    source = SourceText.from_raw(raw, format=format)
    assert len(source.raw) == len(raw), "the raw text has another length"
    assert len(source.text.lower()) == len(source.text), "lower case shifts offsets"
    for offset in range(len(source.text)):
        start, end = source.to_raw(Span(offset, offset + 1))
        assert 0 <= start <= end <= len(raw), "a character lies outside the raw text"
        assert start < end or source.text[offset] == "\n", "a character stands for nothing"


def test_one_input(data: bytes) -> None:
    """What atheris calls."""
    check(*posting_from(data))


def test_one_text(data: bytes) -> None:
    """The same, for the text layer alone."""
    check_text(*posting_from(data))


if __name__ == "__main__":
    text_alone = "--text" in sys.argv
    atheris.Setup([word for word in sys.argv if word != "--text"], test_one_text if text_alone else test_one_input)
    atheris.Fuzz()
