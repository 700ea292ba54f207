"""``questions``: offline, with a model, topped up, cut off, and before anybody agreed."""

from __future__ import annotations

import re

from tests.cli.support import done, mara, outreach
from tests.support.server import FakeServer, Reply, answer, chunk, problem, running

# Facts without a date come newest first: [1] is f3, [3] is f1.
LIST = (
    "1. What spoke against dropping the last mutex in “The cost of a lock”? [3]\n"
    "2. What did leaving the coordinator out of Ferrite 2 cost you? [2]\n"
    "3. Which lock was the hardest to drop, and how did you go about it? [3]\n"
    "4. What would you read before leaving a coordinator out? [3, 2]\n"
    "5. Why did Ferrite 2 matter enough to you to launch it that way? [2]\n"
)


def use(server: FakeServer) -> None:
    mara()
    done("config", "set", "model.base_url", server.base_url)
    done("config", "set", "model.name", "some-model")


def test_a_numbered_list_with_its_facts_and_the_next_step() -> None:
    mara()
    ran = done("questions", "mara")
    rows = ran.out.splitlines()
    assert 5 <= len(rows) <= 7
    for number, row in enumerate(rows, 1):
        assert re.fullmatch(rf"{number}\. [A-Z].*\? \(f[123]\)", row), row
    assert "Next: outreach draft p1 --about" in ran.err
    assert any("The cost of a lock" in row for row in rows)


def test_json_has_the_same() -> None:
    mara()
    told = done("questions", "mara", "--json")
    rows = done("questions", "mara").out.splitlines()
    assert [set(one) for one in told.json] == [{"text", "facts", "sort"}] * len(rows)
    assert [f"{at}. {one['text']} ({one['facts'][0]})" for at, one in enumerate(told.json, 1)] == rows


def test_about_brings_what_is_near_to_the_front() -> None:
    mara()
    assert done("questions", "mara", "--about", "coordinators", "--json").json[0]["facts"] == ["f2"]
    assert done("questions", "mara", "--about", "mutexes and locks", "--json").json[0]["facts"] == ["f1"]


def test_one_of_them_makes_a_draft() -> None:
    mara()
    question = done("questions", "mara", "--json").json[0]["text"]
    drafted = done("draft", "mara", "--kind", "question", "--channel", "x-dm", "--about", question)
    assert question.casefold() in drafted.out.casefold()


def test_nobody_knows_anything() -> None:
    done("add", "Noor Haddadin")
    ran = outreach("questions", "noor")
    assert (ran.code, ran.out) == (1, "")
    assert "Nothing is known about Noor Haddadin" in ran.err and "outreach fact p1 TEXT" in ran.err


def test_another_language_is_said() -> None:
    done("add", "Beatrix Voss", "--language", "de")
    done("fact", "beatrix", "Maintains the colour tokens of Thimble", "--kind", "work")
    assert "They are in English; Beatrix is written to in 'de'." in done("questions", "beatrix").err


def test_offline_and_a_model_are_two_things() -> None:
    mara()
    assert outreach("questions", "mara", "--offline", "-m", "other").code == 2


def test_a_model_finds_them() -> None:
    with running(answer(LIST, reported=(400, 90))) as server:
        use(server)
        ran = done("questions", "mara", "--json")
        assert [one["text"] for one in ran.json] == [line[3:].rpartition(" [")[0] for line in LIST.splitlines()]
        assert [one["facts"] for one in ran.json] == [["f1"], ["f2"], ["f1"], ["f1", "f2"], ["f2"]]
        sent = server.requests[-1].json["messages"]
    assert [one["role"] for one in sent] == ["system", "user"]
    assert "<facts>\n[1] interest" in sent[1]["content"] and "Mara" not in sent[0]["content"]
    assert "400" in ran.err


def test_too_few_are_topped_up_and_it_is_said() -> None:
    with running(
        answer("Sure, here are some:\n1. What did dropping the last mutex cost you? [3]\n2. Nice work.")
    ) as server:
        use(server)
        ran = done("questions", "mara")
    rows = ran.out.splitlines()
    assert len(rows) == 5 and rows[0] == "1. What did dropping the last mutex cost you? (f1)"
    assert "Only one came from some-model; the last 4 were made without it." in ran.err


def test_a_list_that_is_cut_off_keeps_its_whole_lines() -> None:
    cut = Reply((chunk("1. What did dropping the last mutex cost you? [3]\n2. Which lock was"),), ending="cut")
    with running(cut) as server:
        use(server)
        ran = outreach("questions", "mara")
    assert ran.code == 1
    assert (
        ran.out.startswith("1. What did dropping the last mutex cost you? (f1)\n") and "Which lock was" not in ran.out
    )
    assert "Incomplete:" in ran.err and "cut off" in ran.err


def test_an_endpoint_that_refuses_offers_to_do_without() -> None:
    with running(problem(401, {"error": {"message": "bad key"}})) as server:
        use(server)
        ran = outreach("questions", "mara")
        assert (ran.code, ran.out) == (1, "")
        assert "--offline makes some without the model." in ran.err and ran.err.count("\n") == 1
        assert done("questions", "mara", "--offline").out.startswith("1. ")


def test_nothing_is_sent_before_somebody_agrees() -> None:
    mara()
    done("config", "set", "model.base_url", "https://far.example/v1")
    done("config", "set", "model.name", "some-model")
    ran = outreach("questions", "mara")
    assert (ran.code, ran.out) == (1, "")
    assert "Nothing was sent" in ran.err and "--consent" in ran.err and "outreach facts p1" in ran.err
