"""The page in a real browser: it shows, searches, moves by keys and mouse, and asks nobody for anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant import demo
from assistant.people.person import Person
from assistant.rhythm.network.network import Network, network_of
from assistant.rhythm.network.page import html
from assistant.rhythm.network.picture import svg
from tests.rhythm.hostile import NAMES
from tests.rhythm.network.crowd import crowd
from tests.support.browser import Browser, needs_browser

pytestmark = needs_browser

SAID = "document.getElementById('said').textContent"
VIEW = "document.querySelector('#map svg').getAttribute('viewBox').split(' ').map(Number)"
# Boxes of all letters that are shown, as the browser drew them.
LETTERS = """[...document.querySelectorAll('svg text')].map(text => {
  const box = text.getBoundingClientRect();
  return [box.left, box.top + box.height * 0.15, box.right, box.bottom - box.height * 0.15, text.textContent];
}).filter(box => box[2] > box[0])"""


def middle(selector: str) -> str:
    """The script for the middle of what an element takes up."""
    return (
        f"(b => [b.x + b.width / 2, b.y + b.height / 2])(document.querySelector('{selector}').getBoundingClientRect())"
    )


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all these tests: starting it is most of their time."""
    with Browser() as opened:
        yield opened


@pytest.fixture
def browser(chromium: Browser) -> Iterator[Browser]:
    """The browser; a page that complains fails its test."""
    yield chromium
    assert chromium.complaints == []


def show(browser: Browser, folder: Path, network: Network, ending: str = "html") -> None:
    """Open the network's page, or its picture; both ask for nothing but themselves."""
    path = folder / f"people.{ending}"
    path.write_text(html(network) if ending == "html" else svg(network), encoding="utf-8")
    browser.open(path)
    assert browser.requests == [path.resolve().as_uri()]


def demo_people() -> Network:
    samples = demo.people(date(2026, 11, 21))
    people = [replace(one.person, id=number) for number, one in enumerate(samples, 1)]
    facts = [replace(fact, person_id=number) for number, one in enumerate(samples, 1) for fact in one.facts]
    events = [replace(event, person_id=number) for number, one in enumerate(samples, 1) for event in one.events]
    return network_of(people, facts, events, demo.me().name, demo.me().role)


def apart(boxes: list[list[Any]]) -> None:
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            free = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert free, (one, other)


@pytest.mark.parametrize("network", [demo_people(), network_of(*crowd(30), "Robin Achterberg")], ids=["demo", "thirty"])
def test_the_picture_is_readable_at_a_glance(browser: Browser, tmp_path: Path, network: Network) -> None:
    show(browser, tmp_path, network, "svg")
    boxes = browser.run(LETTERS)
    assert len(boxes) > 30
    apart(boxes)
    # All of it is in view, and the smallest letters are still letters.
    assert all(box[0] >= 0 and box[2] <= 1280 and box[1] >= 0 and box[3] <= 900 for box in boxes)
    assert min(box[3] - box[1] for box in boxes) > 4


def test_search_finds_and_enter_goes_there(browser: Browser, tmp_path: Path) -> None:
    show(browser, tmp_path, demo_people())
    whole = browser.run(VIEW)
    browser.press("/")
    assert browser.run("document.activeElement.id") == "search"
    browser.write("haerma")
    assert browser.run(SAID) == "0 of 12 found"
    browser.press("Escape")
    browser.write("YLIHARMA")
    assert browser.run(SAID) == "2 of 12 found"  # he, and Hana who knows him
    shown = "[...document.querySelectorAll('aside li:not([hidden]) span')].map(one => one.textContent)"
    assert set(browser.run(shown)) == {"Hana Moriyasu", "Eero Ylihärmä"}
    browser.press("Enter")
    assert browser.run(SAID).startswith("Eero Ylihärmä: Independent maintainer; friend; ")
    assert "introduced you to somebody" in browser.run(SAID)
    assert "knows Hana Moriyasu" in browser.run(SAID)
    lit = "[...document.querySelectorAll('svg .person.on')].map(one => one.id)"
    assert set(browser.run(lit)) == {"p0", "p6", "p9"}
    assert browser.run("document.querySelector('[aria-current]').dataset.id") == "p9"
    near = browser.run(VIEW)
    assert near[2] < whole[2]
    dot, frame = browser.run(middle("#p9 .dot")), browser.run(middle("#map"))
    assert abs(dot[0] - frame[0]) < 3 and abs(dot[1] - frame[1]) < 3
    browser.press("Escape")
    assert browser.run(SAID) == "" and browser.run(lit) == []
    browser.press("/")
    browser.write("moriyasu")
    browser.press("Enter")
    assert browser.run(SAID).startswith("Hana Moriyasu: ")  # not Eero, who comes before her and knows her


def test_the_keyboard_reaches_and_moves_everything(browser: Browser, tmp_path: Path) -> None:
    show(browser, tmp_path, network_of(*crowd(30), "Robin"))
    reached = []
    for _ in range(9):
        browser.press("Tab")
        reached.append(
            browser.run("document.activeElement.id || document.activeElement.value || document.activeElement.type")
        )
    assert reached[:8] == ["search", "nearer", "farther", "all", "help", "introduction", "knows", "map"]
    assert browser.run("document.activeElement.matches('aside button')")
    browser.run("document.getElementById('map').focus()")
    before = browser.run(VIEW)
    browser.press("+", "+")
    nearer = browser.run(VIEW)
    assert nearer[2] == pytest.approx(before[2] * 0.64, rel=0.01)
    browser.press("ArrowRight")
    assert browser.run(VIEW)[0] > nearer[0]
    browser.press("ArrowDown")
    assert browser.run(VIEW)[1] > nearer[1]
    browser.press("ArrowLeft", "ArrowUp")
    assert browser.run(VIEW) == pytest.approx(nearer, abs=0.1)
    browser.press("0")
    assert browser.run(VIEW) == pytest.approx(before, abs=0.1)
    # The list, by arrows: down from the search, and Enter chooses.
    browser.press("/")
    browser.press("ArrowDown", "ArrowDown", "Enter")
    second = browser.run("document.querySelectorAll('aside button')[1].firstChild.textContent")
    assert browser.run(SAID).startswith(second)


def test_mouse_drags_zooms_and_chooses(browser: Browser, tmp_path: Path) -> None:
    show(browser, tmp_path, network_of(*crowd(30), "Robin"))
    before = browser.run(VIEW)
    browser.mouse("mouseWheel", 300, 300, deltaX=0, deltaY=-240)
    browser.wait(f"{VIEW}[2] < {before[2]}")
    near = browser.run(VIEW)
    browser.mouse("mousePressed", 300, 300, button="left", clickCount=1)
    for x in (320, 360, 400):
        browser.mouse("mouseMoved", x, 300, button="left", buttons=1)
    browser.mouse("mouseReleased", 400, 300, button="left", clickCount=1)
    assert browser.run(VIEW)[0] < near[0] and browser.run(VIEW)[2] == near[2]
    browser.run("document.getElementById('all').click()")
    place = browser.run(middle("#p5 .dot"))
    browser.mouse("mousePressed", *place, button="left", clickCount=1)
    browser.mouse("mouseReleased", *place, button="left", clickCount=1)
    name = browser.run("document.querySelector('[data-id=p5] span').textContent")
    assert browser.run(SAID).startswith(name)
    browser.mouse("mousePressed", 40, 500, button="left", clickCount=1)
    browser.mouse("mouseMoved", 90, 540, button="left", buttons=1)
    browser.mouse("mouseReleased", 90, 540, button="left", clickCount=1)
    assert browser.run(SAID).startswith(name)  # a drag lets nobody go
    browser.press("Escape")
    assert browser.run(SAID) == ""


def test_lines_can_be_hidden(browser: Browser, tmp_path: Path) -> None:
    show(browser, tmp_path, demo_people())
    seen = "[...document.querySelectorAll('#map .ties > .tie')].filter(one => one.getClientRects().length).length"
    before = browser.run(seen)
    browser.run("document.querySelector('input[value=help]').click()")
    assert browser.run(seen) == before - 2


def test_two_thousand_people_can_be_searched(browser: Browser, tmp_path: Path) -> None:
    show(browser, tmp_path, network_of(*crowd(2000), "Robin Achterberg"))
    assert browser.run("document.querySelectorAll('#map .person').length") == 2001
    assert browser.run("document.querySelector('#map svg').classList.contains('far')")  # names would be smears
    browser.press("/")
    browser.write("siobhan velankar")
    assert " of 2000 found" in browser.run(SAID)
    browser.press("Enter")
    assert browser.run(SAID).startswith("Siobhán ")
    assert not browser.run("document.querySelector('#map svg').classList.contains('far')")
    took = browser.run(
        """(() => {
          const begun = performance.now(), field = document.getElementById('search');
          field.value = 'ada';
          field.dispatchEvent(new Event('input'));
          return performance.now() - begun;
        })()"""
    )
    assert took < 1000  # about 20 ms on a quiet machine


def test_hostile_names_are_shown_and_do_nothing(browser: Browser, tmp_path: Path) -> None:
    people = [Person(name, id=at, company=name, tags=(NAMES[0],)) for at, name in enumerate(NAMES, 1)]
    network = network_of(people, [], [], NAMES[1], f"engineer at {NAMES[2]}")
    show(browser, tmp_path, network)
    assert browser.run("document.scripts.length") == 1
    assert (
        browser.run(
            "document.querySelectorAll('img, iframe, object, embed, a, foreignObject, [onload], [onerror]').length"
        )
        == 0
    )
    shown = browser.run("[...document.querySelectorAll('aside span')].map(one => one.textContent)")
    assert NAMES[0] in shown and NAMES[1] in shown and len(shown) == len(NAMES)
    show(browser, tmp_path, network, "svg")
    assert browser.run("document.querySelectorAll('script').length") == 0


def test_what_got_into_the_page_all_the_same_is_not_run(chromium: Browser, tmp_path: Path) -> None:
    """The policy is a second wall: it is tried with an escaping that failed."""
    taken = "document.title = 'taken'"
    evil = f"<script>{taken}</script><img src='https://evil.example/x.png' onerror=\"{taken}\">"
    path = tmp_path / "broken.html"
    path.write_text(html(demo_people()).replace("Mara Lindqvist</span>", f"{evil}</span>"), encoding="utf-8")
    chromium.open(path)
    assert chromium.run("document.querySelectorAll('aside img').length") == 1
    assert chromium.run("document.title") == "The people Robin Achterberg knows"
    chromium.wait("document.querySelector('aside img').complete")
    forbidden = " ".join(chromium.complaints)
    assert "script-src" in forbidden and "img-src" in forbidden
    assert chromium.requests == [path.resolve().as_uri()]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_ground_follows_the_readers_choice(browser: Browser, tmp_path: Path, scheme: str) -> None:
    browser.prefer(scheme)
    show(browser, tmp_path, demo_people())
    ground = browser.run("getComputedStyle(document.body).backgroundColor")
    ink = browser.run("getComputedStyle(document.querySelector('#map .name')).fill")
    browser.prefer("light")
    white, black = "rgb(255, 255, 255)", "rgb(20, 23, 28)"
    assert (ground, ink) == ((black, "rgb(240, 243, 246)") if scheme == "dark" else (white, "rgb(27, 31, 36)"))


def test_a_narrow_window_is_enough(browser: Browser, tmp_path: Path) -> None:
    browser.resize(380, 700)
    show(browser, tmp_path, network_of(*crowd(30), "Robin"))
    assert browser.run("document.documentElement.scrollWidth") <= 380
    assert browser.run(middle("#search"))[0] < 380
    browser.resize(1280, 900)
