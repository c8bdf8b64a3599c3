"""Shared fixtures. Nothing here needs a network or files outside the repository."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from vacaturextract.records import Vacancy, items_of
from vacaturextract.rules import PatternLibrary

settings.register_profile("quick", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.load_profile("quick")

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

POSTING = """Beleidsadviseur Wonen
Gemeente Zwartewaterland | Hasselt | 32-36 uur | schaal 10

Zwartewaterland telt ruim 23.000 inwoners. Bij de gemeente werken 190 collega's en de begroting bedraagt € 68 miljoen.

Wie ben jij?
Je bent analytisch, klantgericht en je werkt zelfstandig.

Wat bieden wij?
Een salaris van minimaal € 3.557 en maximaal € 5.247 bruto per maand (schaal 10, cao Gemeenten) op basis van 36 uur.
Een opleidingsbudget van € 1.500 per jaar en een reiskostenvergoeding van € 0,23 per kilometer.

Solliciteren
Reageer uiterlijk 12 mei 2024 via werkenbij@zwartewaterland.example.
Vragen? Bel Annelies Terpstra, teamleider Ruimte, 06 12 34 56 78. De gesprekken zijn op 21 mei 2024.
"""


@pytest.fixture(scope="session")
def library() -> PatternLibrary:
    return PatternLibrary.load()


@pytest.fixture
def no_gates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every rule searches wherever its cues stand, as where RE2 is not installed."""
    for rule in PatternLibrary.load().rules:
        monkeypatch.setattr(rule.gate, "find", lambda copy, start, end: start)


@pytest.fixture
def posting() -> str:
    """A short posting with every field."""
    return POSTING


@pytest.fixture
def shared() -> Path:
    """The folder of shared material; the test is skipped where it is absent."""
    if not (SHARED / "gold" / "dev.jsonl").exists():
        pytest.skip("the shared gold is not here")
    return SHARED


@pytest.fixture
def assert_exact() -> Callable[[Vacancy, str], None]:
    """Every piece of evidence must be exactly the raw characters it names, and every value must have some."""

    def check(record: Vacancy, raw: str) -> None:
        pieces: list[Any] = []
        for _, item in items_of(record):
            assert item.evidence, item
            pieces.extend(item.evidence)
        for other in (*record.warnings, *record.gaps, *(record.trace or ())):
            pieces.extend(other.evidence)
        for piece in pieces:
            assert 0 <= piece.start < piece.end <= len(raw), piece
            assert raw[piece.start : piece.end] == piece.text, piece

    return check
