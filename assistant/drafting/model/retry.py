"""Whether to try again, and after how long. Nothing here waits: the pen does, where it can be seen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from assistant.drafting.model.stream import Fault

TRIES = 3
"""Times one draft is asked for at most, when the endpoint is busy or failing."""
BACK_OFF_SECONDS = (1.0, 3.0)
"""Waits before the second and the third try, where the endpoint does not name one."""
LONGEST_WAIT_SECONDS = 300.0
"""The longest wait that an endpoint may ask for; beyond it, it is the person who tries again."""
_PASSING = frozenset({408, 429, 500, 502, 503, 504, 529})
_EXHAUSTED = re.compile(
    r"insufficient[_ ](?:quota|credit|balance|funds)|billing_(?:hard_limit|not_active)|billing details"
    r"|exceeded your current quota"
    r"|out of credits|credit balance|quota (?:is |has been )?(?:used up|exhausted)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Setback:
    """An endpoint said no with a status: what it was, what it said, and how long it asks to wait."""

    status: int
    fault: Fault | None = None
    asked_wait: float | None = None
    """Seconds it asks to wait; None when it does not say."""
    page: bool = False
    """Whether a web page came with it."""
    crowded: bool = False
    """Whether other drafts were being written there at the same time."""

    @property
    def may_pass(self) -> bool:
        """Whether the same request may succeed a little later."""
        return self.status in _PASSING

    @property
    def exhausted(self) -> bool:
        """Whether a quota or a balance is used up, which no waiting mends."""
        if self.status == 402:
            return True
        said = f"{self.fault.names} {self.fault.message}" if self.fault else ""
        if "rate_limit" in said or self.status not in (403, 429):
            return False
        if self.fault is not None and "insufficient_quota" in self.fault.names:
            return True  # a code says it, whatever wait comes along with it
        return self.asked_wait is None and bool(_EXHAUSTED.search(said))

    def wait(self, tried: int) -> float | None:
        """Seconds until the next try after ``tried`` of them; None: trying again would not help."""
        if not self.may_pass or self.exhausted or tried >= TRIES:
            return None
        if self.asked_wait is None:
            return BACK_OFF_SECONDS[min(tried, len(BACK_OFF_SECONDS)) - 1]
        return self.asked_wait if self.asked_wait <= LONGEST_WAIT_SECONDS else None


def asked_wait(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Seconds that ``Retry-After`` asks for (a number, or a date), or ``retry-after-ms``; None: it does not."""
    try:
        milliseconds = float(headers.get("retry-after-ms", ""))
        if 0 <= milliseconds < 1e9:
            return milliseconds / 1000
    except ValueError:
        pass
    said = headers.get("retry-after", "").strip()
    try:
        seconds = float(said)
        return seconds if 0 <= seconds < 1e9 else None
    except ValueError:
        pass
    try:
        date = parsedate_to_datetime(said)
    except (ValueError, TypeError, OverflowError):
        return None
    date = date if date.tzinfo else date.replace(tzinfo=UTC)
    return max(0.0, (date - (now or datetime.now(UTC))).total_seconds())
