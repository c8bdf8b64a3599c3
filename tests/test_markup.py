"""HTML: what a reader of the page sees is read, the rest is not, and every character keeps its place."""

from __future__ import annotations

from collections.abc import Callable

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import vacaturextract as vx
from vacaturextract.records import Vacancy
from vacaturextract.text import SourceText

PAY = "Salaris € 3.000 bruto per maand"
OTHER = "Salaris € 9.000 bruto per maand"


def visible(page: str) -> list[str]:
    return SourceText.from_raw(page, format="html").text.split()


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (f'<div style="overflow: hidden"><p>{PAY}</p></div>', PAY),
        (f'<p class="hidden-print md:hidden">{PAY}</p>', PAY),
        (f"<p hidden>{OTHER}<p>{PAY}</p>", PAY),
        (f'<div style="x:y; display : none"><div>{OTHER}</div></div><p>{PAY}</p>', PAY),
        (f"<html><head><meta charset=utf-8><title>x</title><body><p>{PAY}</p></body></html>", PAY),
        (f'<div data-x=\'{{"a":"<p>b</p>"}}\' title="a > b">{PAY}</div>', PAY),
        (f'<p><a title=5" href=x>{PAY}</a></p>', PAY),
        (f"<p>{PAY}<!-- {OTHER} --></p>", PAY),
        (f"<?php $a->b('{OTHER}'); ?><p>{PAY}</p>", PAY),
        (f"<p>Een <![CDATA[ x ]]> {PAY}</p>", f"Een {PAY}"),
        (f"<p><svg><title>{OTHER}</title></svg>{PAY}</p>", PAY),
        ("<div><span>Uren</span><span>36</span></div>", "Uren 36"),
        ("<dl><dt>Uren<dd>36</dl>", "Uren 36"),
        ("<table><tr><th>Uren</th><td>36</td></tr></table>", "Uren | 36 |"),
        ("<ul><li>een<li>twee</ul>", "- een - twee"),
        (f'<div class="cookie-banner">{OTHER}</div><p>{PAY}</p>', PAY),
        (f'<div role="navigation">{OTHER}</div><p>{PAY}</p>', PAY),
        (f'<p>{PAY}</p><section id="vergelijkbare-vacatures"><h2>B</h2>{OTHER}</section>', PAY),
        (f'<p>{PAY}</p><div class="block related-jobs"><div>{OTHER}</div></div>', PAY),
        (f'<article class="post tag-social-media tag-cookies">{PAY}</article>', PAY),
        ("&lt;p&gt;Salaris &amp;euro; 3.000&lt;/p&gt;&lt;ul&gt;&lt;li&gt;36 uur", "Salaris € 3.000 - 36 uur"),
    ],
)
def test_what_a_reader_sees(page: str, text: str) -> None:
    assert SourceText.from_raw(page).text.split() == text.split()


def test_a_plain_text_with_a_tag_keeps_its_lines() -> None:
    text = "# Adviseur\n\nSalaris\n€ 3.000 <b>bruto</b>\n\n- een\n- twee\n" + "regel\n" * 8
    assert SourceText.from_raw(text).text == text.replace("<b>", "").replace("</b>", "")


@pytest.mark.parametrize(
    "page",
    [
        f"<nav><ul><li>Home<p>{PAY}</p>",
        f"<p>Een baan <!-- {PAY}</p>",
        f"<p>Een baan <![ {PAY}</p>",
        f"<p>Een baan <svg><path d='x'>{PAY}</p>",
        f"<p>Een baan <textarea>{PAY}</p>",
        f"<footer><nav><div hidden>{PAY}</p>",
        f'<div class="page cookie-accepted"><p>{"Een mooie functie in een leuk team. " * 80}{PAY}</p></div>',
    ],
)
def test_what_is_never_closed_or_holds_the_page_hides_nothing(page: str) -> None:
    assert " ".join(visible(page)).endswith(PAY)


def test_code_that_is_never_closed_is_not_read_and_told() -> None:
    record = vx.extract(f"<p>{PAY}</p><script>var pay = '{OTHER}'")
    assert [str(pay.maximum) for pay in record.pay] == ["3000"]
    (warning,) = record.warnings
    assert (warning.code, [piece.text for piece in warning.evidence]) == ("unread_text", [])
    assert "character 38" in warning.message


def test_other_postings_under_a_heading_give_nothing() -> None:
    head = f"<h1>Adviseur</h1><h2>Wat bieden wij</h2><p>{PAY}. 32 uur per week.</p>"
    others = f"<h2>Vergelijkbare vacatures</h2><h3>Adviseur B</h3><p>Gemeente Oss. {OTHER}, schaal 12, 36 uur per week.</p>"
    others += "<p>Reageren voor 3 mei 2024. Bel Jan de Groot 06 12345678. Je bent flexibel.</p>"
    page = head + others
    record, alone = vx.extract(page, explain=True), vx.extract(head)
    for name in ("title", "organisation", "location", "salary_scales", "pay", "hours", "deadlines", "contacts", "competencies"):
        assert getattr(record, name) == getattr(alone, name), name
    assert ("pay", "€ 9.000", "other_posting") in [(c.field, c.evidence[0].text, c.reason) for c in record.trace or []]


# --- against real parsers ------------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["Salaris", "€ 3.000", "&euro;&nbsp;3.000", "36 uur", "R&amp;D", "a &lt; b", "één", "&#8364; 2", "x", "&"]
)
ATTRIBUTES = st.sampled_from(
    ["", ' class="a b"', " title='a > b'", ' href="x?a=1&amp;b=<c>"', " data-a=b", ' style="overflow:hidden"']
)
HIDDEN = st.sampled_from(
    ["<script>if (a < b) c('<p>');</script>", "<style>p > a {}</style>", "<!-- <p>weg</p> -->", "<nav><a>weg</a></nav>",
     "<footer>weg<footer>weg</footer></footer>", "<div hidden>weg <div>weg</div></div>", '<p style="display:none">weg</p>',
     "<template><i>weg</i></template>", "<noscript><img src=x>weg</noscript>", "<![CDATA[ weg ]]>", "<?php weg ?>",
     '<span aria-hidden="true">weg</span>', '<div aria-hidden="true"><svg><title>weg</title></svg>weg</div>',
     "<select name=a><option>weg<option selected>weg</select>", "<textarea>weg <p>weg</textarea>", "<button>weg</button>",
     "<dialog open>weg</dialog>", '<ol class="breadcrumb"><li>weg<li>weg</ol>', '<div class="share-buttons">weg</div>',
     '<div id="cookie-banner" style="position:fixed">weg</div>', '<ul class="related-jobs"><li>weg</ul>',
     '<div role="navigation">weg</div>', "<iframe src=x>weg</iframe>", "<input value=weg>", '<img alt="weg">']
)  # fmt: skip
GONE = (
    "script", "style", "nav", "footer", "head", "template", "noscript", "select", "textarea", "button", "dialog", "svg",
    "iframe",
    "[hidden]", "[style='display:none']", "[aria-hidden=true]", "[role=navigation]", ".breadcrumb", ".share-buttons",
    "#cookie-banner", ".related-jobs",
)  # fmt: skip


def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inside = st.lists(st.one_of(children, HIDDEN), max_size=4).map(" ".join)
    named = st.tuples(st.sampled_from(["div", "section", "h2", "blockquote", "article"]), ATTRIBUTES, inside)
    listed = st.lists(inside, max_size=3).map(lambda items: "<ul>" + "".join(f"<li>{item}" for item in items) + "</ul>")
    rows = st.lists(inside, max_size=3).map(
        lambda cells: "<table><tr>" + "".join(f"<td>{c}</td>" for c in cells) + "</tr></table>"
    )
    loose = st.lists(inside, max_size=3).map(
        lambda cells: "<table><tbody><tr><th>x" + "".join(f"<td>{c}" for c in cells) + "</table>"
    )
    terms = st.lists(inside, max_size=3).map(lambda parts: "<dl>" + "".join(f"<dt>x<dd>{part}" for part in parts) + "</dl>")
    folded = st.tuples(WORDS, inside).map(lambda n: f"<details><summary>{n[0]}</summary>{n[1]}</details>")
    form = inside.map(lambda part: f"<form action=x><fieldset><legend>x</legend>{part}<label for=a>x</label></fieldset></form>")
    plain = named.map(lambda n: f"<{n[0]}{n[1]}>{n[2]}</{n[0]}>")
    return st.one_of(plain, listed, rows, loose, terms, folded, form)


MALFORMED = st.sampled_from(
    ["</p>", "<BR>", "<SPAN Class=a>x", "<br/>", "<b>x", "</span>", "</i></b>", "<!-- a -- b -->", "<a href=x>x", "<p>x<p>x",
     "<hr />", "<x-card>x</x-card>", "<img src=x / >", "<p\ntitle='>'\n>x", "&nbsp", "&unknown;", "1 < 2", "a<1"]
)  # fmt: skip
INLINE = st.one_of(
    WORDS,
    MALFORMED,
    st.tuples(st.sampled_from(["i", "b", "span", "em"]), ATTRIBUTES, WORDS).map(lambda n: f"<{n[0]}{n[1]}>{n[2]}</{n[0]}>"),
)
BLOCKS = st.recursive(st.lists(INLINE, min_size=1, max_size=3).map(" ".join), element, max_leaves=12)


def squeezed(text: str) -> str:
    return "".join(text.replace("\u00a0", " ").split())


@given(BLOCKS)
def test_visible_text_agrees_with_real_parsers(page: str) -> None:
    page = f"<!doctype html><html><head><title>weg</title></head><body><main>{page}</main></body></html>"
    ours = SourceText.from_raw(page, format="html").text
    shown = squeezed("".join(c for c in ours if c not in "*#|-"))
    tree = LexborHTMLParser(page)
    for selector in GONE:
        for node in tree.css(selector):
            node.decompose()
    assert shown == squeezed(tree.body.text() if tree.body else "")
    document = html5lib.parse(page, namespaceHTMLElements=False)
    assert shown == squeezed("".join(_texts(document)))


def _texts(node) -> list[str]:  # type: ignore[no-untyped-def]
    if not isinstance(node.tag, str):
        return []
    texts = [] if _is_gone(node) else [node.text or ""]
    for child in node:
        texts += ([] if not texts else _texts(child)) + ([child.tail or ""] if texts else [])
    return texts


def _is_gone(node) -> bool:  # type: ignore[no-untyped-def]
    of = node.attrib
    named = {f".{name}" for name in of.get("class", "").split()} | {f"#{of.get('id', '')}"}
    flags = {"[hidden]"} if "hidden" in of else set()
    flags |= {f"[{name}={of[name]}]" for name in ("aria-hidden", "role") if name in of}
    flags |= {"[style='display:none']"} if of.get("style") == "display:none" else set()
    return bool({node.tag.rpartition("}")[2], *named, *flags} & {*GONE})


SHARDS = """< > <a </ <! <![ <!-- --> & &# ' " = </p> <p hidden> <nav> <script> </script> <svg> <head>""".split(" ")
SHARDS += ["salaris", "€ 3.000", "per maand", "<div class='cookies'>", "</div>"]


@given(st.lists(st.sampled_from(SHARDS), max_size=40), st.sampled_from(["", " ", "\n"]))
def test_broken_markup_raises_nothing(assert_exact: Callable[[Vacancy, str], None], shards: list[str], glue: str) -> None:
    page = glue.join(shards)
    assert_exact(vx.extract(page, format="html", explain=True), page)
