"""Tables: each row as a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter
from typing import BinaryIO

from assistant.door import clean_line, clean_text
from assistant.people.importing import columns, fields
from assistant.people.importing.dates import iso_date, two_ways
from assistant.people.importing.encoding import Encoding
from assistant.people.importing.guard import unguarded
from assistant.people.importing.incoming import Incoming, Problem, is_uid
from assistant.people.importing.layout import Layout
from assistant.people.importing.names import full_name, second_name
from assistant.people.importing.rows import rows
from assistant.people.names import DEGREE, TITLES
from assistant.people.person import Closeness, Person

_PLAIN_EMAIL = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,60}){1,3}")
_PLAIN_LINK = re.compile(r"https?://[^\s/]\S{0,500}")
_PROFILE = "linkedin.com/in/"


class Table:
    """The people of a table, in its order."""

    def __init__(self, encoding: Encoding, layout: Layout, format: str) -> None:
        self._encoding, self._layout, self._format = encoding, layout, format
        self._told: list[str] = []
        self.remarks: list[str] = []
        """How what may be read in two ways was read, each once."""
        self.left_out: dict[str, int] = {}
        """The columns that are not used, and in how many rows something stands in them."""
        self._unused = [(at, label) for at, (label, meaning) in enumerate(layout.mapping.items()) if not meaning]
        self._plan(layout.meant)

    def read(self, stream: BinaryIO) -> Iterator[Incoming | Problem]:
        """Each row as a person, or why it gave none; what was left out of a person follows them."""
        layout = self._layout
        told = self._told = []  # nothing of a reading that was left in the middle
        self.left_out.clear()
        self.remarks.clear()
        width = len(layout.headers)
        header = list(layout.headers)
        for line in layout.above:
            yield Problem(line, "This line stands above the one that names the columns; it was left out.")
        batches = _from_line(self._encoding.batches(stream), layout.first)
        for block in rows(batches, layout.delimiter, width, layout.first):
            if isinstance(block, Problem):
                yield block
                continue
            read, at, tidy = block
            for place, label in self._unused:
                if filled := sum([row[place] != "" for row in read if len(row) > place]):
                    self.left_out[label] = self.left_out.get(label, 0) + filled
            for line, row in enumerate(read, start=at):
                if "'" in "".join(row):
                    row = list(map(unguarded, row))
                if len(row) != width and not (row := self._fitted(row)):
                    pass
                elif row[0] == header[0] and row == header:
                    continue  # two exports, one behind the other
                elif (incoming := self._incoming(row, line, tidy)) is not None:
                    yield incoming
                if told:
                    yield from [Problem(line, reason) for reason in told]
                    told.clear()

    def _fitted(self, row: list[str]) -> list[str]:
        """The row with as many cells as the header; none when it has more that are not empty."""
        width = len(self._layout.headers)
        if any(cell.strip() for cell in row[width:]):
            self._told.append(f"This line has {len(row)} cells where the header has {width}; it was left out.")
            return []
        return [*row, *[""] * (width - len(row))][:width]

    def _plan(self, meant: tuple[str, ...]) -> None:
        """Where in the picked cells each meaning is; -1, where an empty one stands, when it has no column."""
        used = [at for at, meaning in enumerate(meant) if meaning and meaning != "notes"]
        places: dict[str, list[int]] = {}
        for place, at in enumerate(used):
            places.setdefault(meant[at], []).append(place)

        def one(meaning: str) -> int:
            return places.get(meaning, [-1])[0]

        self._pick = itemgetter(*used, 0)  # the last one is made empty
        self._name, self._given, self._family = one("name"), one("given name"), one("family name")
        self._middle, self._title, self._suffix = one("middle name"), one("name title"), one("name suffix")
        self._nick, self._maiden, self._filed = one("nickname"), one("maiden name"), one("filed as")
        self._in_parts = max(self._middle, self._title, self._suffix, self._name, self._nick, self._maiden) < 0
        others = (self._given, self._family, self._middle, self._title, self._suffix, self._nick, self._maiden)
        self._name_alone = self._name >= 0 > max(others)
        self._plain_parts = self._in_parts or self._name_alone
        self._company, self._role, self._city = one("company"), one("role"), one("city")
        self._others = [(field, places[field][1:]) for field in ("company", "role", "city") if field in places]
        self._others = [(field, more) for field, more in self._others if more]
        self._email, self._link = one("e-mail"), one("link")
        self._emails = places.get("e-mail", [])[1:]
        self._email_at = [at for at, meaning in enumerate(meant) if meaning == "e-mail"]
        self._links = places.get("link", [])[1:] + places.get("github", [])
        self._github = frozenset(places.get("github", []))
        self._handles = places.get("handles", [])
        self._channels = [
            (meaning.removeprefix("handle: "), place)
            for meaning, found in places.items()
            if meaning.startswith("handle: ")
            for place in found
        ]
        self._tags, self._id, self._connected = places.get("tags", []), one("id"), one("connected")
        self._notes = [at for at, meaning in enumerate(meant) if meaning == "notes"]
        seldom = ("time zone", "language", "closeness", "can refer", "rhythm")
        self._seldom = {meaning: places[meaning][0] for meaning in seldom if meaning in places}
        english = any(columns.plain(header) == "connected on" for header in self._layout.headers)
        sure = True if english and self._format == "linkedin" else self._layout.month_first
        self._month_first, self._day_is_sure = sure is True, sure is not None

    def _incoming(self, row: list[str], line: int, tidy: bool) -> Incoming | None:
        # 100,000 rows come through here: what most of them need is done in place, the rest by the methods below.
        told = self._told
        cells = list(map(str.strip if tidy else clean_line, self._pick(row)))
        cells[-1] = nickname = title = key = connected = ""
        own = self._id >= 0 and is_uid(cells[self._id])
        given, family = cells[self._given], cells[self._family]
        if self._name_alone:
            given, _, family = cells[self._name].partition(" ")
        name = f"{given} {family}" if given.isalpha() and family.isalpha() and self._plain_parts else ""
        if (
            not name
            or not given.isascii()
            or given.casefold() in TITLES
            or (not family.istitle() and DEGREE.fullmatch(family))
        ):
            if self._name_alone:
                given = family = ""
            if own and cells[self._name]:  # our own table has the name as it was
                name = cells[self._name]
            else:
                name, nickname, title = self._names(cells, given, family)
            if not name:
                self._nobody(row, cells)
                return None
        if (len(name) > 60 or not tidy or not name[0].isalpha()) and (fault := fields.name_fault(name)):
            told.append(fault)
            return None
        company, role, city = cells[self._company], cells[self._role], cells[self._city]
        if self._others:
            company, role, city = self._first_of(cells, company, role, city)
        if not tidy or len(company) + len(role) + len(city) > fields.FIELD_LIMIT:
            company, role = fields.short(company, "company", told), fields.short(role, "role", told)
            city = fields.short(city, "place", told)
        emails: tuple[str, ...] = ()
        email = cells[self._email]
        if email or self._emails:
            if tidy and not (self._emails and any(cells[at] for at in self._emails)) and _PLAIN_EMAIL.fullmatch(email):
                emails = (email,)
            else:
                emails = fields.emails(self._all_emails(row, [email, *[cells[at] for at in self._emails]]), told)
        links: tuple[str, ...] = ()
        link = cells[self._link]
        if link or self._links:
            if tidy and not (self._links and any(cells[at] for at in self._links)) and _PLAIN_LINK.fullmatch(link):
                links = (link,)
                key = link if _PROFILE in link else ""
            else:
                links = self._all_links(cells, link)
                key = next((one for one in links if _PROFILE in one), "")
        if self._id >= 0:
            key = fields.key(cells[self._id]) or key
        close: Closeness = "stranger"
        tags: tuple[str, ...] = ()
        if own and self._tags:
            tags = fields.own_tags([tag for at in self._tags for tag in fields.listed(cells[at])])
        elif self._tags:
            tags, close = fields.tags_and_closeness([cells[at] for at in self._tags], told)
        handles = self._all_handles(cells, own) if self._channels or self._handles else {}
        if written := cells[self._connected]:
            connected = iso_date(written, self._month_first)
            if connected and not (self._day_is_sure or self.remarks) and two_ways(written):
                self.remarks.append(f"'{written[:10]}' may be two days; such days were read with the day first.")
            if not connected:
                told.append(f"'{written[:40]}' is no day; when you connected was left out.")
        notes = self._all_notes(row, tidy) if self._notes else ""
        person = Person(name, 0, emails, handles, links, company, role, city, "", "", close, None, None, tags)
        if self._seldom:
            person = self._with_seldom(person, cells)
        return Incoming(person, line, self._format, key, connected, notes, nickname, title)

    def _names(self, cells: list[str], given: str, family: str) -> tuple[str, str, str]:
        """The name, the nickname, and titles."""
        written = cells[self._name]
        name, title = full_name(written, given, cells[self._middle], family, cells[self._title], cells[self._suffix])
        nickname = fields.short(second_name(cells[self._nick], given, cells[self._maiden]), "nickname", self._told)
        if not (name := name or nickname) and cells[self._filed]:
            name, title = full_name(cells[self._filed])
        return name, nickname, fields.short(title, "title", self._told)

    def _first_of(self, cells: list[str], company: str, role: str, city: str) -> tuple[str, str, str]:
        """The first that is not empty, where several columns mean the same."""
        found = {"company": company, "role": role, "city": city}
        for meaning, places in self._others:
            found[meaning] = found[meaning] or next((cells[at] for at in places if cells[at]), "")
        return found["company"], found["role"], found["city"]

    def _nobody(self, row: list[str], cells: list[str]) -> None:
        if company := cells[self._company]:
            self._told.append(f"'{company[:60]}' is a company without the name of a person; it was left out.")
        elif (name := cells[self._name]).startswith("=?"):
            self._told.append(fields.unreadable_name(name))
        elif email := cells[self._email]:
            self._told.append(f"The address '{email[:60]}' has no name beside it; it was left out.")
        elif any(cell.strip() for cell in row):
            self._told.append("There is no name in this line; it was left out.")

    def _all_emails(self, row: list[str], found: list[str]) -> list[str]:
        """The cells with addresses; where Exchange's inner name stands, what Outlook shows in one of the next two."""
        if not any(map(fields.is_inner, found)):
            return found
        unused = {at for at, _ in self._unused}
        for place, at in enumerate(self._email_at):
            if fields.is_inner(found[place]):
                beside = [clean_line(row[next_]) for next_ in (at + 1, at + 2) if next_ in unused]
                found[place] = fields.address_in(beside) or found[place]
        return found

    def _all_links(self, cells: list[str], link: str) -> tuple[str, ...]:
        found = [link]
        for at in self._links:
            bare = at in self._github and cells[at] and "/" not in cells[at]
            found.append(f"https://github.com/{cells[at].lstrip('@')}" if bare else cells[at])
        return fields.links(found, self._told)

    def _all_handles(self, cells: list[str], own: bool) -> dict[str, str]:
        found = {
            channel: handle
            for channel, place in self._channels
            if cells[place] and (handle := fields.handle(channel, cells[place], self._told))
        }
        written = [cells[at] for at in self._handles]
        for part in [one for cell in written for one in fields.listed(cell)] if own else fields.several(written):
            channel, equals, handle = part.partition("=")
            channel = channel.strip().lower()
            if equals and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", channel) and handle.strip():
                if handle := fields.short(handle.strip(), "handle", self._told):
                    found.setdefault(channel, handle)
            else:
                self._told.append(f"'{part[:60]}' is no handle such as x-dm=@name; it was left out.")
        return found

    def _with_seldom(self, person: Person, cells: list[str]) -> Person:
        from dataclasses import replace

        told = self._told
        said = {meaning: cells[place] for meaning, place in self._seldom.items() if cells[place]}
        if (text := said.get("closeness")) is not None:
            person = replace(person, closeness=fields.closeness(text, told))
        if (text := said.get("time zone")) is not None:
            person = replace(person, timezone=fields.timezone(text, told))
        if (text := said.get("language")) is not None:
            person = replace(person, language=fields.language(text, told))
        if (text := said.get("can refer")) is not None:
            person = replace(person, can_refer=fields.yes_or_no(text, told))
        if (text := said.get("rhythm")) is not None:
            person = replace(person, every_days=fields.days(text, told))
        return person

    def _all_notes(self, row: list[str], tidy: bool) -> str:
        found = [row[at].strip() if tidy else clean_text(row[at]).strip() for at in self._notes if row[at]]
        return fields.notes("\n".join([note for note in found if note]), self._told) if found else ""


def _from_line(batches: Iterator[list[str]], first: int) -> Iterator[list[str]]:
    """The batches without the lines before this one."""
    skip = first - 1
    for batch in batches:
        if skip >= len(batch):
            skip -= len(batch)
        elif skip:
            yield batch[skip:]
            skip = 0
        else:
            yield batch
