"""Cards to print: HTML with a card on each page, and SVG with one below the other. Nothing in them is fetched."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from assistant.rhythm.bingo.cards import FREE, Card
from assistant.rhythm.bingo.deck import Deck
from assistant.rhythm.lettering import FONTS, fitted, wrapped
from assistant.rhythm.markup import SVG, as_html, as_svg, child, element

_STYLE = (
    "@page{margin:12mm}:root{color-scheme:light}"
    f"body{{font-family:{FONTS};color:#111;background:#fff;margin:1.5rem}}"
    "section{break-after:page;max-width:52rem;margin:0 auto 3rem}section:last-child{break-after:auto}"
    "h1{font-size:1.4rem;margin:0 0 .2rem;overflow-wrap:anywhere}p{margin:.2rem 0 .8rem;color:#444}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed}"
    "td{border:2px solid #111;text-align:center;vertical-align:middle;padding:.4rem;overflow-wrap:anywhere}"
    ".three td{height:9.5rem;font-size:1.15rem}.five td{height:7.2rem;font-size:.92rem}"
    ".free{background:#eee;font-weight:bold}li{margin:.4rem 0}"
)
_SIDE = {3: 240.0, 5: 168.0}
_LETTERS = {3: 19.0, 5: 14.5}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cards of one event, and what goes with them."""

    cards: Sequence[Card]
    deck: Deck
    seed: int
    event: str = ""

    @property
    def heading(self) -> str:
        """What stands above a card."""
        return self.event or "Bingo"

    def foot(self, card: Card) -> str:
        """What stands below a card, so that it can be made again."""
        return f"Card {card.number} of {len(self.cards)}, seed {self.seed}"


HOW = "Try what you like, in any order; a square is done when you say so. A row is plenty."


def html(sheet: Sheet) -> str:
    """All cards and, on a last page, the questions for afterwards."""
    page = element("html", lang="en")
    head = child(page, "head")
    child(head, "meta", charset="utf-8")
    digest = b64encode(sha256(_STYLE.encode()).digest()).decode()
    rule = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    child(head, "meta", http_equiv="Content-Security-Policy", content=rule)
    child(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    child(head, "title", sheet.heading)
    child(head, "link", rel="icon", href="data:,")
    child(head, "style").text = _STYLE
    body = child(page, "body")
    for card in sheet.cards:
        section = child(body, "section")
        child(section, "h1", sheet.heading)
        child(section, "p", HOW)
        table = child(section, "table", class_="three" if card.size == 3 else "five")
        for row in card.rows:
            line = child(table, "tr")
            for square in row:
                child(line, "td", square, **({"class_": "free"} if square == FREE else {}))
        child(section, "p", sheet.foot(card))
    section = child(body, "section")
    child(section, "h1", "Afterwards")
    child(section, "p", "About each person you met; 'outreach bingo debrief' asks these and keeps the answers:")
    questions = child(section, "ul")
    for question in sheet.deck.questions:
        child(questions, "li", question.ask)
    child(section, "p", "Ten minutes with the group, if there is one:")
    together = child(section, "ul")
    for ask in sheet.deck.together:
        child(together, "li", ask)
    return as_html(page)


def svg(sheet: Sheet) -> str:
    """All cards, one below the other."""
    size = sheet.cards[0].size
    side, letters = _SIDE[size], _LETTERS[size]
    wide = side * size + 40
    each = side * size + 130
    high = each * len(sheet.cards)
    picture = element("svg", xmlns=SVG, viewBox=f"0 0 {wide:.0f} {high:.0f}", font_family=FONTS, role="img")
    child(picture, "title", f"{sheet.heading}: {len(sheet.cards)} cards")
    child(picture, "rect", width=wide, height=high, fill="#ffffff")
    for number, card in enumerate(sheet.cards):
        group = child(picture, "g", class_="card", transform=f"translate(20 {each * number:.0f})", fill="#111111")
        heading = fitted(sheet.heading, 24, side * size, bold=True)
        child(group, "text", heading, x=0, y=44, font_size=24, font_weight="bold")
        child(group, "text", HOW, x=0, y=68, font_size=12)
        for at, square in enumerate(card.squares):
            x, y = at % size * side, 84 + at // size * side
            free = square == FREE
            fill = "#eeeeee" if free else "#ffffff"
            child(group, "rect", x=x, y=y, width=side, height=side, fill=fill, stroke="#111111", stroke_width=2)
            lines = wrapped(square, letters, side - 16, 8)
            line_y = y + side / 2 - (len(lines) - 1) * letters * 0.65 + letters * 0.35
            for line in lines:
                child(group, "text", line, x=x + side / 2, y=line_y, font_size=letters, text_anchor="middle")
                line_y += letters * 1.3
        child(group, "text", sheet.foot(card), x=0, y=84 + side * size + 22, font_size=12)
    return as_svg(picture)
