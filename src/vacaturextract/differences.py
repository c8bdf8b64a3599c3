"""What changed between two versions of a posting: values that came, went, rose, fell or moved. Wording alone is no change."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from vacaturextract.records import Contact, Deadline, Hours, Inhabitants, Pay, Vacancy
from vacaturextract.showing.words import LABELS, words_of

ChangeKind = Literal["added", "removed", "raised", "lowered", "later", "earlier", "changed"]
_HOW_IT_WAS_FOUND = {"evidence", "rule", "confidence"}
_SINGLE = (
    "title", "organisation", "location", "agency", "reference_number", "date_posted", "employment", "cao", "pay_disclosure",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise in the new version."""

    field: str
    kind: ChangeKind
    old: Any
    """The item of the old record (a str for kind and status), None where it was added."""
    new: Any
    message: str

    def __str__(self) -> str:
        return self.message


def diff(old: Vacancy, new: Vacancy) -> list[Change]:
    """What a new version of a posting says otherwise than an old one.

    Compared are values, not the words that state them or where they stand. Of pay and inhabitants the first statement counts,
    which is the job's and the present one. Deadlines are paired by their kind, contacts by their name, or by a number or
    address that two desks share.

    Args:
        old: the record of the earlier version.
        new: the record of the later one.

    Returns:
        The changes in the order of the record's fields; none where both say the same. ``str(change)`` is a line for people.
    """
    return list(_changes(old, new))


def _changes(old: Vacancy, new: Vacancy) -> Iterator[Change]:
    for name in ("kind", "status"):
        yield from _single(name, getattr(old, name), getattr(new, name), _changed)
    for name in _SINGLE:
        yield from _single(name, getattr(old, name), getattr(new, name), _changed)
    yield from _several("salary_scales", old.salary_scales, new.salary_scales, lambda scale: (scale.scale, scale.role))
    yield from _single("pay", _first(old.pay), _first(new.pay), _pay_went)
    yield from _single("hours", old.hours, new.hours, _hours_went)
    yield from _single("inhabitants", _first(old.inhabitants), _first(new.inhabitants), _people_went)
    yield from _deadlines(old.deadlines, new.deadlines)
    yield from _contacts(old.contacts, new.contacts)
    yield from _several("competencies", old.competencies, new.competencies, lambda competency: competency.label)


def _first(items: Sequence[Any]) -> Any:
    return items[0] if items else None


def _said(item: Any) -> Any:
    """The value of an item, without how it was found."""
    return item if item is None or isinstance(item, str) else item.model_dump(exclude=_HOW_IT_WAS_FOUND)


def _single(field: str, before: Any, after: Any, went: Callable[[Any, Any], ChangeKind]) -> Iterator[Change]:
    if _said(before) == _said(after):
        return
    kind: ChangeKind = "added" if before is None else "removed" if after is None else went(before, after)
    yield _change(field, kind, before, after)


def _several(field: str, before: Sequence[Any], after: Sequence[Any], key: Callable[[Any], Hashable]) -> Iterator[Change]:
    had, has = {key(item) for item in before}, {key(item) for item in after}
    yield from (_change(field, "removed", item, None) for item in before if key(item) not in has)
    yield from (_change(field, "added", None, item) for item in after if key(item) not in had)


def _change(field: str, kind: ChangeKind, before: Any, after: Any) -> Change:
    told = [item if isinstance(item, str) else words_of(field, item) for item in (before, after) if item is not None]
    return Change(field, kind, before, after, f"{LABELS.get(field, field.capitalize())} {kind}: {' -> '.join(told)}")


# --- which way a value went ---------------------------------------------------------------------------------------


def _changed(_before: Any, _after: Any) -> ChangeKind:
    return "changed"


def _direction(pairs: Sequence[tuple[Any, Any]]) -> ChangeKind:
    """The way that all ends known before and after went, where they went one way."""
    steps = {after > before for before, after in pairs if None not in (before, after) and after != before}
    if len(steps) != 1 or any((before is None) != (after is None) for before, after in pairs):
        return "changed"
    return "raised" if steps.pop() else "lowered"


def _pay_went(before: Pay, after: Pay) -> ChangeKind:
    rest = ("period", "tax", "full_time_hours", "includes")
    if any(getattr(before, name) != getattr(after, name) for name in rest):
        return "changed"
    return _direction([(before.minimum, after.minimum), (before.maximum, after.maximum)])


def _hours_went(before: Hours, after: Hours) -> ChangeKind:
    return _direction([(before.minimum, after.minimum), (before.maximum, after.maximum)])


def _people_went(before: Inhabitants, after: Inhabitants) -> ChangeKind:
    return _direction([(before.count, after.count)]) if before.place == after.place else "changed"


def _day_went(before: Deadline, after: Deadline) -> ChangeKind:
    if before.date is None or after.date is None or before.date == after.date:
        return "changed"
    return "later" if after.date > before.date else "earlier"


# --- pairs --------------------------------------------------------------------------------------------------------


def _deadlines(before: Sequence[Deadline], after: Sequence[Deadline]) -> Iterator[Change]:
    """Those of one kind in their order, after those that stayed."""
    for kind in dict.fromkeys(deadline.kind for deadline in (*before, *after)):
        gone = [step for step in before if step.kind == kind and not _among(step, after)]
        come = [step for step in after if step.kind == kind and not _among(step, before)]
        for old, new in zip(gone, come, strict=False):
            yield _change("deadlines", _day_went(old, new), old, new)
        yield from (_change("deadlines", "removed", old, None) for old in gone[len(come) :])
        yield from (_change("deadlines", "added", None, new) for new in come[len(gone) :])


def _among(deadline: Deadline, others: Sequence[Deadline]) -> bool:
    """Whether the same step stands among others; how its year was settled does not matter."""
    own = deadline.model_dump(exclude={*_HOW_IT_WAS_FOUND, "year_source"})
    return any(own == other.model_dump(exclude={*_HOW_IT_WAS_FOUND, "year_source"}) for other in others)


def _contacts(before: Sequence[Contact], after: Sequence[Contact]) -> Iterator[Change]:
    left = list(after)
    for old in before:
        new = next((other for other in left if _traits(old) & _traits(other)), None)
        if new is None:
            yield _change("contacts", "removed", old, None)
            continue
        left.remove(new)
        if _said(old) != _said(new):
            yield _change("contacts", "changed", old, new)
    yield from (_change("contacts", "added", None, new) for new in left)


def _traits(contact: Contact) -> set[str]:
    """What tells a person or desk: a name, or for want of one its numbers and addresses."""
    if contact.name is not None:
        return {contact.name.casefold()}
    return {*contact.phones, *(email.casefold() for email in contact.emails)} or {(contact.role or "desk").casefold()}
