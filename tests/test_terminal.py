"""What goes to a terminal obeys nothing that a posting or a file's name says: no colours, no cursor moves, no turned text."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from typer.testing import CliRunner

import vacaturextract as vx
from vacaturextract.cli import app

ATTACKS = {
    "colour": "\x1b[31mrood\x1b[0m",
    "title": "\x1b]0;hallo\x07",
    "link": "\x1b]8;;https://x.example\x1b\\klik\x1b]8;;\x1b\\",
    "clear": "\x1b[2J\x1b[H\x1bc",
    "one-byte codes": "\x9b31m\x9d0;x\x9c\x90\x85",
    "back and over": "echt\x08\x08\x08\x08nep\r\x7f",
    "turned": "\u202e0005 €\u202c\u2066x\u2069\u200f\u061c",
    "markup of rich": "[bold red]rood[/] [link=https://x.example]klik[/link]",
    "null": "\x00\x0b\x0c",
}


def is_harmless(printed: str) -> bool:
    return not any(
        (unicodedata.category(c) == "Cc" and c != "\n") or unicodedata.bidirectional(c) in BIDI or c in "\u200e\u200f\u061c"
        for c in printed
    )


BIDI = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


@pytest.mark.parametrize("name", ATTACKS)
@pytest.mark.parametrize("field", [None, "pay"])
def test_why(name: str, field: str | None, tmp_path: Path) -> None:
    attack = ATTACKS[name]
    path = tmp_path / "p.txt"
    text = (
        f"Adviseur {attack}\nSalaris {attack} maximaal € 3.{attack}000 of € 3.000 bruto per maand {attack}\n36 uur {attack}\n"
    )
    path.write_bytes(text.encode("utf-8"))
    result = CliRunner().invoke(app, ["why", str(path), *([field] if field else [])])
    assert result.exit_code == 0
    assert "€ 3.000" in result.stdout
    assert is_harmless(result.stdout)
    assert "[bold red]" in result.stdout or name != "markup of rich"


@pytest.mark.parametrize("name", ATTACKS)
def test_json_lines(name: str) -> None:
    """Escaped, and the same record when it is read back."""
    text = f"Beleidsadviseur {ATTACKS[name]} wonen\nMaximaal € 3.{ATTACKS[name]}000 bruto per maand, schaal\u202810.\n"
    result = CliRunner().invoke(app, ["extract", "-", "--explain"], input=text.encode("utf-8"))
    assert result.exit_code == 0
    assert is_harmless(result.stdout)
    assert len(result.stdout.splitlines()) == 1
    record = vx.Vacancy.model_validate_json(result.stdout)
    assert record == vx.extract(text, explain=True, record_id=record.record_id)


@pytest.mark.parametrize("name", [name for name in ATTACKS if name not in ("null", "link", "title", "markup of rich")])
def test_messages(name: str, tmp_path: Path) -> None:
    attack = ATTACKS[name]
    faulty = tmp_path / f"{attack}.jsonl"
    key = "".join(f"\\u{ord(c):04x}" for c in attack)
    faulty.write_text(f'{{"{key}": 1}}\n', encoding="utf-8")
    for arguments in (["extract", str(faulty)], ["extract", str(tmp_path / f"none{attack}")], ["why", str(faulty), attack]):
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code != 0
        assert result.stderr
        assert is_harmless(result.stderr)
