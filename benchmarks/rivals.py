"""What users would put together instead: each finds a part of what a record holds.

``pip install 'vacaturextract[benchmark]'`` brings them.
"""

from __future__ import annotations

import contextlib
import importlib
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_POSTINGS = 10
"""Postings that a rival reads: some take seconds for one."""


@dataclass(frozen=True)
class Rival:
    """A library, what it finds, and how it is called."""

    name: str
    module: str
    finds: str
    prepare: Callable[[Any], Callable[[str], object]]

    def milliseconds(self, texts: Sequence[str]) -> float | None:
        """Processor time a posting, after a first pass; None where it is not installed."""
        try:
            with _quiet():
                read = self.prepare(importlib.import_module(self.module))
        except ImportError:
            return None
        few = texts[:: max(1, len(texts) // _POSTINGS)][:_POSTINGS]
        spent = 0.0
        with _quiet():
            for text in few:
                read(text)
            start = time.process_time()
            for text in few:
                read(text)
            spent = time.process_time() - start
        return spent / len(few) * 1000


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


def _phonenumbers(library: Any) -> Callable[[str], object]:
    return lambda text: [match.number for match in library.PhoneNumberMatcher(text, "NL")]


def _dateparser(library: Any) -> Callable[[str], object]:
    return lambda text: library.search_dates(text, languages=["nl"])


def _recognizers(library: Any) -> Callable[[str], object]:
    nl = library.Culture.Dutch
    return lambda text: [
        library.recognize_currency(text, nl),
        library.recognize_number(text, nl),
        library.recognize_datetime(text, nl),
    ]


def _duckling(library: Any) -> Callable[[str], object]:
    zones = library.load_time_zones("/usr/share/zoneinfo")
    now = library.parse_ref_time(zones, "Europe/Amsterdam", 1_700_000_000)
    locale = library.parse_locale("NL_NL", library.default_locale_lang(library.parse_lang("NL")))
    context = library.Context(now, locale)
    kinds = library.parse_dimensions(["amount-of-money", "time", "phone-number", "email", "url"])
    return lambda text: library.parse(text, context, kinds, False)


def _deduce(library: Any) -> Callable[[str], object]:
    model = library.Deduce()
    return lambda text: model.deidentify(text)


RIVALS = (
    Rival("phonenumbers", "phonenumbers", "phone numbers", _phonenumbers),
    Rival("dateparser.search", "dateparser.search", "dates", _dateparser),
    Rival("ms-recognizers-text-suite", "ms_recognizers_suite", "amounts, numbers, dates", _recognizers),
    Rival("pyduckling-native-phihos", "duckling", "amounts, dates, phones, e-mail, links", _duckling),
    Rival("deduce", "deduce", "people, places, institutions, phones, e-mail, dates", _deduce),
)
