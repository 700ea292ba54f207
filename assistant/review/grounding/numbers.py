"""The numbers of a sentence: each is known, comes of two that are, or counts from a day that is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from assistant.review.finding import Reviewed
from assistant.review.grounding.claim import Claim
from assistant.review.grounding.dates import DAY
from assistant.review.grounding.known import Source, joined_numbers
from assistant.review.grounding.matching import found
from assistant.review.grounding.shares import NUMBER, borne_out, qualified, quantities, within
from assistant.review.grounding.terms import Term, folded, number_of, same, states_something
from assistant.review.grounding.words import FREE_UNITS, MONTHS

ROUND_SHARE = 0.06
"""How far a round number may lie from the one that is known ("two hundred" villages of 212)."""
LASTS_SLACK = 0.09
"""The same of what is told in another unit: four weeks for a month."""
LENGTH_SLACK = 0.2
"""How far a length may lie from the one that is known, as a share of it: four weeks are a month."""
SHARE_SLACK = 0.03
"""How far a share may lie from the one that is known: "one in five" of 310 among 1,400."""
_DAYS_IN = {
    "year": 365.25, "years": 365.25, "month": 30.44, "months": 30.44, "week": 7.0, "weeks": 7.0, "day": 1.0,
    "days": 1.0, "decade": 3652.5, "decades": 3652.5,
}  # fmt: skip
UNIT_SECONDS = {
    "microsecond": 1e-6, "microseconds": 1e-6, "ms": 1e-3, "millisecond": 1e-3, "milliseconds": 1e-3, "second": 1.0,
    "seconds": 1.0, "minute": 60.0, "minutes": 60.0, "hour": 3600.0, "hours": 3600.0,
    **{unit: 86_400 * days for unit, days in _DAYS_IN.items()},
}  # fmt: skip
_PARTS = {"tenth": 0.1, "fifth": 0.2, "quarter": 0.25, "third": 1 / 3, "hundredth": 0.01}
_SINCE = re.compile(rf"\b(?:since|from|as of|in) (?P<month>{'|'.join(MONTHS)}),? (?P<year>(?:19|20)\d\d)\b")
_LOOSE = frozenset("double pair couple half".split())
"""Number words that are seldom meant as numbers."""
_IDIOM = re.compile(
    r"\b(?:thanks a million|between the two of us|(?:the|those|these|you|us) two\b|two at once|one or two"
    r"|two or three"
    r"|a million|two cents|first two|by the (?:dozen|hundred|thousand)"
    rf"|{NUMBER} [a-z]+ (?:\w+er|more|less) than (?:the one|ours?|mine|yours|us)\b)",
)


_CLOCK = re.compile(r" (?:at|past|after|before|until|till|by) ?$", re.IGNORECASE)
_ALONE = re.compile(r"\W*(?:$|[.,;:!?)]|(?:and|or|in the (?:morning|evening|afternoon)|o'clock|on|you|it|i|we)\b)")
"""What follows an hour of the day, which counts nothing."""


_ONE = re.compile(
    r"\b(?:for|in|within|after|of|over|than|about|nearly|almost|last(?:s|ed|ing)?|run(?:s|ning)?|ran|tak(?:es?|ing)"
    r"|took"
    r"|keeps?|kept|h[eo]lds?|held|survive[sd]?|going|whole|full|one|single) (?:an? )?(?:(?:whole|full|single|good) )*$",
    re.IGNORECASE,
)
"""Before a unit of time that is told of once: "lasts a month", and not "once a month"."""
_SINGLE = re.compile(r"\b(?:an? (?:single|lone|sole)|one single)(?= [a-z])")
_LASTS = re.compile(
    r"\b(?:last(?:s|ed|ing)?|run(?:s|ning)?|ran|keep(?:s|ing)? (?:going|running|on)|surviv(?:e|es|ed|ing)"
    r"|holds? out|liv(?:es|ed)"
    r"|goes on|good) (?:(?:for|out|over|on|more than|up to) )*(?:an?|one) (?:(?:whole|full|single|good) )*"
    r"(?P<unit>second|minute|hour|day|week|month|year|decade)\b",
)
"""How long a thing is said to last, where the number is an article."""


class Numbers:
    """The numbers that are known around a message."""

    def __init__(self, reviewed: Reviewed, known: list[Source]) -> None:
        self._known = known
        self._of_them = [source for source in known if source.name != "me"]
        self._today = _day(reviewed.today)
        self._all_days = [day for day in map(_day, (one.date for one in known)) if day is not None]
        self._events = [day for day in map(_day, reviewed.days) if day is not None]
        self._days: list[date] = []
        self._years = {int(number) for source in known for number in source.numbers if 1900 <= number <= 2100}

    def claims(
        self, inside: Sequence[Term], said: Sequence[Term], text: str, offset: int, near: Sequence[Source]
    ) -> Iterator[Claim]:
        """The numbers of a clause that nothing known bears out. Days of months are looked at by themselves."""
        facts = [source for source in near if source.fact]
        self._days = [*self._all_days] if not facts else [day for day in map(_day, (one.date for one in facts)) if day]
        self._days += [*self._events, *(day for one in (facts or self._known) for day in since(one))]
        idioms = [match.span() for pattern in (_IDIOM, DAY) for match in found(pattern, text)]
        self._text, self._near = text, [source for source in near if source.name != "me"]
        for quantity in quantities(text):
            if not inside or not inside[0].start <= quantity.start < inside[-1].end:
                continue
            if borne_out(quantity, text, self._near or self._of_them):
                idioms.append((quantity.start, quantity.end))
            elif self._near or quantity.total or quantity.exact:
                idioms.append((quantity.start, quantity.end))
                words = text[quantity.start : quantity.end]
                yield Claim(offset + quantity.start, offset + quantity.end, "number", f"Nothing you know says {words}.")
        yield from self._lasting(text, inside, offset)
        yield from self._single(text, inside, offset)
        run: list[Term] = []
        for term in [*inside, None]:
            if term is not None and number_of(term.text) is not None and term.plain not in _LOOSE:
                clock = bool(_CLOCK.search(text, 0, term.start)) and (
                    text[: term.start].rstrip().endswith((" at", " past")) or bool(_ALONE.match(text, term.end))
                )
                if not clock and not any(a <= term.start < b for a, b in idioms):
                    run.append(term)
                continue
            if term is not None and term.plain == "and" and run and number_of(run[-1].text) in (100, 1000):
                continue
            if run:
                yield from self._number(run, term, said, offset)
            run = []

    def _lasting(self, text: str, inside: Sequence[Term], offset: int) -> Iterator[Claim]:
        """A thing said to last "a week" where what is known of it tells of other lengths alone."""
        for match in found(_LASTS, text):
            if not inside or not inside[0].start <= match.start() < inside[-1].end:
                continue
            said = UNIT_SECONDS[match["unit"]]
            told = [length for source in self._near if source.fact for length in lengths(source)]
            if told and not any(abs(length - said) <= said * LENGTH_SLACK for length in told):
                words = text[match.start() : match.end()]
                reason = f"What you know tells of another length than “{words}”."
                yield Claim(offset + match.start(), offset + match.end(), "number", reason)

    def _single(self, text: str, inside: Sequence[Term], offset: int) -> Iterator[Claim]:
        """A single one of what a work, called by its name, has several of by what is known."""
        named = [source for source in self._near if source.title and folded(source.title) in folded(text)]
        for match in found(_SINGLE, text):
            for term in [one for one in inside if match.end() <= one.start < match.end() + 20][:3]:
                counts = [count for source in named for count in _counts(source, term, within=2)]
                if counts and 1 not in counts:
                    reason = f"What you know says another number of {term.text}."
                    yield Claim(offset + match.start(), offset + term.end, "number", reason)
                    break

    def _number(self, run: list[Term], after: Term | None, said: Sequence[Term], offset: int) -> Iterator[Claim]:
        unit = after.plain if after is not None else ""
        if unit in FREE_UNITS or (run[-1].plain == "half" and unit in ("a", "an")):
            return
        whole = joined_numbers(run)[-1]
        part = next((share for name, share in _PARTS.items() if unit in (name, f"{name}s")), None)
        words = " ".join(term.text for term in run)
        known = [
            source for source in self._known
            if whole in source.numbers or whole in _year(source) or (part and round(whole * part, 4) in source.numbers)
        ]  # fmt: skip
        if unit in UNIT_SECONDS and after is not None:
            known = [source for source in known if not source.fact or _times(source, after, whole)]
        if unit in ("decade", "decades"):
            known += [source for source in self._known if whole * 10 in source.numbers]
        if not known and unit in UNIT_SECONDS:
            known = [source for source in self._near or self._of_them if _lasts(source, whole * UNIT_SECONDS[unit])]
        if unit in ("other", "others"):
            known += [source for source in self._known if whole + 1 in source.numbers]
        how = qualified(self._text, run[0].start)
        if not known and how and self._within(whole * UNIT_SECONDS.get(unit, 1), how, timed=unit in UNIT_SECONDS):
            return
        if known and self._near and not any(source in self._near or not source.fact for source in known):
            telling = {term.stem for term in said if states_something(term)}
            known = [
                source for source in known
                if telling & source.stems or self._told(whole) or (after is not None and _times(source, after, whole))
            ]  # fmt: skip
        following = next((term for term in said if term.start >= run[-1].end and states_something(term)), None)
        if not known:
            reckoned = (
                self._reckoned(whole, said) or self._told(whole) or self._rounded(whole) or self._counted(whole, unit)
            )
            small = whole == 2 and unit not in UNIT_SECONDS
            if not reckoned and not small and not self._share(whole, said):
                yield Claim(offset + run[0].start, offset + run[-1].end, "number", f"Nothing you know says {words}.")
        elif following is not None and following.start - run[-1].end < 3 and not self._counted(whole, unit):
            counted = [count for source in self._of_them for count in _counts(source, following)]
            if counted and whole not in counted:
                reason = f"What you know says another number of {following.text}."
                yield Claim(offset + run[0].start, offset + following.end, "number", reason)

    def _within(self, value: float, how: str, *, timed: bool) -> bool:
        """Whether a number, or a time in seconds, of what the sentence speaks of is more than, less than or near it."""
        near = self._near or self._of_them
        there = [number for source in near for number in (lengths(source) if timed else source.numbers)]
        return any(within(value, number, how, value * 0.02) for number in there)

    def _told(self, value: float) -> bool:
        """Whether two numbers of one fact that the sentence speaks of make this one, as a sum or a difference."""
        for source in self._near:
            plain = [number for number in source.numbers if number not in self._years]
            if any(value in (a + b, abs(a - b)) for a, b in combinations(plain, 2)):
                return True
        return False

    def _reckoned(self, value: float, said: Sequence[Term]) -> bool:
        """Whether a number comes of two that are known, as a sum, a difference or a product."""
        there = {number for source in self._known for number in source.numbers}
        near = [number for number in joined_numbers(said) if number in there and number != value]
        return any(value in (a + b, abs(a - b), a * b) for a in near for b in near)

    def _rounded(self, value: float) -> bool:
        """Whether it is a known number, made round."""
        figures = f"{value:.0f}".rstrip("0")
        if value < 20 or value % 10 or len(figures) > 2:
            return False
        there = {number for source in self._known for number in source.numbers if number not in self._years}
        return any(number and abs(number - value) / number <= ROUND_SHARE for number in there)

    def _counted(self, value: float, unit: str) -> bool:
        """Whether it counts the time from a day that is known to today, or between two years of one source."""
        if self._today is None:
            return unit in _DAYS_IN
        in_unit = _DAYS_IN.get(unit, 365.25 if unit in ("old", "winters", "summers", "springs", "autumns") else 0)
        if not in_unit:
            return False
        if unit == "days" and value % 7 == 0 and any("week" in source.stems for source in self._known):
            return True
        slack = max(1.01 if in_unit >= 365 else 1.2, value * ROUND_SHARE)
        there = {int(number) for source in self._near for number in source.numbers} & self._years
        if in_unit >= 365 and any(abs(self._today.year - year - value) <= slack for year in there or self._years):
            return True
        if any(abs((self._today - day).days / in_unit - value) <= slack for day in self._days):
            return True
        if any(abs(abs((a - b).days) / in_unit - value) <= 0.5 for a, b in combinations(self._events, 2)):
            return True
        if in_unit >= 365:
            for source in self._known:
                years = [number for number in source.numbers if 1900 <= number <= 2100]
                if any(abs(abs(a - b) - value) <= 1 for a, b in combinations(sorted(years), 2)):
                    return True
        return False

    def _share(self, value: float, said: Sequence[Term]) -> bool:
        """Whether it is one side of a share known by other figures: eight of ten where four of five is known."""
        here = [number for number in joined_numbers(said) if number]
        for other in here:
            if other == value:
                continue
            low, high = sorted((value, other))
            for source in self._known:
                there = sorted(number for number in source.numbers if number)
                if any(a != b and abs(a / b - low / high) < SHARE_SLACK for a, b in combinations(there, 2)):
                    return True
                if round(100 * low / high) in there:
                    return True
        return False


def since(source: Source) -> list[date]:
    """The middles of the months since when a source says that something goes on: "since January 2026"."""
    return [
        date(int(match["year"]), MONTHS[match["month"]], 15) for match in found(_SINCE, source.text)
    ]  # fmt: skip


def lengths(source: Source) -> list[float]:
    """The spans of time that a source tells of, in seconds; a half that is added is left out."""
    words = source.terms
    told = []
    for at, term in enumerate(words):
        unit = UNIT_SECONDS.get(term.plain)
        if unit is None:
            continue
        before = joined_numbers(words[max(0, at - 4) : at])[-1:]
        if before:
            told.append(before[0] * unit)
        elif _ONE.search(source.text, 0, term.start):
            told.append(unit)
    return told


def _times(source: Source, unit: Term, value: float) -> bool:
    """Whether a source has a number of such units: "two decades" is not in "Ferrite 2"."""
    wanted = {unit.stem, *same(unit.stem)}
    found = source.terms
    return any(
        term.stem in wanted and value in joined_numbers(found[max(0, at - 4) : at]) for at, term in enumerate(found)
    )


def _lasts(source: Source, seconds: float) -> bool:
    """Whether a source tells of a time as long as that, in whatever unit: "within a day" for 24 hours."""
    found = source.terms
    for at, term in enumerate(found):
        unit = UNIT_SECONDS.get(term.plain)
        if unit is not None:
            before = joined_numbers(found[max(0, at - 4) : at])[-1:] or [1.0]
            if abs(before[0] * unit - seconds) <= seconds * LASTS_SLACK:
                return True
    return False


def _counts(source: Source, counted: Term, *, within: int = 1) -> list[float]:
    """The numbers that a source gives of something, at most so many words before it."""
    found, wanted = source.terms, {counted.stem, *same(counted.stem)}
    numbers: list[float] = []
    for at, term in enumerate(found):
        if term.stem in wanted:
            before = found[max(0, at - 3) : at]
            run = [other for other in before if number_of(other.text) is not None]
            if run and any(number_of(other.text) is not None for other in before[-within:]):
                numbers += joined_numbers(run)
    return numbers


def _year(source: Source) -> frozenset[float]:
    return frozenset({float(source.date[:4])}) if source.date[:4].isdigit() else frozenset()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text if len(text) == 10 else f"{text}-15" if len(text) == 7 else f"{text}-07-01")
    except ValueError:
        return None
