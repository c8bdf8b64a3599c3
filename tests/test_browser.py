"""The card in a real browser: harmless, readable at any width, and open to the keyboard. By command: pytest -m slow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import vacaturextract as vx
from tests.browser import CHROMIUM, Page, browser
from tests.test_showing import HOSTILE, HOSTILE_ID

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here"),
]
BACKGROUND = "getComputedStyle(document.querySelector('.vx-card')).backgroundColor"
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(23, 25, 29)"


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with browser() as opened:
        yield opened


def card(text: str, **options: str) -> str:
    return vx.extract(text, **options).to_html(page=True)


def test_a_hostile_posting_runs_nothing_and_fetches_nothing(page: Page) -> None:
    page.open(card(HOSTILE, record_id=HOSTILE_ID, format="text"))
    assert page.run("window.hit ?? null") is None
    assert page.run("document.querySelectorAll('script,img,svg,iframe,a,link,[onload],[onerror],[onmouseover]').length") == 0
    assert page.run("document.querySelector('.vx-text').textContent.startsWith('</style></div><script>window.hit=1')") is True
    told = [event["method"] for event in page.events]
    assert "Page.javascriptDialogOpening" not in told
    assert told.count("Network.requestWillBeSent") == 1  # the page itself


def test_the_browser_of_these_tests_would_notice(page: Page) -> None:
    page.open("<script>window.hit=1</script><img src='x.png'>")
    assert page.run("window.hit") == 1
    assert [event["method"] for event in page.events].count("Network.requestWillBeSent") == 2


@pytest.mark.parametrize("width", [1100, 380])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_sticks_out(page: Page, posting: str, width: int, dark: bool) -> None:
    page.open(card(posting + "\nzeer" * 3 + "lang" * 80), width=width, dark=dark)
    assert page.run("document.documentElement.scrollWidth") == width
    assert page.run(BACKGROUND) == (DARK if dark else LIGHT)


@pytest.mark.parametrize(
    ("theme", "scheme"),
    [
        ("document.body.dataset.jpThemeLight = 'true'", LIGHT),
        ("document.body.dataset.jpThemeLight = 'false'", DARK),
        ("document.body.className = 'vscode-dark'", DARK),
        ("document.body.className = 'vscode-high-contrast'", DARK),
        ("document.body.className = 'vscode-high-contrast vscode-high-contrast-light'", LIGHT),
        ("document.documentElement.setAttribute('theme', 'light')", LIGHT),
    ],
)
def test_a_notebook_theme_goes_before_the_system(page: Page, posting: str, theme: str, scheme: str) -> None:
    page.open(card(posting), dark=scheme == LIGHT)
    page.run(theme)
    assert page.run(BACKGROUND) == scheme


NOTEBOOK = """<style>
.jp-RenderedHTMLCommon { font-size: 14px; line-height: 1.6; }
.jp-RenderedHTMLCommon dl dt { float: left; width: 20%; font-weight: bold; }
.jp-RenderedHTMLCommon dd { margin-left: 40px; width: 80%; }
.jp-RenderedHTMLCommon ul:not(.list-inline) { padding-left: 2em; margin-bottom: 1em; list-style: disc; }
.jp-RenderedHTMLCommon mark { background: yellow; padding: 4px; }
.jp-RenderedHTMLCommon q { display: block; }
.jp-RenderedHTMLCommon details > * { margin: 1em; }
</style>"""


def test_the_styles_of_a_notebook_do_not_reach_in(page: Page, posting: str) -> None:
    """The rules are such as JupyterLab has for what a cell shows."""
    measures = (
        "[...document.querySelectorAll('.vx-row, .vx-gaps li, .vx-head')].map(part => part.getBoundingClientRect().height)"
    )
    shown = vx.extract(posting.replace("inwoners", "bomen")).to_html()
    heights = []
    for style in ("", NOTEBOOK):
        page.open(f"<!DOCTYPE html>{style}<div class='jp-RenderedHTMLCommon'>{shown}</div>")
        heights.append(page.run(measures))
    assert heights[0] == heights[1]
    assert max(heights[0]) < 80


SEEN = (
    "[...document.querySelectorAll('.vx-quote')]"
    ".filter(quote => getComputedStyle(quote).visibility === 'visible').map(quote => quote.innerText)"
)


def test_the_quote_shows_to_the_mouse_and_to_the_keyboard(page: Page, posting: str) -> None:
    page.open(card(posting))
    assert page.run(SEEN) == []
    page.point_at(".vx-value.vx-hours")
    (quote,) = page.run(SEEN)
    assert quote.startswith("Gemeente Zwartewaterland | Hasselt | 32-36 uur | schaal 10")
    page.open(card(posting))
    page.press_tab()
    (quote,) = page.run(SEEN)
    assert quote.startswith("Beleidsadviseur Wonen")
    page.press_tab()
    (quote,) = page.run(SEEN)
    assert quote.startswith("Gemeente Zwartewaterland")


def test_long_postings_are_closed_and_open_to_a_scroll(page: Page, posting: str) -> None:
    page.open(card(posting + "Hier staat niets.\n" * 300))
    assert page.run("document.querySelector('details').open") is False
    page.run("document.querySelector('summary').click()")
    assert (
        page.run("(t => t.scrollHeight > t.clientHeight && t.clientHeight < 500)(document.querySelector('.vx-text'))") is True
    )
