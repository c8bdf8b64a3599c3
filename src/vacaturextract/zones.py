"""Memory zones of spaCy, kept flat over any number of postings.

A zone frees the words that were new in it. But spaCy's two tables of words keep the place of each word that was freed: they
double in size for every so many new words, and never shrink. So they are made anew now and then, between zones. Words that are
met again are simply looked at again.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any
from weakref import WeakKeyDictionary

import srsly
from preshed.maps import PreshMap
from spacy.language import Language
from spacy.vocab import Vocab

MOST_WORDS = 200_000
"""Words that a vocabulary may have met before its tables are made anew; these are of 16 MB by then."""

_LOCKS: WeakKeyDictionary[Language, threading.RLock] = WeakKeyDictionary()
_LOCKING = threading.Lock()


def lock_of(nlp: Language) -> threading.RLock:
    """Held while a pipeline reads: a zone that ends in one thread frees words which another thread would still use."""
    with _LOCKING:
        return _LOCKS.setdefault(nlp, threading.RLock())


@contextmanager
def zone(nlp: Language) -> Iterator[None]:
    """A memory zone for this thread alone, or the one that is open already. No Doc made inside may be used after it."""
    vocab: Any = nlp.vocab  # spaCy's stubs leave out what is used here
    with lock_of(nlp), nullcontext() if vocab.in_memory_zone else nlp.memory_zone():
        yield


def forget_freed(vocabulary: Vocab) -> bool:
    """Make the tables of a vocabulary anew, without the places of words that were freed; only where no zone holds words.

    Strings and Docs outside zones stay as they are. False where lexemes were changed by hand: these are kept, and so is their
    table.
    """
    vocab: Any = vocabulary
    strings, freed = PreshMap(), vocab.strings._map
    for key, place in freed.items():
        strings[key] = place
    vocab.strings._map = strings
    if not _as_made(vocab):
        return False
    getters = dict(vocab.lex_attr_getters)
    vocab.from_bytes(srsly.msgpack_dumps({}))  # nothing to load: an empty table of lexemes is all that it does
    vocab.lex_attr_getters.update(getters)  # loading may wrap one of them, once more each time
    return True


def _as_made(vocab: Any) -> bool:
    """Whether each lexeme is as the vocabulary would make it anew."""
    fresh = Vocab(lex_attr_getters=vocab.lex_attr_getters, lookups=vocab.lookups)
    return all(_attributes(lexeme) == _attributes(fresh[lexeme.text]) for lexeme in vocab)


def _attributes(lexeme: Any) -> tuple[int, ...]:
    return lexeme.flags, lexeme.norm, lexeme.lower, lexeme.shape, lexeme.prefix, lexeme.suffix, lexeme.lang
