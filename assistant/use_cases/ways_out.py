"""Ways out besides the clipboard: an e-mail file, the mail program, a calendar file. None of them sends anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from assistant.errors import Refused
from assistant.use_cases.handing_over import HandingOver

# What the first paint does not need is imported where it is used.
if TYPE_CHECKING:
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from assistant.drafting.draft import Draft
    from assistant.handoff.calendar import Entry
    from assistant.handoff.proposal import Proposal
    from assistant.handoff.saving import Handed
    from assistant.people.person import Person


class WaysOut(HandingOver):
    """A reviewed draft into a file or the mail program. The coach holds back here what it holds back from copying."""

    def save_email(
        self, draft: Draft, path: Path | None = None, *, force: bool = False, replace: bool = False
    ) -> tuple[Draft, Handed]:
        """The draft as an .eml file, an unsent message; ``path`` None: among the home's messages.

        Raises HeldBack as copying does; Refused without an address, and for a ``path`` where a file is,
        unless ``replace`` says that it may go.
        """
        address = self._address(draft)
        forced = self.cleared(draft, force=force, done="saved")
        saved = self._save_email(draft, address, path, replace)
        return self.handed(draft, forced), saved

    def open_email(
        self, draft: Draft, *, force: bool = False, open_link: Callable[[str], bool] | None = None
    ) -> tuple[Draft, Handed]:
        """The draft in the mail program, ready to be sent from there; in an .eml file where that cannot be.

        ``open_link`` hands a link on and says whether anybody took it; None: the system's own way. Raises
        HeldBack as copying does; Refused without an address.
        """
        from assistant.handoff import mail_program
        from assistant.handoff.mailto import LONGEST, mailto
        from assistant.handoff.saving import Handed

        address = self._address(draft)
        forced = self.cleared(draft, force=force, done="handed over")
        link = mailto(draft.subject, draft.body, address)
        if len(link) > LONGEST:
            why = f"It is longer than mail programs take in a link ({LONGEST:,} characters)"
        elif not (open_link or mail_program.open_link)(link):
            why = "No mail program was found here"
        else:
            sentence = "Handed to your mail program, which does not confirm: send it from there."
            return self.handed(draft, forced), Handed("mail program", sentence)
        saved = self._save_email(draft, address, None, True)
        sentence = f"{why}, so it is an e-mail file instead. {saved.sentence}"
        return self.handed(draft, forced), Handed(saved.route, sentence, saved.path)

    def save_proposal(
        self,
        draft: Draft,
        path: Path | None = None,
        *,
        at: datetime | None = None,
        minutes: int | None = None,
        force: bool = False,
        replace: bool = False,
        now: datetime | None = None,
    ) -> tuple[Entry, Handed]:
        """The meeting that a draft proposes as a calendar file; options as for ``proposed`` and ``save_email``.

        The message itself has not left by that, so the draft stays in the state it was in.
        """
        from assistant.handoff.calendar import calendar
        from assistant.handoff.clocks import comes_twice
        from assistant.handoff.saving import Handed, save
        from assistant.settings.paths import shown_path

        moment = now or datetime.now().astimezone()
        entry = self.proposed(draft, at=at, minutes=minutes, now=moment)
        forced = self.cleared(draft, force=force, done="saved")
        target = path or self.outbox(f"proposal-d{draft.id}.ics")
        save(target, calendar([entry], moment), replace=replace or path is None, never=self._own_files)
        if forced:
            self._overridden(draft, forced)
        times = entry.note.splitlines()[-1].rstrip(".")
        others = self._time_read(draft, moment.date(), False).others if at is None else 0
        more = f" It names {others + 1} times; this is the first." if others else ""
        if isinstance(entry.start, datetime) and comes_twice(entry.start) and (at is None or at.tzinfo is None):
            more += (
                f" That night {entry.start:%H:%M} comes twice; this is the first. --at with an offset says the other."
            )
        sentence = f"{times}: a tentative entry that invites nobody, in {shown_path(target)}.{more}"
        return entry, Handed("file", sentence, target)

    def proposed(
        self,
        draft: Draft,
        *,
        at: datetime | None = None,
        minutes: int | None = None,
        now: datetime | None = None,
    ) -> Entry:
        """The meeting that a draft proposes, as a tentative entry of a calendar.

        ``at`` and ``minutes`` override what its words say; an ``at`` without a zone is by the person's clock
        as in the message, or by the writer's where the person's is not known. Raises Refused: it proposes no
        time, the time cannot be or is past, or nobody knows by which clock it is meant.
        """
        from assistant.handoff.calendar import Entry, uid
        from assistant.handoff.clocks import by_clock, in_words

        person = self.people.get(draft.person_id)
        moment = now or datetime.now().astimezone()
        read = self._time_read(draft, moment.date(), at is not None)
        theirs, mine = self._zones(person)
        is_known = bool(person.timezone) or _same_city(person.city, self.config.me.city)
        if at is None:
            if read.whose != "mine" and not is_known:
                raise Refused(
                    f"{person.name}'s time zone is not known, so nobody can tell when {read.start:%H:%M} is there; "
                    f"'outreach edit p{person.id} --timezone ZONE' adds it, and --at can give the time with its offset."
                )
            start = by_clock(read.start, mine if read.whose == "mine" else theirs)
        else:
            start = at if at.tzinfo else by_clock(at, theirs)
            start = start.astimezone(theirs) if theirs else start
        if start <= moment:
            raise Refused(f"{start:%Y-%m-%d %H:%M} is past; give a time to come with --at.")
        length = minutes or read.minutes
        here = read.what in ("Coffee", "Walk") and person.city.casefold() in draft.body.casefold()
        me = self.config.me.name
        return Entry(
            uid=uid("draft", draft.id, draft.created),
            title=f"{read.what}{f': {me} and' if me else ' with'} {person.name} (proposed)",
            start=start,
            minutes=length,
            note=f"Proposed, not agreed yet.\n{in_words(start, length, (theirs, mine))}.",
            place=person.city if here else "",
            tentative=True,
        )

    def _time_read(self, draft: Draft, today: date, has_time: bool) -> Proposal:
        """What the words of a draft propose, seen from the day on which it went out or goes out."""
        from assistant.handoff.proposal import Proposal, read_proposal

        for event in self.events.of(draft.person_id):
            if event.kind == "sent" and event.draft_id == draft.id:
                today = date.fromisoformat(event.date)
        try:
            read = read_proposal(draft.body, today)
        except Refused:
            if not has_time:
                raise
            read = None
        if read is None:
            if not has_time:
                raise Refused(
                    f"d{draft.id} proposes no day and time that can be read; write one such as 'next Wednesday at "
                    "17:00 your time', or give it with --at 2026-12-03T17:00."
                )
            read = Proposal(datetime.min)
        return read

    def _zones(self, person: Person) -> tuple[ZoneInfo | None, ZoneInfo | None]:
        """The person's zone and the writer's; None: this machine's. A person without one has the writer's."""
        from zoneinfo import ZoneInfo

        mine = ZoneInfo(self.config.me.timezone) if self.config.me.timezone else None
        return ZoneInfo(person.timezone) if person.timezone else mine, mine

    def _address(self, draft: Draft) -> str:
        person = self.people.get(draft.person_id)
        if not person.emails:
            raise Refused(
                f"There is no e-mail address for {person.name}; 'outreach edit p{person.id} --email ADDRESS' adds one."
            )
        return person.emails[0]

    def _save_email(self, draft: Draft, address: str, path: Path | None, replace: bool) -> Handed:
        from assistant.handoff.eml import eml
        from assistant.handoff.saving import Handed, save
        from assistant.settings.paths import shown_path

        name = self.people.get(draft.person_id).name
        data = eml(draft.subject, draft.body, name, address, datetime.now().astimezone())
        target = path or self.outbox(f"message-d{draft.id}.eml")
        save(target, data, replace=replace or path is None, never=self._own_files)
        return Handed("file", f"Saved as an unsent message in {shown_path(target)}; open it to send it.", target)

    @property
    def _own_files(self) -> tuple[Path, ...]:
        return self.home.store, self.home.config

    def _overridden(self, draft: Draft, forced: str) -> None:
        """Record what was overridden, beside what was before."""
        checks = dict.fromkeys(filter(None, (*draft.forced.split(","), *forced.split(","))))
        self.drafts.save(replace(draft, forced=",".join(checks)))


def _same_city(one: str, other: str) -> bool:
    return bool(one) and one.casefold() == other.casefold()
