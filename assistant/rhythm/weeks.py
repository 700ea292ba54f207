"""Each week's one person as it is stored: chosen once, and then the same until Sunday."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from assistant.facts.fact import Fact
from assistant.facts.facts import Facts
from assistant.people.rows import lines
from assistant.rhythm.circles import Network, same_company
from assistant.rhythm.contact import FAVOURS, FROM_THEM, HELP, MEETINGS, THANKING
from assistant.rhythm.days import monday_of, plus_days, week_of
from assistant.rhythm.due import Due
from assistant.rhythm.rules import SLEEPS
from assistant.rhythm.week import (
    LEARNT_FROM,
    NEW_DAYS,
    RESTS,
    SHOWN_WEEKS,
    Candidate,
    Choice,
    ThisWeek,
    Weight,
    choice_of,
    choose,
    told,
)
from assistant.settings.schema import Rhythm
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
        FROM events WHERE date <= ?1 {{whose}} GROUP BY person_id
    ) e ON e.person_id = p.id
"""
# Who can be proposed: nobody who was written to without an answer, nor who was in touch from ?4 on; but
# those to whom a favour is {owed} can be all the same. At first only those are looked at for whom much is
# to be said ({much}): in a network of thousands most are neither dormant nor in the news.
_MAY_BE = """
    WHERE p.id NOT IN (SELECT person_id FROM week_people WHERE week = ?3 AND state = 'skipped')
        AND p.id NOT IN (SELECT person_id FROM due_marks WHERE key = 'week-p' || person_id AND state = 'never')
        AND (p.id IN ({owed}) OR (
            coalesce(e.spoke_up, '') <= coalesce(e.heard, '') AND coalesce(e.last, '') < ?4 AND ({much})
        ))
"""
_DORMANT = "(p.closeness <> 'stranger' OR e.heard IS NOT NULL) AND coalesce(e.last, '') <= ?5"
_NEWS = f"""p.id IN (SELECT person_id FROM facts WHERE status = 'approved' AND NOT private
    AND kind IN ({_listed(LEARNT_FROM)}) AND coalesce(nullif(date, ''), substr(created, 1, 10)) >= ?6)"""
_GOALS = {"learn": "0", "job-hunt": "p.can_refer OR e.met", "give-back": "e.for_me > e.for_them"}
_PUT = (
    "INSERT INTO week_people (week, person_id, state) VALUES (?, ?, ?)"
    " ON CONFLICT (week, person_id) DO UPDATE SET state = excluded.state"
)
_CHOOSE = (
    "INSERT INTO week_people (week, person_id, state, kind, weights, fact_id) VALUES (?, ?, 'chosen', ?, ?, ?)"
    " ON CONFLICT (week, person_id) DO UPDATE SET state = excluded.state, kind = excluded.kind,"
    " weights = excluded.weights, fact_id = excluded.fact_id"
)


class Weeks:
    """Whom each week proposed. ``mine`` is the writer's company."""

    def __init__(self, store: Store, rhythm: Rhythm, mine: str) -> None:
        self._store = store
        self._goal = rhythm.goal
        self._rests = max(RESTS, rhythm.silence_days)  # so that whoever may still answer is not proposed
        self._mine = mine
        self._facts = Facts(store)

    def this_week(
        self, today: date, owed: Mapping[int, date], due: Mapping[int, Due], *, glance: bool = False
    ) -> ThisWeek | None:
        """The one person of the week that ``today`` lies in; None when nothing is to be said for anybody.

        Chosen at the first look in a week, and then kept, with the reason and the kind of message. ``owed`` has
        since when whom a favour is owed. Those
        with whom a message is ``due`` anyhow need not be chosen as well; when it comes to be due in the week,
        it is that message which is proposed. ``glance`` leaves out those for whom little is to be said; the
        same person is chosen, or nobody yet.
        """
        week, monday = week_of(today), monday_of(today)
        network = self._network(monday)
        kept = self._store.row(
            "SELECT person_id, state, kind, weights, fact_id FROM week_people WHERE week = ? AND state <> 'skipped'",
            (week,),
        )
        if kept is not None:
            one = self._one(kept["person_id"], today, owed)
            choice = _kept_choice(kept) or choice_of(one, self._goal, self._mine, network, monday)
            one = replace(one, news=self._still_there(one.person_id, choice.fact_id))
            acted = kept["state"] == "done" or self._acted(one.person_id, monday, today)
            # Unanswered: it is their turn, however that came about.
            waits_for = one.unanswered and one.person_id not in (*owed, *due)
            found = told(choice, one, monday, week, done=acted or waits_for)
            if found.done:
                return found
            if one.owed_since and found.kind != "offer":
                asked = Weight("owed", 0, "owed", one.owed_since)
                return replace(told(Choice("offer", (asked,)), one, monday, week), weights=found.weights)
            message = None if one.owed_since else due.get(one.person_id)
            return replace(found, kind=message.kind, reason=message.reason) if message else found
        others = {*due} - {*owed}
        for much in (True,) if glance else (True, False):
            free = (one for one in self._candidates(today, owed, much=much) if one.person_id not in others)
            chosen = choose(free, self._goal, self._mine, network, monday, week)
            if chosen is not None:
                break
        else:
            return None
        choice = choice_of(chosen, self._goal, self._mine, network, monday)
        weights = json.dumps([[one.name, one.points, one.clause, one.day] for one in choice.weights])
        self._store.execute(_CHOOSE, (week, chosen.person_id, choice.kind, weights, choice.fact_id))
        return told(choice, chosen, monday, week)

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

    def proposed(self, today: date) -> dict[int, str]:
        """Who was proposed in the week that ``today`` lies in, and what became of it."""
        found = self._store.rows("SELECT person_id, state FROM week_people WHERE week = ?", (week_of(today),))
        return {row["person_id"]: row["state"] for row in found}

    def put_back(self, today: date, proposed: Mapping[int, str]) -> None:
        """Make the week what ``proposed`` gave before; call it inside a transaction."""
        listed = ",".join(map(str, proposed))
        sql = f"DELETE FROM week_people WHERE week = ? AND person_id NOT IN ({listed})"
        self._store.execute(sql, (week_of(today),))
        for person_id, state in proposed.items():  # why they were proposed stays
            self._store.execute(_PUT, (week_of(today), person_id, state))

    def _candidates(self, today: date, owed: Mapping[int, date], *, much: bool) -> list[Candidate]:
        """Those who can be proposed: first those for whom much is to be said, else everybody."""
        colleagues = self._colleagues() if much else []
        where = _MAY_BE.format(
            owed=",".join(map(str, owed)),
            much=f"{_DORMANT} OR {_NEWS} OR {_GOALS[self._goal]} OR p.id IN ({','.join(map(str, colleagues))})"
            if much
            else "1",
        )
        params: tuple[str, ...] = (plus_days(today, 1 - self._rests).isoformat(),)
        if much:
            dormant, new = plus_days(today, -SLEEPS), plus_days(monday_of(today), -NEW_DAYS)
            params = (*params, dormant.isoformat(), new.isoformat())
        return self._read(_WEIGHED.format(whose="") + where, (*self._weighed(today), *params), owed)

    def _one(self, person_id: int, today: date, owed: Mapping[int, date]) -> Candidate:
        sql = f"{_WEIGHED.format(whose='AND person_id = ?4')} WHERE p.id = ?4"
        return self._read(sql, (*self._weighed(today), person_id), owed)[0]

    def _weighed(self, today: date) -> tuple[str, str, str]:
        return today.isoformat(), week_of(plus_days(monday_of(today), -7 * SHOWN_WEEKS)), week_of(today)

    def _read(self, sql: str, params: tuple[object, ...], owed: Mapping[int, date]) -> list[Candidate]:
        rows = self._store.rows(sql, params)
        news = self._facts.newest(LEARNT_FROM, [row["id"] for row in rows])
        return [_candidate(row, owed.get(row["id"]), news.get(row["id"])) for row in rows]

    def _colleagues(self) -> list[int]:
        """Who works where the writer does. Companies are compared as people write them, so not by SQL."""
        if not self._mine:
            return []
        companies = [row[0] for row in self._store.rows("SELECT DISTINCT company FROM people WHERE company <> ''")]
        same = [company for company in companies if same_company(company, self._mine)]
        sql = f"SELECT id FROM people WHERE company IN ({', '.join('?' * len(same))})"
        return [row[0] for row in self._store.rows(sql, same)]

    def _network(self, monday: date) -> Network:
        """Of those whom the writer was in touch with within a year."""
        found = self._store.rows(
            "SELECT company, role, tags FROM people WHERE id IN"
            " (SELECT person_id FROM events WHERE date BETWEEN ? AND ?)",
            (plus_days(monday, -365).isoformat(), monday.isoformat()),
        )
        return Network.of((row[0], row[1], lines(row[2])) for row in found)

    def _still_there(self, person_id: int, fact_id: int | None) -> Fact | None:
        """The fact, where it may still be named."""
        found = self._facts.of(person_id, usable=True) if fact_id else []
        return next((fact for fact in found if fact.id == fact_id), None)

    def _acted(self, person_id: int, monday: date, today: date) -> bool:
        """Whether the writer wrote to them or did them a favour in this week."""
        sql = (
            f"SELECT 1 FROM events WHERE person_id = ? AND kind IN ({_listed({'sent', *FAVOURS})})"
            " AND date BETWEEN ? AND ?"
        )
        return bool(self._store.value(sql, (person_id, monday.isoformat(), today.isoformat())))


def _kept_choice(row: Row) -> Choice | None:
    """Why somebody was chosen, as it was kept; None from a time when it was not."""
    if not row["weights"]:
        return None
    return Choice(row["kind"], tuple(Weight(*one) for one in json.loads(row["weights"])), row["fact_id"])


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
        unanswered=(row["spoke_up"] or "") > (row["heard"] or ""),
        replied=bool(row["replied"]),
        met=bool(row["met"]),
        asked_big=bool(row["asked_big"]),
        for_me=row["for_me"] or 0,
        for_them=row["for_them"] or 0,
        owed_since=owed_since.isoformat() if owed_since else "",
        news=news,
        shown=bool(row["shown"]),
    )
