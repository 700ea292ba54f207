"""``log PERSON sent`` where no draft is named: taken as the only one, else counted on the careful side."""

from __future__ import annotations

from tests.cli.support import done, drafted, mara, outreach

ASK = ("draft", "p1", "--kind", "question", "--channel", "x-dm", "--offline", "--about", "why a log?")


def test_the_only_draft_is_taken_and_its_thread_holds_the_next_ask() -> None:
    mara()
    drafted()
    ran = done("log", "p1", "sent", "--json")
    assert (ran.json["draft"], ran.json["asks"], ran.json["message_kind"]) == ("d1", True, "question")
    assert "Taken as d1 (question on x-dm), the only draft to them that was not sent yet." in ran.err
    assert done("show", "d1", "--json").json["state"] == "sent"
    held = outreach(*ASK)
    assert held.code == 3 and "You asked Mara something today" in held.err


def test_of_several_drafts_none_is_taken() -> None:
    mara()
    drafted()
    drafted()
    ran = done("log", "p1", "sent", "--json")
    assert (ran.json["draft"], ran.json["message_kind"]) == (None, "")
    assert "so it counts as a question: another ask waits until" in ran.err
    assert "Not sent yet are d2 (question on x-dm), d1 (question on x-dm)." in ran.err
    assert "outreach remove e1, then outreach log p1 sent --draft d2" in ran.err


def test_what_nobody_noted_the_kind_of_holds_another_ask_back_and_nothing_else() -> None:
    mara()
    assert "counts as a question" in done("log", "p1", "sent").err
    held = outreach(*ASK)
    assert held.code == 3 and "What you sent Mara today (e1) may have asked something, so until" in held.err
    done("config", "set", "me.name", "Ada")
    thanks = ("draft", "p1", "--kind", "thanks", "--channel", "x-dm", "--offline", "--about", "your answer")
    assert done(*thanks).code == 0
    done("log", "p1", "replied")
    assert done(*ASK).code == 0


def test_the_kind_may_be_said() -> None:
    mara()
    ran = done("log", "p1", "sent", "--kind", "thanks", "--json")
    assert (ran.json["message_kind"], ran.json["asks"], ran.err) == ("thanks", False, "")
    assert done(*ASK).code == 0
    assert done("log", "p1", "sent", "--kind", "question", "--json").json["asks"] is True
    assert outreach(*ASK).code == 3
    assert outreach("log", "p1", "sent", "--kind", "hello").code == 1
    assert outreach("log", "p1", "met", "--kind", "question").code == 2
    assert outreach("log", "p1", "sent", "--kind", "question", "--draft", "d1").code == 2
