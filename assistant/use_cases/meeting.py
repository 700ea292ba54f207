"""Before people and after: the preparation for a meeting, the map of the network, bingo and its debrief."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from assistant.use_cases.stored import Stored

# What the first paint does not need is imported where it is used.
if TYPE_CHECKING:
    from pathlib import Path

    from assistant.people.person import Person
    from assistant.rhythm.bingo.debrief import Answer, Noted
    from assistant.rhythm.bingo.deck import Deck
    from assistant.rhythm.bingo.sheet import Sheet
    from assistant.rhythm.network.circles import By
    from assistant.rhythm.network.network import Network
    from assistant.rhythm.prep import Preparation


class Meeting(Stored):
    """What helps to meet people, and to see them all together."""

    def prepare(self, person: Person) -> Preparation:
        """The page before a meeting. What is private is in it, marked; it is for the writer's own eyes."""
        from assistant.rhythm.marks import Marks
        from assistant.rhythm.prep import preparation

        return preparation(
            person,
            self.facts.of(person.id),
            self.events.of(person.id),
            self.config.me,
            knows=[self.people.get(other).name for other in self._knowing(person)],
            silence_days=self.config.rhythm.silence_days,
            today=date.today(),
            marks=Marks(self.store).of([person.id]),
        )

    def save_preparation(self, prep: Preparation) -> Path:
        """The page as Markdown among the home's messages, without what is private. Raises Refused."""
        from assistant.rhythm.prep_page import as_markdown

        return self._saved(f"preparation-p{prep.person.id}.md", as_markdown(prep))

    def _saved(self, name: str, text: str) -> Path:
        from assistant.settings.paths import write_private

        path = self.outbox(name)
        write_private(path, text.encode())
        return path

    def _knowing(self, person: Person) -> list[int]:
        """Who is noted as knowing somebody; nobody where two people bear the name."""
        from assistant.errors import Refused
        from assistant.rhythm.network.mentions import who_names

        try:
            self.people.find(person.name)
        except Refused:
            return []
        return who_names(person, self.facts.of_kind("mutual"), self.events.since(date.min))

    def network(self, by: By = "both") -> Network:
        """Everybody, their circles, and the ties between them: what the map draws."""
        from assistant.rhythm.network.network import network_of

        me = self.config.me
        facts, events = self.facts.of_kind("mutual"), self.events.since(date.min)
        return network_of(self.people.everyone(), facts, events, me.name, me.role, by)

    def save_map(self) -> tuple[Path, int]:
        """The map as one page among the home's messages, and how many people are on it. Raises Refused."""
        from assistant.rhythm.network.page import html

        network = self.network()
        return self._saved("map.html", html(network)), len(network.nodes)

    def deck(self) -> Deck:
        """What there is for bingo: shipped prompts, and those of ``bingo.toml`` beside the config. Raises Refused."""
        from assistant.rhythm.bingo.deck import deck

        return deck(self.home.settings / "bingo.toml")

    def bingo(self, size: int = 3, number: int = 1, event: str = "", seed: int | None = None) -> Sheet:
        """Cards for an event. Without a seed they get the event's own, or the day's. Raises Refused."""
        from assistant.door import clean_line
        from assistant.rhythm.bingo.cards import make_cards, seed_of
        from assistant.rhythm.bingo.sheet import Sheet

        deck, name = self.deck(), clean_line(event)
        seed = seed_of(name, date.today()) if seed is None else seed
        return Sheet(make_cards(deck.prompts, size, number, seed), deck, seed, name)

    def save_bingo(self, size: int = 3, number: int = 1) -> Path:
        """The day's cards to print, among the home's messages. Raises Refused."""
        from assistant.rhythm.bingo.sheet import html

        return self._saved("bingo.html", html(self.bingo(size, number)))

    def debrief(
        self, person: Person, answers: Sequence[Answer], on: date, *, event: str = "", private: bool = False
    ) -> Noted:
        """Keep what was answered about somebody who was met, all or none of it. Raises Refused."""
        from assistant.rhythm.bingo.debrief import note_down

        with self.store.transaction():
            return note_down(person, answers, on, facts=self.facts, events=self.events, event=event, private=private)

    def met_first(self, name: str, event: str = "") -> Person:
        """Somebody met for the first time: an acquaintance, tagged with the event, which is how you know them."""
        from assistant.door import clean_line
        from assistant.people.person import Person

        tag = clean_line(event)
        return self.people.add(Person(name, closeness="acquaintance", tags=(tag,) if tag else ()))
