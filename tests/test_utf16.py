"""Evidence counted as JavaScript counts: checked by slicing the text in UTF-16 itself."""

from __future__ import annotations

import shutil
import subprocess
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vacaturextract as vx
from vacaturextract.errors import ArgumentError

EMOJI = (
    "🚀 Vacature 👩🏽‍💻 planner\nSalaris 💶 maximaal € 4.120 bruto per maand, schaal 9. "
    "Bel Annelies Terpstra, 06 12 34 56 78 😀."
)


def pieces(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, dict):
        return [node] if node.keys() == {"start", "end", "text"} else [p for item in node.values() for p in pieces(item)]
    return [p for item in node for p in pieces(item)] if isinstance(node, list) else []


def cut(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_emoji_shift_the_offsets() -> None:
    record = vx.extract(EMOJI, explain=True)
    counted = record.to_utf16()
    found = pieces(counted)
    assert len(found) == len(pieces(record.model_dump(mode="json"))) > 8
    assert [cut(EMOJI, piece["start"], piece["end"]) for piece in found] == [piece["text"] for piece in found]
    assert counted["pay"][0]["evidence"][0]["start"] == record.pay[0].evidence[0].start + 5
    assert counted["offset_unit"] == "utf-16"


@given(st.text(alphabet="aé😀𝔸 \n", max_size=30))
def test_any_text_in_front(front: str) -> None:
    text = front + "\nSalaris maximaal € 4.120 bruto per maand."
    for piece in pieces(vx.extract(text).to_utf16()):
        assert cut(text, piece["start"], piece["end"]) == piece["text"]


def test_it_is_not_taken_for_a_record() -> None:
    record = vx.extract("Schaal 9.")
    assert {key: value for key, value in record.to_utf16().items() if key != "offset_unit"} == record.model_dump(mode="json")
    with pytest.raises(ValueError, match="offset_unit"):
        vx.Vacancy.model_validate(record.to_utf16())
    (again,) = vx.extract_many(["Schaal 9."])
    with pytest.raises(ArgumentError, match=r"give it: record.to_utf16\(text\)"):
        again.to_utf16()
    assert again.to_utf16("Schaal 9.") == record.to_utf16()


@pytest.mark.skipif(shutil.which("node") is None, reason="no JavaScript here")
def test_javascript_agrees() -> None:
    import json

    piece = vx.extract(EMOJI).to_utf16()["pay"][0]["evidence"][0]
    script = f"process.stdout.write({json.dumps(EMOJI)}.slice({piece['start']}, {piece['end']}))"
    done = subprocess.run(["node", "-e", script], capture_output=True, check=True)
    assert done.stdout.decode() == piece["text"]
