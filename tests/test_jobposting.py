"""schema.org JobPosting: only terms of the vocabulary, only what the text says, and Google's missing requirements listed."""

from __future__ import annotations

import json
from typing import Any

import pytest

import vacaturextract as vx
from vacaturextract.jobposting import RECOMMENDED, REQUIRED

VOCABULARY = {
    # The terms used, of https://schema.org/JobPosting and its parts, as typed by schema-dts 2.1.0.
    "JobPosting": "title description datePosted validThrough hiringOrganization jobLocation employmentType baseSalary "
    "workHours skills applicationContact identifier jobStartDate directApply url",
    "Organization": "name sameAs url logo",
    "Place": "address",
    "PostalAddress": "addressCountry addressLocality addressRegion postalCode streetAddress",
    "MonetaryAmount": "currency maxValue minValue value",
    "QuantitativeValue": "maxValue minValue unitText value",
    "ContactPoint": "name contactType email telephone",
    "PropertyValue": "name value propertyID",
}
GOOGLE_REQUIRED = {"datePosted", "description", "hiringOrganization", "jobLocation", "title"}
"""https://developers.google.com/search/docs/appearance/structured-data/job-posting, "Required properties"."""
GOOGLE_EMPLOYMENT = {"FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"}
GOOGLE_UNITS = {"HOUR", "DAY", "WEEK", "MONTH", "YEAR"}
HEAD = "Geplaatst op 3 april 2024\nVacaturenummer: ZW-24-017\n"


def assert_in_vocabulary(node: Any) -> None:
    if isinstance(node, list):
        for item in node:
            assert_in_vocabulary(item)
    elif isinstance(node, dict):
        terms = set(VOCABULARY[node["@type"]].split())
        assert set(node) - {"@type", "@context"} <= terms, node
        for item in node.values():
            assert_in_vocabulary(item)


def test_a_whole_posting(posting: str) -> None:
    found = vx.extract(HEAD + posting).to_jobposting(country="NL")
    description = found.pop("description")
    assert found == {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": "Beleidsadviseur Wonen",
        "datePosted": "2024-04-03",
        "validThrough": "2024-05-12",
        "hiringOrganization": {"@type": "Organization", "name": "Gemeente Zwartewaterland"},
        "jobLocation": {
            "@type": "Place",
            "address": {"@type": "PostalAddress", "addressLocality": "Hasselt", "addressCountry": "NL"},
        },
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "EUR",
            "value": {"@type": "QuantitativeValue", "minValue": 3557.0, "maxValue": 5247.0, "unitText": "MONTH"},
        },
        "workHours": "32-36 hours a week",
        "skills": ["probleemanalyse", "klantgerichtheid", "zelfstandigheid"],
        "applicationContact": {
            "@type": "ContactPoint",
            "contactType": "application",
            "email": "werkenbij@zwartewaterland.example",
        },
        "identifier": {"@type": "PropertyValue", "name": "Gemeente Zwartewaterland", "value": "ZW-24-017"},
    }
    assert description.startswith("<p>Geplaatst op 3 april 2024<br>Vacaturenummer: ZW-24-017<br>Beleidsadviseur Wonen<br>")
    assert_in_vocabulary(found)
    assert found.missing == ["description"]


def test_what_google_requires_is_listed(posting: str) -> None:
    assert {path.partition(".")[0] for path in REQUIRED} == GOOGLE_REQUIRED
    record = vx.extract(posting)
    assert record.to_jobposting().missing == ["datePosted", "jobLocation.address.addressCountry"]
    assert record.to_jobposting({"datePosted": "2024-04-01"}, country="NL").missing == []
    assert record.to_jobposting().missing_recommended == ["employmentType", "identifier"]
    assert vx.extract("Schaal 9.", record_id="x").to_jobposting().missing == [
        path for path in REQUIRED if path != "description"
    ]  # fmt: skip
    again = vx.Vacancy.model_validate_json(record.model_dump_json())
    assert "description" in again.to_jobposting().missing
    assert again.to_jobposting(text=posting) == record.to_jobposting()
    assert set(RECOMMENDED) <= set(VOCABULARY["JobPosting"].split())


def test_a_job_at_home_needs_no_place() -> None:
    text = "Gemeente Borne zoekt een jurist."
    remote = vx.extract(text).to_jobposting({"datePosted": "2024-04-01", "jobLocationType": "TELECOMMUTE"})
    remote.pop("jobLocation")
    assert remote.missing == ["applicantLocationRequirements"]
    remote["applicantLocationRequirements"] = {"@type": "Country", "name": "NL"}
    assert remote.missing == []


def test_it_survives_json(posting: str) -> None:
    found = vx.extract(posting).to_jobposting()
    assert json.loads(json.dumps(found)) == found


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("Een uurloon van € 16,04 bruto.", "baseSalary", {"value": 16.04, "unitText": "HOUR"}),
        (
            "Een salaris van € 2.400 tot € 2.600 per 4 weken.",
            "baseSalary",
            {"minValue": 600, "maxValue": 650, "unitText": "WEEK"},
        ),
        ("Salaris maximaal € 4.120 bruto per maand.", "baseSalary", {"maxValue": 4120, "unitText": "MONTH"}),
        ("Reageer vóór 3 oktober 2024.", "validThrough", "2024-10-02"),
        ("Reageer uiterlijk 3 oktober 2024 om 09.00 uur.", "validThrough", "2024-10-03T09:00"),
        ("Reageer uiterlijk 3 oktober.", "validThrough", None),
        ("Wij bieden een tijdelijk contract. Fulltime, 36 uur per week.", "employmentType", ["FULL_TIME", "TEMPORARY"]),
        ("Je krijgt direct een vast contract.", "employmentType", None),
        ("Wij zoeken een stagiair voor zes maanden.", "employmentType", ["INTERN"]),
        ("Je werkt 0,8 fte.", "workHours", None),
    ],
)
def test_single_values(text: str, key: str, value: Any) -> None:
    found = vx.extract(text).to_jobposting().get(key)
    if key == "baseSalary":
        assert found["value"] == {"@type": "QuantitativeValue", **value}
        assert found["value"]["unitText"] in GOOGLE_UNITS
    else:
        assert found == value
        assert key != "employmentType" or set(found or ()) <= GOOGLE_EMPLOYMENT


def test_the_description_is_harmless_html() -> None:
    text = "Adviseur <script>alert(1)</script> & co\n\nSalaris \x1b[31m€ 3.000 bruto per maand"
    found = vx.extract(text, format="text").to_jobposting()
    assert found["description"] == (
        "<p>Adviseur &lt;script&gt;alert(1)&lt;/script&gt; &amp; co</p><p>Salaris \ufffd[31m€ 3.000 bruto per maand</p>"
    )


def test_lists_and_headings_are_html() -> None:
    page = "<h1>Jurist</h1><p>Borne zoekt een jurist.</p><ul><li>32 uur</li><li>schaal 11 &amp; meer</li></ul><p>Bel.</p>"
    assert vx.extract(page, format="html").to_jobposting()["description"] == (
        "<p>Jurist</p><p>Borne zoekt een jurist.</p><ul><li>32 uur</li><li>schaal 11 &amp; meer</li></ul><p>Bel.</p>"
    )
    assert vx.extract("Wij bieden:\n- 32 uur\n* schaal 9\nBel.").to_jobposting()["description"] == (
        "<p>Wij bieden:</p><ul><li>32 uur</li><li>schaal 9</li></ul><p>Bel.</p>"
    )


def test_postings_of_the_corpus_stay_in_the_vocabulary() -> None:
    from tests.conftest import ROOT

    for path in sorted((ROOT / "corpus" / "dev").glob("*.txt"))[::8]:
        assert_in_vocabulary(vx.extract(path.read_text("utf-8"), reference_date="2024-05-01").to_jobposting())
