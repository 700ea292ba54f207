"""Whether to try again, and after how long: what endpoints ask for, and what no waiting mends."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.model.retry import BACK_OFF_SECONDS, LONGEST_WAIT_SECONDS, TRIES, Setback, asked_wait
from assistant.drafting.model.stream import Fault, error_in

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def said(message: str, **more: object) -> Fault:
    """The fault that an endpoint's error of this message is read as."""
    fault = error_in(json.dumps({"error": {"message": message, **more}}).encode())
    assert fault is not None
    return fault


# How long it asks to wait.


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("5", 5.0),
        (" 7 ", 7.0),
        ("0.5", 0.5),
        ("3600", 3600.0),
        ("Sun, 01 Mar 2026 12:00:30 GMT", 30.0),
        ("Sun, 01 Mar 2026 12:00:30", 30.0),
        ("Sun, 01 Mar 2026 12:00:30 -0000", 30.0),
        ("Sun, 01 Mar 2026 13:00:30 +0100", 30.0),
        ("Sunday, 01-Mar-26 12:00:30 GMT", 30.0),
        ("Sun Mar  1 12:00:30 2026", 30.0),
        ("Sun, 01 Mar 2026 11:59:30 GMT", 0.0),
        ("Sun, 01 Mar 2020 12:00:30 GMT", 0.0),
        ("", None),
        ("-1", None),
        ("nan", None),
        ("inf", None),
        ("1e9", None),
        ("soon", None),
        ("5s", None),
        ("1, 2", None),
        ("Sun, 99 Mar 2026 12:00:30 GMT", None),
        ("9" * 5000, None),
    ],
)
def test_what_retry_after_asks_for(value: str, seconds: float | None) -> None:
    assert asked_wait({"retry-after": value}, NOW) == seconds


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after-ms": "1500"}, 1.5),
        ({"retry-after-ms": "0"}, 0.0),
        ({"retry-after-ms": "1500", "retry-after": "4"}, 1.5),
        ({"retry-after-ms": "", "retry-after": "4"}, 4.0),
        ({"retry-after-ms": "soon", "retry-after": "4"}, 4.0),
        ({"retry-after-ms": "-5", "retry-after": "4"}, 4.0),
        ({"retry-after-ms": "nan", "retry-after": "4"}, 4.0),
        ({"retry-after-ms": "inf"}, None),
        ({"retry-after-ms": "Sun, 01 Mar 2026 12:00:30 GMT"}, None),
        ({"x-ratelimit-reset": "4"}, None),
    ],
)
def test_milliseconds_are_finer(headers: dict[str, str], seconds: float | None) -> None:
    assert asked_wait(headers, NOW) == seconds


@given(st.integers(min_value=-1000, max_value=10_000))
def test_a_date_is_as_far_away_as_it_is(seconds: int) -> None:
    date = datetime.fromtimestamp(NOW.timestamp() + seconds, UTC)
    assert asked_wait({"retry-after": format_datetime(date, usegmt=True)}, NOW) == max(0, seconds)


def test_without_a_clock_it_is_now() -> None:
    soon = datetime.fromtimestamp(datetime.now(UTC).timestamp() + 1000, UTC)
    wait = asked_wait({"retry-after": format_datetime(soon)})
    assert wait is not None and 900 < wait <= 1000


_LONG = "99999999999"
DATES = st.lists(
    st.sampled_from(
        "Sun, Sun 01 1 Mar 2026 26 0 12:00:30 12.00.30 99:99:99 GMT EST +0100 +9999 - + -0000 , : am x".split()
    ),
    max_size=8,
).map(" ".join)


@given(st.text() | DATES, st.none() | st.text() | DATES | st.floats().map(str))
def test_whatever_the_headers_it_is_nothing_or_a_time(after: str, milliseconds: str | None) -> None:
    headers = {"retry-after": after} | ({} if milliseconds is None else {"retry-after-ms": milliseconds})
    wait = asked_wait(headers, NOW)
    assert wait is None or wait >= 0


@pytest.mark.parametrize(
    "value",
    [
        f"Sun, 01 Mar {_LONG} 12:00:30 GMT",
        f"Sun, 01 Mar 2026 12:00:{_LONG}{_LONG} GMT",
        f"Sun, 01 Mar 2026 12:00:30 +{_LONG}{_LONG}",
    ],
)
def test_a_date_beyond_all_dates_is_no_time(value: str) -> None:
    assert asked_wait({"retry-after": value}, NOW) is None


# Which setbacks may pass.


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 529])
def test_these_may_pass(status: int) -> None:
    assert Setback(status).may_pass
    assert [Setback(status).wait(tried) for tried in range(1, TRIES + 2)] == [*BACK_OFF_SECONDS, None, None]


@given(st.integers(0, 599).filter(lambda status: status not in (408, 429, 500, 502, 503, 504, 529)), st.integers(1, 5))
def test_no_other_does_however_long_it_says(status: int, tried: int) -> None:
    assert not Setback(status).may_pass
    assert Setback(status).wait(tried) is None
    assert Setback(status, asked_wait=1.0).wait(tried) is None


def test_there_is_a_wait_before_every_try_but_the_first() -> None:
    assert len(BACK_OFF_SECONDS) == TRIES - 1
    assert list(BACK_OFF_SECONDS) == sorted(BACK_OFF_SECONDS)


@given(st.floats(0, 10 * LONGEST_WAIT_SECONDS), st.integers(1, 5))
def test_it_waits_as_long_as_it_is_asked_but_not_for_ever(seconds: float, tried: int) -> None:
    wait = Setback(503, asked_wait=seconds).wait(tried)
    assert wait == (seconds if tried < TRIES and seconds <= LONGEST_WAIT_SECONDS else None)


def test_the_longest_wait() -> None:
    assert Setback(429, asked_wait=0.0).wait(1) == 0.0
    assert Setback(429, asked_wait=LONGEST_WAIT_SECONDS).wait(1) == LONGEST_WAIT_SECONDS
    assert Setback(429, asked_wait=LONGEST_WAIT_SECONDS + 1).wait(1) is None


# Quotas that are used up.

EXHAUSTED = [
    said(
        "You exceeded your current quota, please check your plan and billing details. For more information on this "
        "error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.",
        type="insufficient_quota",
        code="insufficient_quota",
    ),
    said("No more of this.", code="insufficient_quota"),
    said("Your account is not active, please check your billing details on our website."),
    said("Billing hard limit has been reached", code="billing_hard_limit_reached"),
    said("Insufficient credits. Add more using https://openrouter.ai/credits"),
    said("Insufficient Balance"),
    said("Insufficient funds in your account."),
    said("You have run out of credits."),
    said("Your credit balance is too low to access the API."),
    said("Your quota has been exhausted."),
    said("Monthly quota is used up"),
]


@pytest.mark.parametrize("fault", EXHAUSTED, ids=lambda fault: fault.message[:30])
def test_a_quota_that_is_used_up_is_not_waited_for(fault: Fault) -> None:
    assert Setback(429, fault).exhausted
    assert Setback(403, fault).exhausted
    assert [Setback(429, fault).wait(tried) for tried in (1, 2, 3)] == [None] * 3


@pytest.mark.parametrize("fault", EXHAUSTED, ids=lambda fault: fault.message[:30])
def test_unless_it_names_a_time_or_the_server_failed(fault: Fault) -> None:
    told = "insufficient_quota" in fault.names  # a code says it, whatever wait comes along
    assert Setback(429, fault, asked_wait=20.0).exhausted == told
    assert Setback(429, fault, asked_wait=20.0).wait(1) == (None if told else 20.0)
    for status in (500, 503):
        assert not Setback(status, fault).exhausted
        assert Setback(status, fault).wait(1) == BACK_OFF_SECONDS[0]


def test_402_says_it_all() -> None:
    for one in (Setback(402), Setback(402, said("?")), Setback(402, asked_wait=5.0)):
        assert one.exhausted and not one.may_pass and one.wait(1) is None


@pytest.mark.parametrize(
    "fault",
    [
        None,
        said(
            "Rate limit reached for gpt-4o on tokens per min. Limit 3, Used 3, Requested 1.", code="rate_limit_exceeded"
        ),
        said("Too Many Requests"),
        said("Overloaded", type="overloaded_error"),
        said("Slots are busy"),
        said("The engine is currently overloaded, please try again later"),
        # Google's, for what comes back within a minute as well.
        said(
            "Quota exceeded for metric: generate_content_free_tier_requests, limit: 15. Please retry in 20s.", code=429
        ),
    ],
)
def test_one_that_is_only_busy_is_waited_for(fault: Fault | None) -> None:
    assert not Setback(429, fault).exhausted
    assert Setback(429, fault).wait(1) == BACK_OFF_SECONDS[0]


def test_a_rate_limit_that_only_mentions_the_page_about_billing() -> None:
    fault = said(
        "Rate limit reached for gpt-4o in organization org-a on requests per min (RPM): Limit 3, Used 3, Requested 1. "
        "Please try again in 20s. Visit https://platform.openai.com/account/rate-limits to learn more. You can "
        "increase your rate limit by adding a payment method to your account at https://platform.openai.com/account/billing.",
        type="requests",
        code="rate_limit_exceeded",
    )
    assert not Setback(429, fault).exhausted


@given(st.sampled_from([408, 429, 500, 503, 402, 403, 400]), st.text(), st.text(), st.integers(1, 9))
def test_whatever_it_says_it_is_not_tried_for_ever(status: int, message: str, names: str, tried: int) -> None:
    wait = Setback(status, Fault(message, names=names)).wait(tried)
    assert wait is None or (tried < TRIES and wait == BACK_OFF_SECONDS[tried - 1])
