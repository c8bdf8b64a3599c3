"""``records.built`` gives what pydantic's own ``model_construct`` gives."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import BaseModel

from vacaturextract import records

PLACE = records.built(records.Evidence, start=1, end=3, text="ab")


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (records.Evidence, {"text": "ab", "start": 1, "end": 3}),
        (
            records.Pay,
            {"minimum": Decimal(1), "maximum": None, "period": "hour", "evidence": [PLACE], "rule": "a.b", "confidence": 0.5},
        ),
        (records.Contact, {"name": "A", "evidence": [PLACE], "rule": "a.b", "confidence": 0.5}),
        (records.Warning, {"code": "a", "message": "b"}),
    ],
)
def test_built(model: type[BaseModel], values: dict[str, object]) -> None:
    ours, theirs = records.built(model, **values), model.model_construct(**values)
    assert ours == theirs
    assert ours.model_dump_json() == theirs.model_dump_json()
    assert ours.model_fields_set == theirs.model_fields_set
    assert model.model_validate_json(ours.model_dump_json()) == ours


def test_lists_are_not_shared() -> None:
    first, second = (records.built(records.Warning, code="a", message="b") for _ in range(2))
    first.evidence.append(PLACE)
    assert second.evidence == []
