"""The spaCy side: components from entry points, what stays on a Doc, and pipelines with a model."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import vacaturextract as vx
from vacaturextract import pipeline, reading
from vacaturextract.errors import ArgumentError, ModelNotInstalledError
from vacaturextract.pipeline import COMPONENTS, Options
from vacaturextract.reading import Reader

SENTENCE = "Het salaris ligt tussen € 3.245 en € 4.671 bruto per maand."


def test_a_component_is_found_without_importing_us() -> None:
    code = (
        "import spacy\n"
        "nlp = spacy.blank('nl')\n"
        "nlp.add_pipe('vacaturextract_pay')\n"
        f"doc = nlp({SENTENCE!r})\n"
        "print(doc._.vacancy.pay[0].maximum, [span.text for span in doc.spans['vacancy']])\n"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed == "4671 ['€ 3.245 en € 4.671']\n"


def test_every_field_has_a_component_that_says_what_it_assigns() -> None:
    nlp = vx.load()
    analysis = nlp.analyze_pipes()
    assert list(analysis["summary"]) == list(COMPONENTS.values())
    for name in COMPONENTS.values():
        assert analysis["summary"][name]["assigns"] == ["doc._.vacancy", "doc.spans"]
    assert not any(analysis["problems"].values())


def test_a_component_can_be_left_out(posting: str) -> None:
    nlp = vx.load()
    nlp.remove_pipe("vacaturextract_contact")
    record = nlp(posting)._.vacancy
    assert record.contacts == []
    assert [gap.field for gap in record.gaps] == []
    assert record.model_copy(update={"contacts": vx.extract(posting).contacts}) == vx.extract(posting)


def test_the_pipeline_gives_the_identical_record(posting: str) -> None:
    nlp = vx.load()
    assert nlp(posting)._.vacancy == vx.extract(posting)
    options: dict[str, Any] = {"reference_date": "2024-05-01", "record_id": "x", "explain": True, "contacts": False}
    assert vx.extract(posting, nlp=nlp, **options) == vx.extract(posting, **options)


def test_two_processes_give_the_identical_records(posting: str) -> None:
    texts = [posting, SENTENCE, "", posting.replace("5.247", "4.900")]
    expected = [vx.extract(text) for text in texts]
    assert [doc._.vacancy for doc in vx.load().pipe(texts, n_process=2)] == expected
    assert list(vx.extract_many(texts, workers=2)) == expected


def test_docs_keep_the_record_when_saved(posting: str) -> None:
    nlp = vx.load()
    doc = nlp(posting)
    expected = [(span.label_, span.text) for span in doc.spans["vacancy"]]
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    packed = DocBin(store_user_data=True)
    packed.add(doc)
    (unpacked,) = DocBin().from_bytes(packed.to_bytes()).get_docs(nlp.vocab)
    for saved in (again, unpacked):
        assert saved._.vacancy == vx.extract(posting)
        assert [(span.label_, span.text) for span in saved.spans["vacancy"]] == expected


def test_spans_are_widened_to_tokens() -> None:
    doc = vx.load()("Je werkt 32-36 uur per week in schaal 10/11.")
    assert ("hours", "32-36 uur per week") in [(span.label_, span.text) for span in doc.spans["vacancy"]]


def test_options_on_a_doc(posting: str) -> None:
    nlp = vx.load()
    doc = nlp.make_doc(posting.replace("12 mei 2024", "12 mei").replace("21 mei 2024", "21 mei"))
    import datetime as dt

    doc._.vacancy_options = Options(reference_date=dt.date(2023, 4, 20))
    assert str(nlp(doc)._.vacancy.application_deadline.date) == "2023-05-12"


def test_a_pipeline_is_saved_and_loaded(tmp_path: Path, posting: str) -> None:
    vx.load().to_disk(tmp_path / "saved")
    assert spacy.load(tmp_path / "saved")(posting)._.vacancy == vx.extract(posting)


def test_lone_surrogates_and_long_texts_are_read() -> None:
    nlp = vx.load()
    raw = "Salaris \ud800 maximaal € 3.100 bruto per maand."
    assert nlp(raw)._.vacancy == vx.extract(raw)
    assert nlp("a " * 600_000)._.vacancy.kind in ("vacancy", "other")


def test_a_missing_model_says_how_to_install_it() -> None:
    with pytest.raises(ModelNotInstalledError, match=r"python -m spacy download nl_core_news_sm"):
        vx.load("nl_core_news_none")


def test_a_model_of_another_language_is_refused(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path / "german")
    with pytest.raises(ArgumentError, match="a Dutch one"):
        vx.load(tmp_path / "german")


def test_a_pipeline_without_our_components_is_refused() -> None:
    with pytest.raises(ArgumentError, match=r"vacaturextract.load"):
        vx.extract("tekst", nlp=spacy.blank("nl"))


@pytest.fixture(scope="module")
def small_pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Dutch pipeline with names, built and saved here; it pretends to be nobody else's."""
    nlp = spacy.blank("nl")
    nlp.meta["name"] = "test_names"
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [{"label": "PERSON", "pattern": "Xanthippe Quillfeather"}, {"label": "ORG", "pattern": "Gemeente Zwartewaterland"}]
    )
    path = tmp_path_factory.mktemp("models") / "nl_test_names"
    nlp.to_disk(path)
    return path


def test_a_saved_pipeline_is_loaded_and_named(small_pipeline: Path, posting: str) -> None:
    nlp = vx.load(small_pipeline)
    record = nlp(posting)._.vacancy
    assert record.provenance.pipeline == "nl_test_names"
    assert nlp.pipe_names[0] == "entity_ruler"
    assert [ent.text for ent in nlp(posting).ents] == ["Gemeente Zwartewaterland"]
    assert record.model_copy(update={"provenance": None}) == vx.extract(posting).model_copy(update={"provenance": None})


def test_entities_reach_the_stages(small_pipeline: Path) -> None:
    nlp = vx.load(small_pipeline)
    doc = nlp("Vragen? Neem contact op met Xanthippe Quillfeather.")
    entity = doc.user_data["vacaturextract_work"].posting.entities[0]
    text = doc.user_data["vacaturextract_work"].posting.text
    assert (entity.label, text[entity.span.start : entity.span.end]) == ("PER", "Xanthippe Quillfeather")


def test_records_are_valid_and_survive_json(posting: str) -> None:
    record = vx.extract(posting, explain=True)
    dumped = json.loads(json.dumps(record.model_dump(mode="json")))
    assert vx.Vacancy.model_validate(dumped) == record
    assert vx.Vacancy.model_validate_json(record.model_dump_json()) == record


def test_a_memory_zone_forgets_the_words_and_keeps_the_records(posting: str) -> None:
    nlp = vx.load()
    outside = nlp(posting)._.vacancy
    for word in ("Xyzzelaar", "Xyzzemaker"):
        with nlp.memory_zone():
            first, again = (doc._.vacancy for doc in nlp.pipe([f"{word}. {posting}", posting]))
            assert word in nlp.vocab.strings
        assert word not in nlp.vocab.strings
        assert again == outside
        assert first.pay[0].maximum == outside.pay[0].maximum


def many_words(count: int, first: int = 0) -> list[str]:
    """Texts of so many words that are in no other text."""
    return [" ".join(f"woord{number}x" for number in range(at, at + 100)) for at in range(first, first + count, 100)]


def read_words_in_zones(nlp: Language, zones: int) -> list[int]:
    """The size of the table of strings after each zone of a thousand new words."""
    vocab: Any = nlp.vocab
    sizes = []
    for number in range(zones):
        with nlp.memory_zone():
            for text in many_words(1_000, 1_000 * number):
                nlp.make_doc(text)
        sizes.append(vocab.strings._map.capacity)
    return sizes


def test_tables_of_freed_words_are_made_anew(monkeypatch: pytest.MonkeyPatch, posting: str) -> None:
    monkeypatch.setattr(pipeline, "MOST_WORDS", 2_000)
    nlp = vx.load()
    doc = nlp(posting)
    sizes = read_words_in_zones(nlp, 40)
    assert max(sizes[10:]) == max(sizes[:10])
    assert len(nlp.vocab) < 4_000
    assert "".join(token.text_with_ws for token in doc) == posting
    assert nlp(posting)._.vacancy == doc._.vacancy == vx.extract(posting)
    monkeypatch.setattr(pipeline, "MOST_WORDS", 1_000_000)
    assert max(read_words_in_zones(vx.load(), 40)) > max(sizes)


def test_words_that_were_changed_by_hand_stay_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "MOST_WORDS", 2_000)
    nlp = vx.load()
    nlp.vocab["zeg"].is_stop = True
    read_words_in_zones(nlp, 10)
    assert nlp.vocab["zeg"].is_stop


def test_many_postings_by_a_pipeline_leave_no_words(posting: str) -> None:
    nlp = vx.load()
    expected = [vx.extract(f"Xyzzelaar {number}. {posting}") for number in range(3)]
    assert list(vx.extract_many((f"Xyzzelaar {number}. {posting}" for number in range(3)), nlp=nlp)) == expected
    assert "Xyzzelaar" not in nlp.vocab.strings
    with nlp.memory_zone():  # and inside one that is open
        assert list(vx.extract_many(["Xyzzelaar"], nlp=nlp)) == [vx.extract("Xyzzelaar")]
        assert "Xyzzelaar" in nlp.vocab.strings


def test_a_run_with_a_model_leaves_no_words(small_pipeline: Path) -> None:
    reader = Reader(reading.Options(model=str(small_pipeline)))
    made = reader.read("Vragen? Bel Xyzzelaar Quillfeather, 06 12 34 56 78.", None, None)
    assert isinstance(made, vx.Vacancy)
    assert made.contacts[0].phones == ["+31612345678"]
    assert reader._nlp is not None
    assert "Xyzzelaar" not in reader._nlp.vocab.strings


def test_threads_may_share_a_pipeline(posting: str) -> None:
    nlp = vx.load()
    texts = [f"{word} {posting}" for word in many_words(800)]
    expected = [vx.extract(text) for text in texts]
    with ThreadPoolExecutor(4) as threads:
        runs = [threads.submit(lambda: list(vx.extract_many(texts, nlp=nlp))) for _ in range(2)]
        single = [threads.submit(vx.extract, text, nlp=nlp) for text in texts]
        assert [run.result() for run in runs] == [expected, expected]
        assert [one.result() for one in single] == expected
