"""contact"""

from __future__ import annotations

from vacaturextract import records
from vacaturextract.fields.base import FieldSpec, split
from vacaturextract.findings import Candidate
from vacaturextract.posting import Posting


def find(posting: Posting) -> list[Candidate]:
    return []


SPEC = FieldSpec("contact", "contacts", records.Contact, True, find, lambda posting, found: split(found), {}, explains_gap=True)
