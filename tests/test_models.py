"""With a statistical model: the same invariants, and what its entities may and may not change."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from spacy.language import Language
from spacy.tokens import Doc, Span

import vacaturextract as vx
from tests import trained
from tests.conftest import ROOT
from tests.test_invariants import TEXTS
from tests.test_properties import POSTINGS, values
from vacaturextract import evaluation as ev
from vacaturextract.records import Vacancy
from vacaturextract.text import encodable

_BASE: list[Language] = []
"""The pipeline as it was trained, without ours; made when the first test asks for it."""


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A trained pipeline on disk, as somebody else would have one."""
    path = tmp_path_factory.mktemp("models") / "nl_corpus_names"
    trained.train().to_disk(path)
    return path


@pytest.fixture(scope="module")
def nlp(model: Path) -> Language:
    return vx.load(model)


@pytest.fixture(scope="module")
def docs(nlp: Language) -> list[Doc]:
    """Every fourth posting of the corpus, HTML and odd line ends among them."""
    return list(nlp.pipe(TEXTS))


def test_the_model_reads_and_is_named(docs: list[Doc]) -> None:
    assert {"PER", "ORG", "LOC"} == {entity.label_ for doc in docs for entity in doc.ents}
    identities = {(doc._.vacancy.provenance.pipeline, doc._.vacancy.provenance.pipeline_version) for doc in docs}
    assert identities == {("nl_corpus_names", "0.0.1")}


def test_evidence_is_exact(docs: list[Doc], assert_exact: Callable[[Vacancy, str], None]) -> None:
    for doc in docs:
        assert_exact(doc._.vacancy, doc.text)


def test_records_are_valid_and_survive_json(docs: list[Doc]) -> None:
    for doc in docs:
        record = doc._.vacancy
        assert Vacancy.model_validate_json(record.model_dump_json()) == record
        assert Vacancy.model_validate(json.loads(json.dumps(record.model_dump(mode="json")))) == record


def test_extract_and_the_pipeline_agree(nlp: Language, docs: list[Doc]) -> None:
    assert [vx.extract(text, nlp=nlp) for text in TEXTS[::4]] == [doc._.vacancy for doc in docs[::4]]


def test_loaded_again_and_in_two_processes_it_gives_the_same(model: Path, docs: list[Doc]) -> None:
    again = vx.load(model).pipe(TEXTS[::4], n_process=2, batch_size=4)
    assert [doc._.vacancy for doc in again] == [doc._.vacancy for doc in docs[::4]]


def test_its_tokenizer_and_sentences_are_respected(model: Path, docs: list[Doc]) -> None:
    for doc, alone in zip(docs[::3], spacy.load(model).pipe(TEXTS[::3]), strict=True):
        assert [token.text_with_ws for token in doc] == [token.text_with_ws for token in alone]
        assert [sentence.start for sentence in doc.sents] == [sentence.start for sentence in alone.sents]
        assert [(e.start, e.end, e.label_) for e in doc.ents] == [(e.start, e.end, e.label_) for e in alone.ents]


def test_without_its_entities_the_record_is_that_of_the_rules(model: Path) -> None:
    nlp = vx.load(spacy.load(model, exclude=["ner"]))
    assert [values(doc._.vacancy) for doc in nlp.pipe(TEXTS[::4])] == [values(vx.extract(text)) for text in TEXTS[::4]]


def test_a_neutral_paragraph_in_front_shifts_spans_and_changes_no_contact(nlp: Language, docs: list[Doc]) -> None:
    front = "Dit is een rustige alinea over het weer en de tuin.\n\n"
    for doc in docs[::4]:
        shifted = vx.extract(front + doc.text, nlp=nlp) if "<" not in doc.text else doc._.vacancy
        by = len(front) if "<" not in doc.text else 0
        assert [(c.name, [(e.start - by, e.end - by) for e in c.evidence]) for c in shifted.contacts] == [
            (c.name, [(e.start, e.end) for e in c.evidence]) for c in doc._.vacancy.contacts
        ]


@settings(max_examples=15)
@given(POSTINGS)
def test_no_text_raises(model: Path, assert_exact: Callable[[Vacancy, str], None], raw: str) -> None:
    if not _BASE:
        _BASE.append(vx.load(model))
    assert_exact(vx.extract(raw, nlp=_BASE[0], explain=True), encodable(raw))


# --- what entities change -----------------------------------------------------------------------------------------


def _with(*patterns: tuple[str, str]) -> Language:
    """A pipeline that knows these words, each with its label."""
    nlp = spacy.blank("nl")
    nlp.meta["name"] = "test_words"
    nlp.add_pipe("entity_ruler").add_patterns(  # type: ignore[attr-defined]
        [{"label": label, "pattern": words} for words, label in patterns]
    )
    return vx.load(nlp)


def _names(text: str, nlp: Language | None = None) -> list[str | None]:
    return [contact.name for contact in vx.extract(text, nlp=nlp).contacts]


@pytest.mark.parametrize("label", ["PER", "PERSON"])
def test_an_unknown_name_that_a_wording_leads_to_is_believed(label: str) -> None:
    text = "Vragen over de vacature? Neem contact op met Xanthippe Quillfeather."
    assert _names(text) == []
    record = vx.extract(text, nlp=_with(("Xanthippe Quillfeather", label)))
    assert [(c.name, c.rule, [e.text for e in c.evidence]) for c in record.contacts] == [
        ("Xanthippe Quillfeather", "contact.contact_with", ["Xanthippe Quillfeather"])
    ]


def test_a_person_whom_nothing_leads_to_is_no_contact() -> None:
    text = "In ons team werkt Xanthippe Quillfeather al jaren. Solliciteer via werken@veldhuis.example."
    assert _names(text, _with(("Xanthippe Quillfeather", "PER"))) == [None]


@pytest.mark.parametrize("label", ["ORG", "LOC", "GPE", "FAC"])
def test_a_body_or_a_place_is_no_contact(label: str) -> None:
    text = "Voor vragen kun je bellen met Quillfeather Vossenburg op 030-2345678."
    assert _names(text) == ["Quillfeather Vossenburg"]
    assert _names(text, _with(("Quillfeather Vossenburg", label))) == [None]


def test_what_the_rules_are_sure_of_no_model_takes_away() -> None:
    text = "Vragen? Bel Annelies Terpstra, teamleider Ruimte, 06 12 34 56 78."
    assert _names(text, _with(("Annelies Terpstra", "ORG"))) == ["Annelies Terpstra"]


def test_a_firm_named_like_a_person_is_an_employer_where_a_model_sees_a_body() -> None:
    text = "Planner\nWerken bij Joris Vossenburg in Tiel. Joris Vossenburg zoekt een planner voor 32 uur per week."
    assert vx.extract(text).organisation is None
    record = vx.extract(text, nlp=_with(("Joris Vossenburg", "ORG")))
    assert record.organisation is not None
    assert (record.organisation.value, record.organisation.rule) == ("Joris Vossenburg", "organisation.about")


@Language.component("every_capital_is_a_person")
def _every_capital(doc: Doc) -> Doc:
    doc.ents = [Span(doc, start, end, label="PER") for start, end in _runs(doc)]
    return doc


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    start = None
    for i in range(len(doc) + 1):
        if i < len(doc) and doc[i].is_title:
            start = i if start is None else start
        elif start is not None:
            yield start, i
            start = None


def test_the_worst_of_models_costs_no_name() -> None:
    """It takes each run of capitalised words for a person; a name still needs a wording or a number that leads to it."""
    nlp = spacy.blank("nl")
    nlp.add_pipe("every_capital_is_a_person")
    lines = ev.read_gold([str(ROOT / "corpus" / "hard")])[::2]
    rules = ev.evaluate(lines, ev.extract_records(lines))
    both = ev.evaluate(lines, ev.extract_records(lines, nlp=vx.load(nlp)))
    assert ev.differences(rules, both) == []
