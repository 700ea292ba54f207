"""Each week's one person as it is stored: chosen once, and then the same until Sunday."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from assistant.facts.fact import Fact
from assistant.facts.facts import Facts
from assistant.people.rows import lines
from assistant.rhythm.circles import Network
from assistant.rhythm.contact import FAVOURS, FROM_THEM, HELP, MEETINGS, THANKING
from assistant.rhythm.days import monday_of, plus_days, week_of
from assistant.rhythm.week import LEARNT_FROM, RESTS, SHOWN_WEEKS, Candidate, ThisWeek, choose, proposal
from assistant.store.database import Row, Store


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in sorted(words))


_PLACE = "date || printf('%018d', id)"
# What is weighed about everybody, from events up to ?1, the day of the choice.
_WEIGHED = f"""
    SELECT p.id, p.name, p.closeness, p.company, p.role, p.tags, p.can_refer, e.*,
        EXISTS (SELECT 1 FROM week_people w WHERE w.person_id = p.id AND w.week >= ?2 AND w.week < ?3) AS shown
    FROM people p LEFT JOIN (
        SELECT person_id,
            max(date) AS last,
            max(CASE WHEN kind IN ({_listed(FROM_THEM)}) THEN {_PLACE} END) AS heard,
            max(CASE WHEN kind = 'sent' AND message_kind NOT IN ({_listed(THANKING)}) THEN {_PLACE} END) AS spoke_up,
            max(kind = 'replied') AS replied,
            max(kind IN ({_listed(MEETINGS)})) AS met,
            max(kind = 'sent' AND message_kind IN ('introduction', 'referral')) AS asked_big,
            sum(kind IN ({_listed(HELP)})) AS for_me,
            sum(kind IN ({_listed(FAVOURS)})) AS for_them
        FROM events WHERE date <= ?1 GROUP BY person_id
    ) e ON e.person_id = p.id
"""
# Who can be proposed: nobody who was written to without an answer, nor who was in touch from ?4 on, and
# only whom there is a tie with or something to write about. {owed} may be proposed all the same.
_MAY_BE = """
    WHERE p.id NOT IN (SELECT person_id FROM week_people WHERE week = ?3 AND state = 'skipped')
        AND p.id NOT IN (SELECT person_id FROM due_marks WHERE key = 'week-p' || person_id AND state = 'never')
        AND (p.id IN ({owed}) OR (
            coalesce(e.spoke_up, '') <= coalesce(e.heard, '') AND coalesce(e.last, '') < ?4
            AND (p.closeness <> 'stranger' OR e.heard IS NOT NULL
                OR EXISTS (SELECT 1 FROM facts f WHERE f.person_id = p.id AND f.status = 'approved' AND NOT f.private))
        ))
"""
_PUT = (
    "INSERT INTO week_people (week, person_id, state) VALUES (?, ?, ?)"
    " ON CONFLICT (week, person_id) DO UPDATE SET state = excluded.state"
)


class Weeks:
    """Whom each week proposed. ``mine`` is the writer's company, ``goal`` what they are after."""

    def __init__(self, store: Store, goal: str, mine: str) -> None:
        self._store = store
        self._goal = goal
        self._mine = mine
        self._facts = Facts(store)

    def this_week(self, today: date, owed: Mapping[int, date], busy: Iterable[int]) -> ThisWeek | None:
        """The one person of the week that ``today`` lies in; None when nothing is to be said for anybody.

        Chosen at the first look in a week, and then kept. ``owed`` has since when whom a favour is owed;
        ``busy`` are those with whom a message is due anyhow, who need not be proposed as well.
        """
        week, monday = week_of(today), monday_of(today)
        network = self._network(monday)
        kept = self._store.row(
            "SELECT person_id, state FROM week_people WHERE week = ? AND state <> 'skipped'", (week,)
        )
        if kept is not None:
            one = self._candidates(today, owed, only=kept["person_id"])[0]
            done = kept["state"] == "done" or self._written(kept["person_id"], monday, today)
            return proposal(one, self._goal, self._mine, network, monday, today, week, done=done)
        others = {*busy} - {*owed}
        free = (one for one in self._candidates(today, owed) if one.person_id not in others)
        chosen = choose(free, self._goal, self._mine, network, monday, week)
        if chosen is None:
            return None
        self._store.execute(_PUT, (week, chosen.person_id, "chosen"))
        return proposal(chosen, self._goal, self._mine, network, monday, today, week)

    def skip(self, today: date, person_id: int) -> None:
        """Pass somebody over for the rest of the week; the next look chooses another."""
        self._store.execute(_PUT, (week_of(today), person_id, "skipped"))

    def done(self, today: date, person_id: int) -> None:
        """Tick the week's person off; nobody else is proposed before Monday."""
        self._store.execute(_PUT, (week_of(today), person_id, "done"))

    def again(self, today: date, person_id: int) -> bool:
        """Take back what was said about somebody this week; whether there was anything."""
        return self._store.change(
            "UPDATE week_people SET state = 'chosen' WHERE week = ?1 AND person_id = ?2 AND (state = 'done'"
            " OR state = 'skipped' AND NOT EXISTS (SELECT 1 FROM week_people WHERE week = ?1 AND state <> 'skipped'))",
            (week_of(today), person_id),
        ) > 0  # fmt: skip

    def _candidates(self, today: date, owed: Mapping[int, date], only: int | None = None) -> list[Candidate]:
        monday = monday_of(today)
        shown_from = week_of(plus_days(monday, -7 * SHOWN_WEEKS))
        params: tuple[object, ...] = (today.isoformat(), shown_from, week_of(today))
        if only is None:
            where, whose = _MAY_BE.format(owed=",".join(map(str, owed))), None
            params = (*params, plus_days(today, 1 - RESTS).isoformat())
        else:
            where, whose = f"WHERE p.id = {only:d}", [only]
        rows = self._store.rows(_WEIGHED + where, params)
        news = self._facts.newest(LEARNT_FROM, whose)
        return [_candidate(row, owed.get(row["id"]), news.get(row["id"])) for row in rows]

    def _network(self, monday: date) -> Network:
        """Of those whom the writer was in touch with within a year."""
        found = self._store.rows(
            "SELECT company, role, tags FROM people WHERE id IN"
            " (SELECT person_id FROM events WHERE date BETWEEN ? AND ?)",
            (plus_days(monday, -365).isoformat(), monday.isoformat()),
        )
        return Network.of((row[0], row[1], lines(row[2])) for row in found)

    def _written(self, person_id: int, monday: date, today: date) -> bool:
        sql = "SELECT 1 FROM events WHERE person_id = ? AND kind = 'sent' AND date BETWEEN ? AND ?"
        return bool(self._store.value(sql, (person_id, monday.isoformat(), today.isoformat())))


def _candidate(row: Row, owed_since: date | None, news: Fact | None) -> Candidate:
    return Candidate(
        person_id=row["id"],
        name=row["name"],
        closeness=row["closeness"],
        company=row["company"],
        role=row["role"],
        tags=lines(row["tags"]),
        can_refer=None if row["can_refer"] is None else bool(row["can_refer"]),
        last=row["last"] or "",
        answered=row["heard"] is not None,
        replied=bool(row["replied"]),
        met=bool(row["met"]),
        asked_big=bool(row["asked_big"]),
        for_me=row["for_me"] or 0,
        for_them=row["for_them"] or 0,
        owed_since=owed_since.isoformat() if owed_since else "",
        news=news,
        shown=bool(row["shown"]),
    )
