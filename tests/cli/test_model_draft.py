"""A draft by a model, from a real endpoint on this machine: whole, cut off, stopped, refused."""

from __future__ import annotations

import os
import signal
import subprocess
import time

import pytest

from tests.cli.support import PROGRAM, done, mara, outreach, started
from tests.support.server import DONE, Reply, answer, chunk, problem, running

TEXT = (
    "Hi Mara, your essay “The cost of a lock” says that you dropped mutexes [1]. I run a sensor store that "
    "still has them. Which test told you that it was safe to drop them? Two lines would help, no hurry."
)
PLAIN = TEXT.replace(" [1]", "")
DRAFT = ("draft", "p1", "--kind", "question", "--channel", "x-dm")


def use(url: str) -> None:
    mara()
    done("config", "set", "model.base_url", url)
    done("config", "set", "model.name", "some-model")


def test_a_whole_answer_is_a_complete_draft() -> None:
    with running(answer(TEXT, reported=(300, 40))) as server:
        use(server.base_url)
        ran = started(*DRAFT, "--facts", "f1", "--json")
    draft = ran.json
    assert ran.code == 0
    assert (draft["body"], draft["writer"], draft["model"], draft["complete"]) == (
        PLAIN,
        "model",
        "some-model",
        True,
    )
    assert draft["usage"] == {
        "prompt_tokens": 300,
        "completion_tokens": 40,
        "counted": "reported",
        "cost": None,
    }
    assert draft["support"][0]["facts"] == ["f1"]


def test_the_prompt_that_is_shown_is_the_one_that_is_sent() -> None:
    with running(answer(TEXT)) as server:
        use(server.base_url)
        shown = done("prompt", *DRAFT[1:], "--json").json
        outreach(*DRAFT)
        sent = server.drafts[0].json
    assert sent["messages"] == shown["messages"]


def test_an_answer_that_is_cut_off_is_printed_kept_and_no_success() -> None:
    with running(Reply((chunk("Hi Mara, your essay says"),), ending="cut")) as server:
        use(server.base_url)
        ran = outreach(*DRAFT)
    assert (ran.code, ran.out) == (1, "Hi Mara, your essay says\n")
    assert "Incomplete: " in ran.err and "kept as d1" in ran.err
    stored = done("show", "d1", "--json").json
    assert (stored["body"], stored["complete"]) == ("Hi Mara, your essay says", False)
    assert outreach("copy", "d1").code == 3


def test_a_refusal_keeps_nothing() -> None:
    with running(problem(401, {"error": {"message": "bad key"}})) as server:
        use(server.base_url)
        ran = outreach(*DRAFT)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert done("drafts", "--json").json == []


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal to send on Windows")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_stopping_keeps_what_came(number: signal.Signals) -> None:
    slow = Reply((chunk("Hi Mara, your essay"), 30.0, chunk("never", "stop"), DONE))
    with running(slow) as server:
        use(server.base_url)
        process = subprocess.Popen([*PROGRAM, *DRAFT], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        until = time.monotonic() + 30
        while not server.drafts and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(0.5)
        process.send_signal(number)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 1
    assert out.decode() == "Hi Mara, your essay\n"
    assert "Stopped by you. What came is kept as d1" in err.decode()
    assert done("show", "d1", "--json").json["complete"] is False


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal to send on Windows")
def test_stopping_before_the_first_word_keeps_nothing() -> None:
    with running(Reply((30.0,))) as server:
        use(server.base_url)
        process = subprocess.Popen([*PROGRAM, *DRAFT], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        until = time.monotonic() + 30
        while not server.drafts and time.monotonic() < until:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (1, b"")
    assert err.decode().strip() == "Stopped by you. Nothing had come yet, so nothing is kept."
    assert done("drafts", "--json").json == []
