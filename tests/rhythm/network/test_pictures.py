"""The picture, the page and the file for other tools: nothing in them can be anything but text."""

from __future__ import annotations

import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.door import clean_line
from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.rhythm.event import Event
from assistant.rhythm.lettering import width
from assistant.rhythm.network.colours import DARK, LIGHT, Theme, colours_of
from assistant.rhythm.network.dot import dot, quoted
from assistant.rhythm.network.layout import NAME_SIZE, WORK_SIZE, layout_of
from assistant.rhythm.network.network import Network, network_of
from assistant.rhythm.network.page import html
from assistant.rhythm.network.picture import svg
from tests.rhythm.hostile import NAMES, TEXT, Page
from tests.rhythm.network.colour import SEEN, apart, contrast
from tests.rhythm.network.crowd import crowd

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {"svg", "title", "desc", "style", "rect", "g", "circle", "path", "text"}
WRITTEN = {
    "html",
    "head",
    "meta",
    "title",
    "link",
    "style",
    "body",
    "header",
    "h1",
    "h2",
    "h3",
    "div",
    "label",
    "input",
}
WRITTEN |= {
    "button",
    "fieldset",
    "main",
    "aside",
    "section",
    "ul",
    "li",
    "span",
    "small",
    "p",
    "footer",
    "kbd",
    "script",
}
MARKS = set(
    "aria-controls aria-hidden aria-label aria-labelledby autocomplete charset checked class content cx cy d data-from "
    "data-id data-to dir fill font-family font-size font-weight for height href http-equiv id lang name r rel role "
    "spellcheck stroke-width tabindex type value viewbox width x xmlns y".split()
)


def hostile(names: list[str], me: str = "Robin") -> Network:
    """A network in which every text is one of these."""
    at = dict(enumerate(names, 1))
    people = [
        Person(name, id=number, company=names[number % 2], role=names[-1], tags=(names[number % 3 % len(names)],))
        for number, name in at.items()
    ]
    facts = [Fact(1, f"Knows {name}.", kind="mutual") for name in names]
    events = [Event(number, "helped-me", "2026-01-01", note=name) for number, name in at.items()]
    return network_of(people, facts, events, me, f"engineer at {names[0]}")


def check_svg(text: str) -> ElementTree.Element:
    root = ElementTree.fromstring(text)
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in DRAWN, element.tag
        for name, value in element.attrib.items():
            assert name.lower() in MARKS, name
            assert "script" not in value.lower() or name in ("aria-label", "font-family"), value
    assert not re.search(r"<!--|<!\[CDATA|<!DOCTYPE|<\?xml-", text)
    assert "url(" not in text and "@import" not in text
    return root


def check_html(text: str) -> Page:
    page = Page(text)
    assert page.tags <= WRITTEN | DRAWN, page.tags - WRITTEN - DRAWN
    assert page.attributes <= MARKS, page.attributes - MARKS
    assert len(page.raw["script"]) == 1 and not page.comments
    return page


def test_hostile_names_stay_names() -> None:
    network = hostile(list(NAMES), NAMES[0])
    root = check_svg(svg(network))
    titles = {title.text or "" for title in root.iter(f"{SVG}title")}
    for name in NAMES:
        assert any(title.startswith(clean_line(name)) for title in titles), name
    page = check_html(html(network))
    for name in NAMES:
        assert clean_line(name) in page.texts, name
    assert not set("\u202e\u2066\u200b\x1b\x9b\x00\x07") & set(svg(network) + html(network))


@settings(max_examples=150)
@given(st.lists(TEXT, min_size=3, max_size=8), TEXT)
def test_any_text_stays_text(names: list[str], me: str) -> None:
    network = hostile(names, me)
    root = check_svg(svg(network))
    assert {f"p{number}" for number in range(len(names) + 1)} <= {one.get("id") for one in root.iter(f"{SVG}g")}
    page = check_html(html(network))
    assert {clean_line(name) for name in names} - {""} <= set(page.texts)


def test_the_policy_of_the_page_allows_its_own_two_and_nothing_else() -> None:
    text = html(hostile(list(NAMES)))
    page = Page(text)
    (policy,) = [marks["content"] for tag, marks in page.elements if marks.get("http-equiv")]
    assert policy.startswith("default-src 'none'; ")
    for sort in ("script", "style"):
        (inside,) = re.findall(rf"<{sort}>(.*?)</{sort}>", text, re.DOTALL)
        digest = b64encode(sha256(inside.encode()).digest()).decode()
        assert f"{sort}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy and "http" not in policy
    assert page.elements.index(("meta", {"charset": "utf-8"})) == 2  # before anything that could be misread
    addresses = {marks[name] for _, marks in page.elements for name in ("href", "src") if name in marks}
    assert addresses == {"data:,"}
    assert set(re.findall(r"https?://[^\"' <]+", svg(network_of(*crowd(30))) + html(network_of(*crowd(30))))) == {
        "http://www.w3.org/2000/svg"
    }


def test_the_page_says_in_words_all_that_it_draws() -> None:
    people = [Person("Hana Moriyasu", id=1, role="Engineer", company="Kestrel"), Person("Eero Ylihärmä", id=2)]
    events = [
        Event(2, "helped-me", "2026-01-01"),
        Event(2, "helped-me", "2026-01-02"),
        Event(1, "introduced", "2026-01-02"),
    ]
    facts = [Fact(1, "Knows Eero Ylihärmä.", kind="mutual")]
    page = Page(html(network_of(people, facts, events, "Robin")))
    assert "Engineer, Kestrel; stranger; you introduced them to somebody; knows Eero Ylihärmä" in page.texts
    assert "stranger; helped you (2 times); knows Hana Moriyasu" in page.texts
    assert "What is missing" in page.texts


def test_at_thirty_no_letter_lies_on_another() -> None:
    """From the picture itself, as it is written, with the letters of a wide font."""
    for seed in range(1, 9):
        root = ElementTree.fromstring(svg(network_of(*crowd(30, seed), "Robin Achterberg")))
        boxes = []
        for text in root.iter(f"{SVG}text"):
            sort = text.get("class", "")
            size = float(text.get("font-size") or {"name": NAME_SIZE, "work": WORK_SIZE, "me": 13.0}[sort])
            wide = width(text.text or "", size, bold=sort in ("title", "me") or text.get("font-weight") == "bold")
            x, y = float(text.get("x", "")), float(text.get("y", ""))
            left = x - wide / 2 if sort in ("name", "work", "me", "title") else x
            boxes.append((left, y - size * 0.8, left + wide, y + size * 0.22, text.text))
        dots = [
            (float(dot.get("cx", "")), float(dot.get("cy", "")), float(dot.get("r", "")))
            for dot in root.iter(f"{SVG}circle")
            if dot.get("class") == "dot"
        ][1:31]
        assert len(boxes) > 70
        for one, other in combinations(boxes, 2):
            apart_ = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart_, (seed, one, other)
        for left, top, right, bottom, written in boxes:
            for x, y, r in dots:
                assert not (left < x + r and x - r < right and top < y + r and y - r < bottom), (seed, written)


def test_an_arrow_there_and_one_back_are_two_lines() -> None:
    events = [
        Event(1, "helped", "2026-01-01"),
        Event(1, "helped-me", "2026-01-02"),
        Event(1, "introduced-me", "2026-01-02"),
    ]
    root = ElementTree.fromstring(svg(network_of([Person("Hana Moriyasu", id=1)], [], events)))
    ties = [path for path in root.iter(f"{SVG}path") if path.get("data-from") and "tie" in path.get("class", "")]
    assert len({path.get("d") for path in ties}) == 3
    assert [(path.get("class"), path.get("data-from"), path.get("data-to")) for path in ties] == [
        ("tie help", "p0", "p1"),
        ("tie help", "p1", "p0"),
        ("tie introduction", "p1", "p0"),
    ]
    arrows = [path for path in root.iter(f"{SVG}path") if path.get("data-from") and "arrow" in path.get("class", "")]
    assert len(arrows) == 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_stand_out_and_can_be_told_apart_by_all_readers(theme: Theme) -> None:
    drawn = (*theme.circles, theme.alone, theme.help, theme.introduction, theme.knows)
    assert all(contrast(colour, theme.ground) >= 3 for colour in drawn)
    assert all(contrast(colour, theme.ground) >= 4.5 for colour in (theme.ink, theme.faint))
    for eyes in SEEN:
        for one, other in combinations((*theme.circles, theme.alone), 2):
            assert apart(one, other, eyes) >= 15, (eyes, one, other)
        for one, other in combinations((theme.help, theme.introduction, theme.knows), 2):
            assert apart(one, other, eyes) >= 15, (eyes, one, other)


def test_both_grounds_are_in_the_picture() -> None:
    text = svg(network_of(*crowd(30)))
    light, dark = text.split("@media (prefers-color-scheme:dark)")
    assert LIGHT.circles[0] in light and LIGHT.ground in light
    assert DARK.circles[0] in dark and DARK.ground in dark


def test_with_few_circles_each_has_a_colour_of_its_own_and_with_many_all_are_used() -> None:
    few = colours_of(layout_of(network_of(*crowd(30))).discs)
    assert len(set(few.values())) == len(few)
    many = colours_of(layout_of(network_of(*crowd(2000))).discs)
    assert set(many.values()) == set(range(len(LIGHT.circles)))


def test_dot_has_everybody_and_every_tie() -> None:
    network = network_of(*crowd(30), "Robin")
    text = dot(network)
    assert len(re.findall(r"^ *p\d+ \[label", text, re.M)) == 31
    assert len(re.findall(r"^  p\d+ -> p\d+ \[", text, re.M)) == len(network.ties)
    assert text.count("subgraph cluster_") == len(network.circles)
    assert text.count("{") == text.count("}")


@given(TEXT)
def test_a_name_in_dot_ends_where_it_ends(text: str) -> None:
    written = quoted(text)
    inside = re.fullmatch(r'"((?:[^"\\]|\\["\\])*)"', written)
    assert inside, written
    assert re.sub(r'\\(["\\])', r"\1", inside[1]) == clean_line(text)


@given(st.lists(TEXT, min_size=3, max_size=8))
def test_any_text_stays_text_in_dot(names: list[str]) -> None:
    text = dot(hostile(names))
    bare = re.sub(r'"(?:[^"\\]|\\["\\])*"', '""', text)
    assert re.fullmatch(r"[a-z0-9_A-Z\[\]{};,=\"> \n-]*", bare), bare


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed here, so nothing read the DOT file")
def test_graphviz_reads_it() -> None:
    for network in (hostile(list(NAMES)), network_of(*crowd(30))):
        ran = subprocess.run(["dot", "-Tcanon"], input=dot(network), capture_output=True, text=True, timeout=60)
        assert ran.returncode == 0 and not ran.stderr, ran.stderr


def test_nobody_at_all_is_drawn_too() -> None:
    network = network_of([], [], [])
    check_svg(svg(network))
    check_html(html(network))
    assert "p0" in dot(network)
