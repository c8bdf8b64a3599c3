"""Whether the text is a posting at all, and in which language it is written."""

from __future__ import annotations

from vacaturextract.findings import Decision, Notice
from vacaturextract.posting import Posting


def decide(posting: Posting) -> Decision:
    """A decision with a chosen candidate where the text is no posting."""
    return Decision("kind")


def notices(posting: Posting) -> list[Notice]:
    return []


def language(posting: Posting) -> str | None:
    return "nl"
