"""A page's JSON-LD JobPosting: it fills what the text lacks, never overrules it, and every value stands in the raw page."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

import vacaturextract as vx
from vacaturextract.explain import lines_of
from vacaturextract.records import Vacancy, items_of

DATA: dict[str, Any] = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "title": "Adviseur Wonen &amp; Zorg",
    "hiringOrganization": {"@type": "Organization", "name": "Gemeente Olst-Wijhe"},
    "jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Wijhe"}},
    "employmentType": ["PART_TIME", "TEMPORARY"],
    "workHours": "32-36 uur per week",
    "datePosted": "2024-04-20",
    "validThrough": "2024-05-12T23:59:00+02:00",
    "identifier": {"@type": "PropertyValue", "name": "intern", "value": "OW-2024-17"},
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "EUR",
        "value": {"@type": "QuantitativeValue", "minValue": 3226, "maxValue": "4.945,00", "unitText": "MONTH"},
    },
    "skills": ["klantgericht", "Python"],
    "applicationContact": {"name": "Marit van der Veen", "telephone": "06 24681357", "email": "werving@olst-wijhe.example"},
}
LITTLE = "<h1>Vacature</h1><p>Kom bij ons werken in het mooie Salland.</p>"


def page(data: Any, body: str = LITTLE, *, indent: int | None = 2) -> str:
    block = data if isinstance(data, str) else json.dumps(data, indent=indent)
    return f'<html><head><script type="application/ld+json">\n{block}\n</script></head><body>{body}</body></html>'


def stated(record: Vacancy) -> dict[str, list[tuple[str, list[str]]]]:
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for name, item in items_of(record):
        found.setdefault(name, []).append((item.rule, [piece.text for piece in item.evidence]))
    return found


def test_it_fills_what_the_page_does_not_show(assert_exact: Callable[[Vacancy, str], None]) -> None:
    raw = page(DATA)
    record = vx.extract(raw, explain=True)
    assert_exact(record, raw)
    assert stated(record) == {
        "title": [("title.jsonld", ["Adviseur Wonen &amp; Zorg"])],
        "organisation": [("organisation.jsonld", ["Gemeente Olst-Wijhe"])],
        "location": [("location.jsonld", ["Wijhe"])],
        "employment": [("employment.jsonld", ["TEMPORARY"])],
        "reference_number": [("reference_number.jsonld", ["OW-2024-17"])],
        "date_posted": [("date_posted.jsonld", ["2024-04-20"])],
        "pay": [("pay.jsonld", ["3226", "4.945,00"])],
        "hours": [("hours.jsonld", ["32-36 uur per week"])],
        "deadlines": [("deadline.jsonld", ["2024-05-12T23:59:00+02:00"])],
        "contacts": [("contact.jsonld", ["Marit van der Veen", "06 24681357", "werving@olst-wijhe.example"])],
        "competencies": [("competency.jsonld", ["klantgericht"])],
    }
    assert record.title is not None
    assert record.title.value == "Adviseur Wonen & Zorg"
    assert (record.minimum_pay, record.maximum_pay, record.pay[0].period) == (Decimal(3226), Decimal(4945), "month")
    assert record.hours is not None
    assert (record.hours.minimum, record.hours.maximum) == (32.0, 36.0)
    assert [(str(d.date), d.kind, d.time, d.year_source) for d in record.deadlines] == [
        ("2024-05-12", "application", None, "text")
    ]
    assert [(c.name, c.phones, c.purpose) for c in record.contacts] == [("Marit van der Veen", ["+31624681357"], "application")]
    assert record.warnings == []


TEXT = """<h1>Adviseur Wonen</h1><p>Gemeente Raalte zoekt een adviseur. Salaris maximaal € 5.000 bruto per maand,
24 uur per week. Reageer voor 13 mei. Bel Jan de Groot, 06 12345678.</p>"""


def test_the_text_comes_first_and_a_contradiction_is_told(assert_exact: Callable[[Vacancy, str], None]) -> None:
    raw = page(DATA, TEXT)
    record, alone = vx.extract(raw, explain=True), vx.extract(TEXT)
    assert_exact(record, raw)
    assert values(record, "title", "organisation", "location", "pay", "hours", "deadlines") == values(
        alone, "title", "organisation", "location", "pay", "hours", "deadlines"
    )
    told = [w for w in record.warnings if w.code == "data_differs"]
    assert [[piece.text for piece in warning.evidence] for warning in told] == [
        ["€ 5.000", "3226"],
        ["24 uur per week", "32-36 uur per week"],
        ["13 mei", "2024-05-12T23:59:00+02:00"],
        ["Gemeente Raalte", "Gemeente Olst-Wijhe"],
        ["Raalte", "Wijhe"],
    ]
    assert told[0].message == "the page's JSON-LD gives the pay otherwise than its text, which was taken"
    reasons = {c.rule: c.reason for c in record.trace or [] if c.rule.endswith(".jsonld")}
    assert (reasons["title.jsonld"], reasons["pay.jsonld"]) == ("data_repeats", "data_differs")
    assert any("the page's JSON-LD says otherwise than the text" in line for line in lines_of(record, raw, "hours"))


def values(record: Vacancy, *names: str) -> list[Any]:
    dumped = json.loads(record.model_dump_json())

    def bare(node: Any) -> Any:
        if isinstance(node, dict):
            return {key: bare(item) for key, item in node.items() if key != "evidence"}
        return [bare(item) for item in node] if isinstance(node, list) else node

    return [bare(dumped[name]) for name in names]


def test_it_settles_the_year_of_the_same_day() -> None:
    record = vx.extract(page(DATA, "<p>Reageer uiterlijk 12 mei via onze site.</p>"))
    assert [(str(d.date), d.inclusive, d.rule) for d in record.deadlines] == [("2024-05-12", True, "deadline.apply_until")]
    assert [piece.text for piece in record.deadlines[0].evidence] == ["12 mei", "2024-05-12T23:59:00+02:00"]


@pytest.mark.parametrize(
    ("salary", "expected"),
    [
        ({"currency": "EUR", "value": {"value": 17.5, "unitText": "HOUR"}}, ("17.5", "17.5", "hour")),
        ({"currency": "EUR", "value": {"minValue": "3000", "unitText": "month"}}, ("3000", None, "month")),
        ({"currency": "EUR", "minValue": 3000, "maxValue": 4000, "unitText": "MONTH"}, ("3000", "4000", "month")),
        ("€ 3.000 - € 4.000 bruto per maand", ("3000", "4000", "month")),
        ({"currency": "USD", "value": {"value": 4000, "unitText": "MONTH"}}, None),
        ({"currency": "EUR", "value": {"value": 4000}}, None),
        ({"currency": "EUR", "value": {"minValue": 4000, "maxValue": 3000, "unitText": "MONTH"}}, None),
        ({"currency": "EUR", "value": {"value": 0, "unitText": "MONTH"}}, None),
        ({"currency": "EUR", "value": {"value": 3, "unitText": "MONTH"}}, None),
        ({"currency": "EUR", "value": []}, None),
        (None, None),
    ],
)
def test_pay(salary: object, expected: tuple[str | None, str | None, str] | None) -> None:
    record = vx.extract(page({"@type": "JobPosting", "title": "Adviseur", "baseSalary": salary}))
    read = [(p.minimum and str(p.minimum), p.maximum and str(p.maximum), p.period) for p in record.pay]
    assert read == ([expected] if expected else [])


@pytest.mark.parametrize(
    "block",
    ['{"@type": "JobPosting", "title": "Ad', "{", "", "[" * 5_000, '{"@type": "JobPosting" "title": 1}', "nul", '"JobPosting"',
     '{"@type": ["Thing"], "title": "Adviseur"}', '{"@type": "JobPosting", "title": [{}], "jobLocation": 3, "skills": {}}'],
)  # fmt: skip
def test_faulty_data_gives_nothing(block: str) -> None:
    record = vx.extract(page(block))
    assert [item for _, item in items_of(record) if item.rule.endswith(".jsonld") and item.rule != "title.jsonld"] == []


def test_where_it_is_found() -> None:
    graph = {"@graph": [{"@type": "WebPage"}, [{"@type": ["Thing", "http://schema.org/JobPosting"], "title": "Tuinman"}]]}
    commented = page(graph, indent=None).replace(">\n{", ">\n//<![CDATA[\n{").replace("}\n<", "}\n//]]>\n<")
    for raw in (page(graph), commented, page(graph).replace("'", '"').replace('type="application', "type = 'application")):
        record = vx.extract(raw)
        assert record.title is not None
        assert record.title.value == "Tuinman"


def test_a_page_with_several_postings_is_of_none_of_them() -> None:
    record = vx.extract(
        page([{"@type": "JobPosting", "title": "Tuinman"}, {"@type": "JobPosting", "title": "Kok"}]), explain=True
    )
    assert record.title is None
    assert [(c.rule, c.reason) for c in record.trace or []] == [("title.jsonld", "data_of_several")]


def test_contacts_can_be_left_out_of_it() -> None:
    dumped = vx.extract(page(DATA), contacts=False, explain=True).model_dump_json()
    assert not any(word in dumped for word in ("Marit", "24681357", "werving"))


def test_a_posting_that_only_its_data_holds_is_read(assert_exact: Callable[[Vacancy, str], None]) -> None:
    words = "<p>Wij zoeken een collega die van aanpakken weet.</p>" * 12
    description = (
        f'<p>Salaris maximaal &euro; 4.120 bruto per maand (schaal 9).</p>\n{words}<ul><li>36 uur "per" week</li></ul>'
    )
    raw = page(
        {"@type": "JobPosting", "title": "Adviseur", "description": description}, "<div id=app></div><p>Zet JavaScript aan</p>"
    )
    record = vx.extract(raw, explain=True)
    assert_exact(record, raw)
    assert record.provenance.undone == ["html", "page_data"]
    assert [(str(pay.maximum), [piece.text for piece in pay.evidence]) for pay in record.pay] == [("4120", ["&euro; 4.120"])]
    assert [scale.scale for scale in record.salary_scales] == ["9"]


def test_the_pipeline_reads_it_too() -> None:
    for raw in (page(DATA), page(DATA, TEXT)):
        assert vx.extract(raw, explain=True, nlp=vx.load()) == vx.extract(raw, explain=True)
