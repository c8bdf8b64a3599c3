"""What a good reader knows: pay tables of collective agreements, and the register of Dutch municipalities.

    >>> from datetime import date
    >>> from vacaturextract import knowledge
    >>> scale = knowledge.pay_scale("CAO Gemeenten", "14", on=date(2020, 10, 1))
    >>> scale.minimum, scale.maximum, scale.week_hours, scale.status
    (Decimal('5074'), Decimal('6993'), 36.0, 'computed')
    >>> knowledge.municipality("Gieten").name
    'Aa en Hunze'

Each figure keeps its source, and whether it was published or computed; what is not known is None. The files lie in
``data/`` and are described in ``SOURCES.md``. Add your own with ``load``, and read postings with them through
``vacaturextract.load(knowledge=[...])``.
"""

from __future__ import annotations

from datetime import date

from vacaturextract.knowledge.pay_tables import PayScale
from vacaturextract.knowledge.register import Municipality
from vacaturextract.knowledge.store import Knowledge, load, shipped

__all__ = ["Knowledge", "Municipality", "PayScale", "load", "municipality", "pay_scale", "pay_scales", "shipped"]


def pay_scale(cao: str, scale: str, *, on: date) -> PayScale | None:
    """What a scale pays on a day, by what is shipped; see ``Knowledge.pay_scale``."""
    return shipped().pay_scale(cao, scale, on=on)


def pay_scales(cao: str, scale: str | None = None, *, on: date | None = None) -> tuple[PayScale, ...]:
    """All rows of an agreement, by what is shipped; see ``Knowledge.pay_scales``."""
    return shipped().pay_scales(cao, scale, on=on)


def municipality(name: str, *, on: date | None = None) -> Municipality | None:
    """A municipality by name, former name or place, by what is shipped; see ``Knowledge.municipality``."""
    return shipped().municipality(name, on=on)
