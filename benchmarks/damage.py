"""What is lost when postings are damaged as PDF export, pasting and wrong code pages damage them.

Run ``python -m benchmarks.damage`` in a checkout (names of damages to choose). The plain texts of ``corpus/dev`` are damaged by
program and read; a value of the undamaged text's record that the damaged one's lacks counts as lost, one that only the damaged
one has as new. Printed in percent of all values, in all and for each field.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import vacaturextract as vx

_CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "dev"
_WIDTH = 70
_PAGE = 38
_ONE = ("title", "organisation", "location", "cao", "employment", "agency", "status", "hours")
_MANY = ("salary_scales", "pay", "inhabitants", "deadlines", "contacts", "competencies")


def _wrapped(text: str, *, hyphens: bool = False, between: str = "\n") -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        while len(line) > _WIDTH:
            cut = line.rfind(" ", 0, _WIDTH + 1)
            word = re.compile(r"[a-z]{9,}").match(line, cut + 1)
            if hyphens and word is not None and _WIDTH - cut > 5:
                at = min(_WIDTH - 1, word.end() - 4)
                lines.append(line[:at] + "-")
                line = line[at:]
            elif cut <= 0:
                break
            else:
                lines.append(line[:cut])
                line = line[cut + 1 :]
        lines.append(line)
    return between.join(lines)


def _paged(text: str, *, feed: str = "") -> str:
    lines = _wrapped(text).split("\n")
    pages = [lines[i : i + _PAGE] for i in range(0, len(lines), _PAGE)]
    made = []
    for number, page in enumerate(pages, 1):
        made += [feed + "Functieprofiel en procedure", *page, f"Pagina {number} van {len(pages)}"]
    return "\n".join(made)


def _mistaken(text: str, code_page: str) -> str:
    return "".join(
        character if character.isascii() else character.encode().decode(code_page, "ignore") or character for character in text
    )


DAMAGES: dict[str, Callable[[str], str]] = {
    "wrapped": _wrapped,
    "wrapped with hyphens": lambda text: _wrapped(text, hyphens=True),
    "wrapped, blank lines between": lambda text: _wrapped(text, between="\n\n"),
    "blank lines between": lambda text: text.replace("\n", "\n\n"),
    "pages with headers": _paged,
    "pages with form feeds": lambda text: _paged(text, feed="\f"),
    "mojibake cp1252": lambda text: _mistaken(text, "cp1252"),
    "mojibake cp1250": lambda text: _mistaken(text, "cp1250"),
    "mojibake twice": lambda text: _mistaken(_mistaken(text, "cp1252"), "cp1252"),
    "markdown escapes": lambda text: re.sub(r"([.\-+()!#*_])", r"\\\1", text),
    "glued lines": lambda text: re.sub(r"\n+", "", text),
    "lines joined": lambda text: re.sub(r"\n+", " ", text),
    "lower case": str.lower,
    "hard spaces": lambda text: text.replace(" ", "\u00a0"),
    "carriage returns": lambda text: text.replace("\n", "\r"),
    "entities": lambda text: text.replace("&", "&amp;").replace("€", "&euro;").replace("ë", "&euml;").replace("é", "&#233;"),
    "quoted mail": lambda text: "".join(f"> {line}\n" for line in text.split("\n")),
    "two spaces": lambda text: text.replace(" ", "  "),
}
"""Name -> how a text is damaged."""


def plain_texts() -> list[str]:
    """The texts of ``corpus/dev`` that are no pages."""
    texts = [path.read_bytes().decode("utf-8") for path in sorted(_CORPUS.glob("*.txt"))]
    return [text for text in texts if "html" not in vx.extract(text).provenance.undone]


def values(text: str) -> Counter[tuple[str, str]]:
    """The values of a record, field by field, in lower case."""
    record = vx.extract(text, reference_date="2024-05-01")
    return Counter((name, said.lower()) for name, said in _said(record))


def _said(record: vx.Vacancy) -> Iterator[tuple[str, str]]:
    yield "kind", record.kind
    for name in _ONE:
        if (item := getattr(record, name)) is not None:
            yield name, str(item if isinstance(item, str) else item.model_dump(exclude={"evidence", "rule", "confidence"}))
    for name in _MANY:
        for item in getattr(record, name):
            yield name, str(item.model_dump(exclude={"evidence", "rule", "confidence"}))


def loss(
    damage: Callable[[str], str], texts: Sequence[str], whole: Sequence[Counter[tuple[str, str]]]
) -> tuple[float, float, Counter[str]]:
    """Shares of values lost and new, in percent, and how many are lost of each field."""
    lost: Counter[str] = Counter()
    new = 0
    for text, own in zip(texts, whole, strict=True):
        found = values(damage(text))
        lost.update(name for name, _ in (own - found).elements())
        new += (found - own).total()
    total = sum(own.total() for own in whole)
    return lost.total() / total * 100, new / total * 100, lost


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("damages", nargs="*", default=list(DAMAGES), help="which damages; default: all")
    chosen = parser.parse_args(arguments)
    texts = plain_texts()
    whole = [values(text) for text in texts]
    print(f"{len(texts)} texts, {sum(own.total() for own in whole)} values")
    print(f"{'damage':30} {'lost':>6} {'new':>6}  lost by field")
    for name in chosen.damages:
        lost, new, fields = loss(DAMAGES[name], texts, whole)
        print(f"{name:30} {lost:5.1f}% {new:5.1f}%  " + ", ".join(f"{n} {c}" for n, c in fields.most_common(6)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
