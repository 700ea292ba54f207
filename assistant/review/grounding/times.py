"""Times that are told from today, against the day of a fact."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.review.grounding.words import SEASONS

_SMALL = {
    "a few": 3, "several": 4, "couple of": 2, "a couple of": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "eighteen": 18,
    "twenty": 20, "thirty": 30, "forty": 40,
}  # fmt: skip
_SOME = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|forty|a few|\d+|several"
    r"|a couple of|couple of"
)
_SEASON = "spring|summer|autumn|fall|winter"
RELATIVE = re.compile(
    r"\b(?:(?P<yesterday>yesterday|the day before yesterday|last night)"
    r"|(?P<justnow>the other day|(?:a|this) minute ago|just now|hours ago)"
    r"|(?P<today>today|this morning|tonight)"
    rf"|(?P<week>(?:last|this|past) week|a week ago|earlier this week|the other week"
    rf"|(?:only |just |mere |barely )days ago|(?:{_SOME}) days ago)"
    r"|(?P<fortnight>an? fortnight (?:ago|since|now|old|back)|(?:last|past|this) fortnight)"
    rf"|(?P<weeks>(?P<nweeks>{_SOME}) weeks (?:ago|since|back))"
    r"|(?P<month>(?:last|this|past) month|a month (?:ago|since|back)|earlier this month)"
    r"|(?P<halfyear>half a year(?: (?:ago|since|now|old|back)\b)|six months ago)"
    rf"|(?P<months>(?P<nmonths>{_SOME}) months (?:ago|since|back))"
    r"|(?P<quarter>(?:last|this) quarter)"
    rf"|(?P<since>since (?:the |last |this )?(?P<sname>{_SEASON}))"
    rf"|(?P<season>(?P<which>last|this|past) (?P<name>{_SEASON}))"
    rf"|(?P<bare>(?:in|over|during|early|late|mid)(?: the| early| late)? (?P<bname>{_SEASON}))"
    r"|(?P<feast>(?P<fwhen>before|after|since|over|at|around|last|this) (?:last )?(?P<fname>christmas|easter"
    r"|new year))"
    r"|(?P<year>(?:last|past) year|a year (?:ago|since|back))|(?P<thisyear>(?:earlier )?this year)"
    rf"|(?P<years>(?P<nyears>{_SOME}) years (?:ago|since|back)|years ago|ages ago|a decade ago)"
    r"|(?P<longer>(?:more than|over|for) an? (?:whole |full )?(?P<lunit>year|month|week))"
    r"|(?P<aged>(?:an?|one) (?:whole |full )?(?P<aunit>year|month|week) (?:now|old)\b)"
    r"|(?P<while>an? (?:long |good |little )?while (?:ago|back)|(?:some|a long) time ago|long ago)"
    r"|(?P<recent>recent(?:ly)?|newly|brand[- ]new|latest|lately"
    r"|just (?:now )?(?:launched|released|published|shipped|gave|wrote|announced|put out|open-sourced|posted"
    r"|came out)))\b",
)
"""Times that are measured from today; in small letters, for ``matching.found``."""
RECENT_DAYS = 150
"""How old a thing may be that is called recent."""
WHILE_DAYS = 45
"""How old a thing has to be that was a while ago."""
_EDGE_DAYS = 12
"""How far into the next season what happened early or late in one may lie."""
_FEASTS = {"christmas": (12, 25), "new year": (1, 1), "easter": (4, 10)}


def fits(match: re.Match[str], fact_date: str, today: str) -> bool | None:
    """Whether a time told from today is right for a fact; None where the fact's day says too little."""
    now = _day(today)
    if now is None:
        return True
    then = _day(fact_date)
    if then is None:
        return _coarse(match, fact_date, now)
    days = (now - then).days
    found = {name for name, value in match.groupdict().items() if value}
    if days < -1:
        return False
    if "yesterday" in found:
        return days <= 3
    if "today" in found:
        return days <= 1
    if "justnow" in found:
        return days <= 14
    if "fortnight" in found:
        return 8 <= days <= 21 if " " in match[0] and match[0].lower().startswith("a") else days <= 21
    if "feast" in found:
        return _by_feast(match["fname"].lower(), match["fwhen"].lower(), then, now)
    if "while" in found:
        return days >= WHILE_DAYS
    if "bare" in found:
        return _in_season(then, match["bname"].lower()) and days <= 460
    if "aged" in found:
        unit = {"year": 365, "month": 30, "week": 7}[match["aunit"].lower()]
        return _near(days, unit, unit // 4, loose=False)
    if "week" in found:
        return days <= 14
    if "weeks" in found:
        return _near(days, 7 * _count(match["nweeks"]), 8, loose=match["nweeks"] in ("a few", "several"))
    if "month" in found:
        same = (then.year, then.month) == (now.year, now.month)
        if match[0].lower().startswith(("this", "earlier")):
            return same
        return days <= 62 and (not same or match[0].lower().startswith(("past", "a ")))
    if "halfyear" in found:
        return 120 <= days <= 250
    if "months" in found:
        return _near(days, 30 * _count(match["nmonths"]), 31, loose=match["nmonths"] in ("a few", "several"))
    if "quarter" in found:
        return days <= 190
    if "season" in found:
        return _in_season(then, match["name"].lower()) and days <= (400 if match["which"].lower() != "this" else 300)
    if "since" in found:
        return _in_season(then, match["sname"].lower()) and days <= 400
    if "longer" in found:
        return days >= {"year": 340, "month": 27, "week": 6}[match["lunit"].lower()]
    if "year" in found:
        return now.year - then.year == 1 or 270 <= days <= 460 or (match[0].lower() == "past year" and days <= 370)
    if "thisyear" in found:
        return then.year == now.year
    if "years" in found:
        count = _count(match["nyears"]) if match["nyears"] else 0
        return _near(days, 365 * count, 200, loose=match["nyears"] in ("a few", "several")) if count else days >= 540
    return days <= RECENT_DAYS


def _in_season(then: date, name: str) -> bool:
    return any((then + timedelta(days=shift)).month in SEASONS[name] for shift in (-_EDGE_DAYS, 0, _EDGE_DAYS))


def _by_feast(name: str, how: str, then: date, now: date) -> bool:
    """Whether a day lies a few weeks before, after or round the latest feast of a name."""
    month, day = _FEASTS[name]
    feast = date(now.year, month, day)
    if feast > now + timedelta(days=7):
        feast = date(now.year - 1, month, day)
    away = (then - feast).days
    if how in ("after", "since"):
        return -3 <= away <= 60 if how == "after" else away >= -20
    return -60 <= away <= 5 if how == "before" else -21 <= away <= 21


def _coarse(match: re.Match[str], fact_date: str, now: date) -> bool | None:
    """A fact of a month or a year only, or of no day at all."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", fact_date)
    if found is None:
        return None
    if found[2]:
        return fits(match, f"{fact_date}-15", now.isoformat())
    year = int(found[1])
    if match["year"]:
        return now.year - year == 1
    if match["thisyear"]:
        return now.year == year
    if match["years"]:
        return now.year - year >= 1
    return None if year >= now.year - 1 else False


def _near(days: int, wanted: int, slack: int, *, loose: bool) -> bool:
    return wanted * 0.4 <= days <= wanted * 2.2 if loose else abs(days - wanted) <= max(slack, wanted // 4)


def _count(said: str) -> int:
    return int(said) if said.isdigit() else _SMALL.get(said.lower(), 1)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
