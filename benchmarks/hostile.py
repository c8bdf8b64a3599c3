"""Time on hostile and odd input, in seconds of the processor per megabyte, at three sizes of each kind.

Run ``python -m benchmarks.hostile`` in a checkout (``--sizes 10_000,1_000_000`` for a shorter run, names of kinds to choose;
``--by pipeline`` or ``--by command`` for a pipeline of ``vx.load()`` or ``vacaturextract extract``). What 200 characters of the
kind take is taken off (the fastest of twenty runs): each call costs that, however short its text is. The last column is the
largest of the three figures divided by the smallest: time is linear where it stays below 2. The smallest may be higher by what
the middle one of the twenty runs differs from the fastest: it is known no closer (this matters below 0.02).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import vacaturextract as vx

if TYPE_CHECKING:
    from spacy.language import Language

_WARM_UP = 5_000
"""Characters of each kind read beforehand: rules are compiled when they first meet their words."""
SIZES = (10_000, 1_000_000, 10_000_000)
MOST_FACTOR = 2.0
_SHORT = 200

_PROSE = (
    "Wij zoeken een medewerker voor het team. Het salaris is maximaal € 4.120 bruto per maand (schaal 9) bij 36 uur per week. "
    "Je bent klantgericht en reageert voor 3 oktober via hr@voorbeeld.example of bel 038 123 45 67. "
)
_WRAPPED = (
    "De gemeente zoekt een ervaren beleidsmedewerker die met plezier werkt aan wonen in\nde stad en die de weg kent.\n" * 5
)


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def _counted(unit: str) -> Callable[[int], str]:
    """The unit with another word in it each time: what is looked up for each name may not cost more the more there are."""

    def made(size: int) -> str:
        pieces: list[str] = []
        length = number = 0
        while length < size:
            letters = [chr(ord("a") + number // 26**place % 26) for place in range(5)]
            pieces.append(unit.format(word="".join(letters).capitalize(), day=number % 28 + 1, year=2000 + number // 28 % 50))
            length += len(pieces[-1])
            number += 1
        return "".join(pieces)[:size]

    return made


def _nested(size: int) -> str:
    return "<div>" * (size // 11) + "</div>" * (size // 11)


def _one_line(size: int) -> str:
    return _PROSE.replace("\n", " ") * (size // len(_PROSE) + 1)


KINDS: dict[str, Callable[[int], str]] = {
    "posting": _repeated(_PROSE + "\n"),
    "one line": _repeated(_PROSE),
    "one word": _repeated("a"),
    "digits": _repeated("1234567890"),
    "spaced digits": _repeated("12 3 "),
    "amounts": _repeated("€ 1.000 "),
    "dates": _repeated("12 mei 2024 "),
    "scales": _repeated("schaal 10 "),
    "people": _repeated("Jan de Vries "),
    "phones": _repeated("06 12345678 "),
    "mails": _repeated("a@b.nl "),
    "inhabitants": _repeated("23.000 inwoners "),
    "other people": _counted("Bel {word} de Vries of mail naar {word}@b.nl. "),
    "other employers": _counted("Gemeente {word} zoekt een adviseur. "),
    "other titles": _counted("Functie: adviseur {word}\n"),
    "other days": _counted("Reageren kan uiterlijk {day} mei {year}. "),
    "brackets": _repeated("("),
    "blank lines": _repeated("\n"),
    "wrapped lines and a gap": lambda size: _WRAPPED + " " * max(0, size - len(_WRAPPED)) + "x\n",
    "a heading without end": lambda size: "# " + _repeated("je bent klantgericht en flexibel, ")(size - 2),
    "spaces": _repeated(" "),
    "short lines": _repeated("a\n"),
    "headings": _repeated("Wat bieden wij?\n"),
    "bold": _repeated("**a** "),
    "rulers": _repeated("---\n"),
    "pages": _repeated("pagina 1 van 2\n"),
    "spaced letters": _repeated("A B C D E  "),
    "glued": _repeated("verwachtenSalaris"),
    "backslashes": _repeated("\\"),
    "ampersands": _repeated("&"),
    "entities": _repeated("&amp;"),
    "nested tags": _nested,
    "open tags": _repeated("<a "),
    "declarations": _repeated("<!["),
    "comments": _repeated("<!--"),
    "quotes in a tag": lambda size: "<p>" + _repeated("<a b='")(size - 3),
    "scripts": _repeated("<script>"),
    "hidden": _repeated("<div hidden>"),
    "mail links": _repeated('<a href="mailto:a@b.nl">Mail</a> '),
    "tables": _repeated("<table><tr><td>Schaal</td><td>10</td></tr></table>"),
    "json-ld": _repeated('<script type="application/ld+json">{"@type":"JobPosting","title":"a"}</script>'),
    "json-ld open": lambda size: '<p><script type="application/ld+json">' + "[" * (size - 38),
    "nul": _repeated("\x00"),
    "surrogates": _repeated("\ud800"),
    "right-to-left": _repeated("\u202e\u200fabc "),
    "emoji": _repeated("😀👩‍👩‍👧 "),
    "combining": _repeated("e\u0301\u0302\u0303"),
    "fullwidth": _repeated("３６ uur "),
    "carriage returns": _repeated(_PROSE + "\r"),
    "mojibake": _repeated("â‚¬ 2.500 creĂ«ert "),
    "invisible": _repeated("\u00ad"),
}
"""Name -> a text of about the size asked for, in characters."""


class Figure(NamedTuple):
    """Seconds of the processor per million characters."""

    seconds: float
    doubt: float
    """How much more it may be."""


def seconds_per_mb(kind: str, size: int, *, least: float = 0.2, read: Callable[[str], object] = vx.extract) -> Figure:
    """The best of some runs, for at least ``least`` seconds in all."""
    text = KINDS[kind](size)
    read(text[:_WARM_UP])
    fixed, *others = sorted(_seconds(text[:_SHORT], read) for _ in range(20))
    doubt = max(others[len(others) // 2] - fixed, 1e-9)
    best, spent = float("inf"), 0.0
    while spent < least:
        one = _seconds(text, read)
        best, spent = min(best, one), spent + one
    per_mb = 1_000_000 / max(len(text) - _SHORT, 1)
    return Figure(max(best - fixed, 0.0) * per_mb, doubt * per_mb)


def _seconds(text: str, read: Callable[[str], object]) -> float:
    started = time.process_time()
    read(text)
    return time.process_time() - started


def _by_pipeline(text: str) -> object:
    return _pipeline()(text)._.vacancy


@cache
def _pipeline() -> Language:
    return vx.load()


def _by_command(text: str) -> object:
    """The command in this process, from a file of JSON Lines to standard output."""
    from typer.testing import CliRunner

    from vacaturextract.cli import app

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "in.jsonl")
        path.write_text(json.dumps({"text": text}) + "\n", encoding="utf-8")
        result = CliRunner().invoke(app, ["extract", str(path)])
    if result.exit_code:
        raise RuntimeError(result.stderr)
    return result.stdout


WAYS: dict[str, Callable[[str], object]] = {"extract": vx.extract, "pipeline": _by_pipeline, "command": _by_command}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 where a kind is not linear."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", default=list(KINDS), help="which kinds; default: all")
    parser.add_argument("--by", choices=WAYS, default="extract", help="which way of reading")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="characters, with commas between")
    chosen = parser.parse_args(arguments)
    sizes = [int(size) for size in chosen.sizes.split(",")]
    vx.extract(_PROSE * 100)
    print(f"{'kind':18}", *(f"{size:>12,}" for size in sizes), f"{'factor':>8}")
    worst = 0.0
    for kind in chosen.kinds:
        figures = [seconds_per_mb(kind, size, read=WAYS[chosen.by]) for size in sizes]
        factor = max(1.0, max(seconds for seconds, _ in figures) / min(map(sum, figures)))
        worst = max(worst, factor)
        print(f"{kind:18}", *(f"{seconds:12.3f}" for seconds, _ in figures), f"{factor:8.2f}", flush=True)
    return int(worst > MOST_FACTOR)


if __name__ == "__main__":
    sys.exit(main())
