"""The stages as spaCy components: factories (found through entry points), ``load``, and what they leave on a Doc.

Each field is a component named ``vacaturextract_<field>``; it can stand alone in any Dutch pipeline, be left out, or be
replaced. All of them share one ``Work`` on the Doc: the posting under study, and which fields were asked for.
``doc._.vacancy`` is the record, built when it is asked for; ``doc.spans["vacancy"]`` is a view of it on the tokens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import spacy
import srsly
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.util import is_package

from vacaturextract import fields
from vacaturextract._version import __version__
from vacaturextract.errors import ArgumentError, ModelNotInstalledError
from vacaturextract.extraction import EMBEDDED, as_date, build_record, read_posting
from vacaturextract.knowledge import load as load_knowledge
from vacaturextract.posting import Entity, Posting
from vacaturextract.records import Vacancy
from vacaturextract.rules import PatternLibrary
from vacaturextract.text import SourceText, Span, encodable
from vacaturextract.zones import MOST_WORDS, forget_freed, lock_of

SPANS_KEY = "vacancy"
_HAD_SURROGATES = "vacaturextract_had_surrogates"
_WORK = "vacaturextract_work"
"""Keys of ``doc.user_data``; each component asks for the work there, since ``doc._`` takes some ten times as long."""
COMPONENTS: dict[str, str] = {stem: f"vacaturextract_{stem}" for stem in fields.STEMS}
_ENTITY_LABELS = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}
"""What the labels of published pipelines mean here; entities of other labels say nothing."""
_LONGEST_DOC = 1_000_000_000
"""spaCy's limit guards parsers that need memory per token; the embedded pipeline has none."""


@dataclass
class Options:
    """How one Doc is to be read; set on ``doc._.vacancy_options`` before the components run."""

    reference_date: date | None = None
    record_id: str | None = None
    format: str | None = None
    contacts: bool = True
    explain: bool = False


@dataclass
class Work:
    """What the components share on one Doc."""

    pipeline: tuple[str, str] = (EMBEDDED, __version__)
    posting: Posting | None = None
    stems: list[str] = field(default_factory=list)
    record: Vacancy | None = None
    raw: str | None = None
    """The text that the tokenizer was given; to put it together from the tokens takes as long as to read a field."""


def _record_of(doc: Doc) -> Vacancy | None:
    work: Work | None = doc.user_data.get(_WORK)
    if work is None:
        return None
    if work.record is None and work.posting is not None:
        options: Options = doc._.vacancy_options or Options()
        work.record = build_record(
            work.posting,
            record_id=options.record_id,
            contacts=options.contacts,
            explain=options.explain,
            pipeline=work.pipeline,
            stems=work.stems,
        )
    return work.record


def register_extensions() -> None:
    """Make ``doc._.vacancy`` and its helpers known to spaCy, and to the codec that saves Docs."""
    if not Doc.has_extension("vacancy"):
        Doc.set_extension("vacancy_options", default=None)
        Doc.set_extension("vacancy", getter=_record_of)
        srsly.msgpack_encoders("vacaturextract.doc", func=_encode)
        srsly.msgpack_decoders("vacaturextract.doc", func=_decode)


def _encode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """A Work is saved as its record, so that ``to_bytes``, ``DocBin`` and worker processes keep it."""
    if isinstance(value, Work):
        if value.record is None and value.posting is not None:
            value.record = build_record(value.posting, pipeline=value.pipeline, stems=value.stems)
        record = value.record.model_dump_json(fallback=str) if value.record is not None else None
        return {"__vacaturextract_work__": record, "pipeline": list(value.pipeline), "stems": value.stems}
    if isinstance(value, Options):
        given = value.reference_date
        return {
            "__vacaturextract_options__": given.isoformat() if given else None,
            "rest": [value.record_id, value.format, value.contacts, value.explain],
        }
    return chain(value) if chain is not None else value


def _decode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    if isinstance(value, dict) and "__vacaturextract_work__" in value:
        saved = value["__vacaturextract_work__"]
        record = Vacancy.model_validate_json(saved) if saved else None
        return Work(tuple(value["pipeline"]), None, list(value["stems"]), record)
    if isinstance(value, dict) and "__vacaturextract_options__" in value:
        return Options(as_date(value["__vacaturextract_options__"]), *value["rest"])
    return chain(value) if chain is not None else value


register_extensions()


class FieldComponent:
    """Reads one field of a posting. Without its siblings it works out what it needs by itself."""

    def __init__(self, nlp: Language, stem: str, patterns: Sequence[str] = (), knowledge: Sequence[str] = ()) -> None:
        self.stem = stem
        self.patterns = list(patterns)
        self._library = PatternLibrary.load(patterns)
        self._knowledge = load_knowledge(knowledge)
        self._pipeline = _identity(nlp)

    def __call__(self, doc: Doc) -> Doc:
        work: Work | None = doc.user_data.get(_WORK)
        if work is None:
            work = doc.user_data[_WORK] = Work()
        if work.posting is None:
            work.pipeline = self._pipeline
            work.posting = self._posting(doc, work.raw)
        work.record = None
        work.stems.append(self.stem)
        if self.stem != "contact" or (doc._.vacancy_options or Options()).contacts:
            _show_spans(doc, work.posting, self.stem)
        return doc

    def _posting(self, doc: Doc, raw: str | None) -> Posting:
        options: Options = doc._.vacancy_options or Options()
        raw = doc.text if raw is None else raw
        source = SourceText.from_raw(raw, format=options.format, surrogates=_HAD_SURROGATES in doc.user_data)
        entities = tuple(
            Entity(_ENTITY_LABELS[entity.label_], _clean_span(source, entity.start_char, entity.end_char))
            for entity in doc.ents
            if entity.label_ in _ENTITY_LABELS
        )
        return read_posting(
            raw,
            library=self._library,
            reference_date=options.reference_date,
            format=options.format,
            source=source,
            entities=entities,
            knowledge=self._knowledge,
        )

    def to_disk(self, _path: Path, **_: Any) -> None:
        """Nothing but the configuration is needed to restore a component."""

    def from_disk(self, _path: Path, **_: Any) -> FieldComponent:
        return self

    def to_bytes(self, **_: Any) -> bytes:
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> FieldComponent:
        return self


def _clean_span(source: SourceText, start: int, end: int) -> Span:
    return Span(source.from_raw_offset(start), source.from_raw_offset(end))


def _identity(nlp: Language) -> tuple[str, str]:
    name = nlp.meta.get("name") or ""
    if not name or name in ("pipeline", EMBEDDED):
        return EMBEDDED, __version__
    return f"{nlp.lang}_{name}", str(nlp.meta.get("version", ""))


def _show_spans(doc: Doc, posting: Posting, stem: str) -> None:
    """Decide a field, and add its evidence to ``doc.spans["vacancy"]``, widened to whole tokens."""
    spans = doc.spans
    if SPANS_KEY not in spans:
        spans[SPANS_KEY] = SpanGroup(doc, name=SPANS_KEY)
    group = spans[SPANS_KEY]
    label = fields.FIELDS[stem].record_key
    for candidate in posting.decision(stem).chosen:
        for clean in candidate.spans:
            start, end = posting.source.to_raw(clean)
            span = doc.char_span(start, end, label=label, alignment_mode="expand")
            if span is not None:
                group.append(span)


def _factory(stem: str) -> Callable[..., FieldComponent]:
    def create(nlp: Language, name: str, patterns: list[str], knowledge: list[str]) -> FieldComponent:  # noqa: ARG001 - spaCy names them
        return FieldComponent(nlp, stem, patterns, knowledge)

    config: dict[str, list[str]] = {"patterns": [], "knowledge": []}
    Language.factory(COMPONENTS[stem], assigns=["doc._.vacancy", "doc.spans"], default_config=config, func=create)
    return create


FACTORIES: dict[str, Callable[..., FieldComponent]] = {f"{stem}_factory": _factory(stem) for stem in fields.STEMS}


def __getattr__(name: str) -> Callable[..., FieldComponent]:
    """The factories by name, as the package's entry points ask for them ("pay_factory")."""
    try:
        return FACTORIES[name]
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None


# --- loading ------------------------------------------------------------------------------------------------------


_LONG_RUN = re.compile(r"\S{400,}")
_PIECE = 100


class GuardedTokenizer:
    """Wraps a pipeline's tokenizer so that any str can be read.

    Lone surrogates, which spaCy cannot encode, become U+FFFD. A run of hundreds of characters without a space is no word and
    is cut into pieces: a tokenizer takes signs off its ends one by one, in time that grows with the square of its length.
    """

    def __init__(self, tokenizer: Any) -> None:
        self.tokenizer = tokenizer
        self._most_words = MOST_WORDS

    def __call__(self, text: str) -> Doc:
        clean = encodable(text)
        doc: Doc = self.tokenizer(clean) if _LONG_RUN.search(clean) is None else self._in_pieces(clean)
        if clean is not text:
            doc.user_data[_HAD_SURROGATES] = True
        doc.user_data[_WORK] = Work(raw=clean)
        return doc

    def _in_pieces(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        done = 0
        for run in (*_LONG_RUN.finditer(text), None):
            start, end = run.span() if run else (len(text), len(text))
            for token in self.tokenizer(text[done:start]):
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
            words.extend(text[at : min(at + _PIECE, end)] for at in range(start, end, _PIECE))
            spaces.extend([False] * (len(words) - len(spaces)))
            done = end
        return Doc(self.tokenizer.vocab, words=words, spaces=spaces)

    @contextmanager
    def memory_zone(self, mem: Any = None) -> Iterator[Any]:
        """For ``nlp.memory_zone()``: what the tokenizer remembers of words inside goes when the zone ends."""
        vocab = self.tokenizer.vocab
        if len(vocab) > self._most_words and not forget_freed(vocab):  # a zone that has just begun holds no words
            self._most_words = 2 * len(vocab)
        inner = getattr(self.tokenizer, "memory_zone", None)
        with inner(mem) if inner is not None else nullcontext(mem) as zone:
            yield zone

    def to_disk(self, path: Path, **options: Any) -> None:
        self.tokenizer.to_disk(path, **options)

    def to_bytes(self, **options: Any) -> bytes:
        saved: bytes = self.tokenizer.to_bytes(**options)
        return saved

    def from_disk(self, path: Path, **options: Any) -> GuardedTokenizer:
        self.tokenizer.from_disk(path, **options)
        return self

    def from_bytes(self, data: bytes, **options: Any) -> GuardedTokenizer:
        self.tokenizer.from_bytes(data, **options)
        return self


def load(
    model: str | Path | Language | None = None, *, patterns: Sequence[str | Path] = (), knowledge: Sequence[str | Path] = ()
) -> Language:
    """A spaCy pipeline with all fields.

    Args:
        model: None for the embedded default, which downloads nothing; else the name of an installed pipeline
            ("nl_core_news_sm"), a path to a saved one, or a Language. Its persons, organisations and places then serve
            as evidence beside the rules.
        patterns: files or folders with rules of your own, used beside the shipped ones.
        knowledge: CSV files with pay tables or municipalities of your own, used beside what is shipped.

    Raises:
        ModelNotInstalledError: the named pipeline is not installed; the message says how to get it.
        PatternError: a pattern file has faults; all of them are listed.
        KnowledgeError: a file of knowledge has faults; all of them are listed.
    """
    paths = [str(Path(path).resolve()) for path in patterns]
    known = [str(Path(path).resolve()) for path in knowledge]
    load_knowledge(known)
    PatternLibrary.load(paths)  # all faults at once, before anything is built
    nlp = _base(model)
    nlp.max_length = _LONGEST_DOC
    if not isinstance(nlp.tokenizer, GuardedTokenizer):
        nlp.tokenizer = GuardedTokenizer(nlp.tokenizer)
    for stem, factory in COMPONENTS.items():
        if factory not in nlp.pipe_names:
            nlp.add_pipe(factory, name=COMPONENTS[stem], config={"patterns": paths, "knowledge": known})
    return nlp


def _base(model: str | Path | Language | None) -> Language:
    if isinstance(model, Language):
        return model
    if model is None:
        nlp = spacy.blank("nl")
        nlp.meta["name"] = EMBEDDED
        return nlp
    path = Path(model)
    if not path.exists() and not is_package(str(model)):
        raise ModelNotInstalledError(_how_to_install(str(model)))
    nlp = spacy.load(model)
    if nlp.lang not in ("nl", "xx"):
        raise ArgumentError(f"the pipeline {model} is for {nlp.lang!r}; a Dutch one ('nl') is needed")
    return nlp


def _how_to_install(model: str) -> str:
    return (
        f"the spaCy pipeline {model!r} is not installed and is no folder. To install a published Dutch pipeline run\n"
        f"    python -m spacy download nl_core_news_sm\n"
        f"or, without access to the network, copy its wheel and run  pip install nl_core_news_sm-*.whl\n"
        f"vacaturextract works without one: vacaturextract.load() is the embedded default."
    )


def extract_with(
    nlp: Language,
    text: str,
    *,
    reference_date: date | None = None,
    record_id: str | None = None,
    format: str | None = None,
    contacts: bool = True,
    explain: bool = False,
) -> Vacancy:
    """``vacaturextract.extract`` by a given pipeline."""
    if not isinstance(text, str):
        raise ArgumentError(f"text must be a str; it is {type(text).__name__}")
    with lock_of(nlp):
        doc = nlp.make_doc(text if isinstance(nlp.tokenizer, GuardedTokenizer) else encodable(text))
        doc._.vacancy_options = Options(reference_date, record_id, format, contacts, explain)
        record = nlp(doc)._.vacancy
    if record is None:
        raise ArgumentError("the pipeline given as nlp holds no vacaturextract component; make it with vacaturextract.load()")
    assert isinstance(record, Vacancy)
    return record
