"""deadline"""

from __future__ import annotations

from vacaturextract import records
from vacaturextract.fields.base import FieldSpec, split
from vacaturextract.findings import Candidate
from vacaturextract.posting import Posting


def find(posting: Posting) -> list[Candidate]:
    return []


SPEC = FieldSpec("deadline", "deadlines", records.Deadline, True, find, lambda posting, found: split(found), {}, explains_gap=True)
