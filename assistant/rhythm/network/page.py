"""The map as one page of its own: pan, zoom, search, and the same as a list. Nothing leaves the page.

A policy in its head forbids every request, and every script and style but the two whose hashes it names: text
that got itself taken for markup could still do nothing.
"""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from assistant.rhythm.markup import SVG, as_html, child, element
from assistant.rhythm.network.circles import ALONE
from assistant.rhythm.network.layout import layout_of
from assistant.rhythm.network.network import ME, Network, Node, Tie
from assistant.rhythm.network.picture import draw, style, title
from assistant.rhythm.network.words import counted, words_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_KEYS = (
    (("/",), "find somebody"),
    (("Enter",), "go to the first who is found"),
    (("←", "↑", "→", "↓"), "move the map, once it has the focus"),
    (("+", "-", "0"), "nearer, farther, all of it"),
    (("Esc",), "show everybody again"),
)


def html(network: Network) -> str:
    """The whole page."""
    own_style, script = style("svg ") + _file("page.css"), _file("page.js")
    page = element("html", lang="en")
    head = child(page, "head")
    child(head, "meta", charset="utf-8")
    child(head, "meta", http_equiv="Content-Security-Policy", content=policy(own_style, script))
    child(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    child(head, "meta", name="referrer", content="no-referrer")
    child(head, "title", title(network))
    child(head, "link", rel="icon", href="data:,")  # else a browser asks a server for one
    child(head, "style").text = own_style
    body = child(page, "body")
    _header(body, network)
    main = child(body, "main")
    _map(main, network)
    _people(main, network)
    child(body, "p", id="said", role="status")
    words = child(body, "section", class_="words", aria_label="The map in words")
    for heading, sentences in words_of(network).parts():
        child(words, "h2", heading)
        for sentence in sentences:
            child(words, "p", sentence)
    _footer(body)
    child(body, "script").text = script
    return as_html(page)


def policy(own_style: str, script: str) -> str:
    """The page's content security policy: nothing from anywhere, and of its own only these two."""
    return (
        f"default-src 'none'; style-src '{_hash(own_style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _file(name: str) -> str:
    text = files("assistant").joinpath("rhythm", "network", name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")  # as a browser reads it before it takes the hash


def _header(body: Element, network: Network) -> None:
    header = child(body, "header")
    child(header, "h1", title(network))
    find = child(header, "div", class_="find", role="search")
    child(find, "label", "Find", for_="search")
    child(find, "input", id="search", type="search", autocomplete="off", spellcheck="false", aria_controls="people")
    zoom = child(header, "div", class_="zoom")
    child(zoom, "button", "+", id="nearer", type="button", aria_label="Nearer")
    child(zoom, "button", "−", id="farther", type="button", aria_label="Farther")
    child(zoom, "button", "All", id="all", type="button", aria_label="All of the map")
    show = child(header, "fieldset", class_="show", aria_label="Lines to show")
    for sort, label in (("help", "Help"), ("introduction", "Introductions"), ("knows", "Who knows whom")):
        line = child(show, "label")
        box = child(line, "input", type="checkbox", value=sort, checked="checked")
        box.tail = " "
        sample = child(line, "svg", class_="sample", viewBox="0 0 30 10", aria_hidden="true")
        child(sample, "path", class_=f"tie {sort}", d="M1 5L22 5" if sort != "knows" else "M1 5L29 5", stroke_width=2)
        if sort != "knows":
            child(sample, "path", class_=f"arrow {sort}", d="M29 5L21 1L21 9Z")
        sample.tail = f" {label}"


def _map(main: Element, network: Network) -> None:
    layout = layout_of(network)
    about = "The map. Arrow keys move it, plus and minus zoom, zero shows all. The list after it says the same."
    frame = child(main, "div", id="map", tabindex="0", role="group", aria_label=about)
    box = " ".join(f"{number:.0f}" for number in layout.box)
    picture = child(frame, "svg", xmlns=SVG, viewBox=box, role="img", aria_label=title(network))
    draw(picture, network, layout)


def _people(main: Element, network: Network) -> None:
    """Everybody in words, circle by circle: for readers who do not see the map, and for finding one's way on it."""
    ties: dict[int, list[Tie]] = defaultdict(list)
    for tie in network.ties:
        for end in (tie.source, tie.target):
            ties[end].append(tie)
    nodes = network.by_id
    aside = child(main, "aside", aria_label="People")
    child(aside, "h2", f"{counted(len(nodes), 'person', 'people')}")
    people = child(aside, "div", id="people")
    groups = [(circle.name, [nodes[member] for member in circle.members]) for circle in network.circles]
    groups.append((ALONE, [node for node in network.nodes if not node.circle]))
    for name, members in groups:
        if not members:
            continue
        section = child(people, "section")
        child(section, "h3", f"{name} ({len(members):,})")
        listed = child(section, "ul")
        for node in sorted(members, key=lambda node: (node.name.casefold(), node.id)):
            entry = child(child(listed, "li"), "button", type="button", data_id=f"p{node.id}")
            child(entry, "span", node.name, dir="auto")
            child(entry, "small", about_person(network, node, ties[node.id]))


def about_person(network: Network, node: Node, ties: list[Tie]) -> str:
    """What the map shows of somebody, in a line."""
    parts = [part for part in (node.work, node.closeness) if part]
    parts += [f"also {name}" for name in node.also]
    parts += [_said(network, tie, node.id) for tie in ties]
    return "; ".join(parts)


def _said(network: Network, tie: Tie, person: int) -> str:
    times = f" ({counted(tie.count, 'time')})" if tie.count > 1 else ""
    if tie.sort == "knows":
        other = tie.target if tie.source == person else tie.source
        return f"knows {network.by_id[other].name}"
    if tie.sort == "help":
        return f"{'helped you' if tie.target == ME else 'you helped them'}{times}"
    return f"{'introduced you to somebody' if tie.target == ME else 'you introduced them to somebody'}{times}"


def _footer(body: Element) -> None:
    footer = child(body, "footer")
    child(
        footer, "p", "An arrow goes from who helped, or introduced, to whom. The larger a dot, the closer the person."
    )
    keys = child(footer, "p")
    keys.text = "Keys: "
    for number, (names, does) in enumerate(_KEYS):
        for name in names:
            key = child(keys, "kbd", name)
            key.tail = " "
        key.tail = f" {does}{'.' if number == len(_KEYS) - 1 else ', '}"
