"""``revise``: by rules, by a model, back and forth, and what is said of it."""

from __future__ import annotations

import pytest

from tests.cli.support import done, drafted, mara, outreach
from tests.support.server import Reply, answer, chunk, problem, running

FIRST = "Hi Mara, your essay “The cost of a lock” is why I write [1]. Which lock was the last to go? No hurry."
SECOND = "Hallo Mara, dein Essay ist der Grund [1]. Welches Lock ging zuletzt?"


def body() -> str:
    return str(done("show", "d1", "--json").json["body"])


@pytest.fixture
def first() -> str:
    """A draft from the template; its text."""
    mara()
    drafted()
    return body()


def test_shorter_prints_the_message_and_says_the_rest(first: str) -> None:
    ran = done("revise", "shorter")
    assert len(ran.out) < len(first) + 1 and ran.out == body() + "\n" != first + "\n"
    assert "d1, from a template:" in ran.err
    assert "Version 2 of 2, “shorter”.  --undo goes back to the one before." in ran.err


def test_a_draft_may_be_named_and_words_need_no_quotation_marks(first: str) -> None:
    drafted()
    assert done("revise", "another opening", "--json").json["id"] == "d2"
    assert done("revise", "d1", "another", "opening", "--json").json["id"] == "d1"
    assert done("show", "d1", "--json").json["body"] != first


def test_json_is_the_draft(first: str) -> None:
    ran = done("revise", "shorter", "--json")
    assert set(ran.json) == set(done("draft", "p1", "--offline", "--json").json)
    assert ran.json["body"] == body() and ran.json["complete"] is True


def test_undo_and_redo_step_and_make_nothing(first: str) -> None:
    second = done("revise", "shorter").out
    assert done("revise", "--undo").out == first + "\n"
    ran = outreach("revise", "--undo")
    assert (ran.code, ran.out) == (1, "") and "This is the first of 2 versions." in ran.err
    ran = done("revise", "d1", "--redo")
    assert ran.out == second and "d1: Version 2 of 2, “shorter”." in ran.err
    assert body() + "\n" == second


def test_the_difference_is_shown(first: str) -> None:
    ran = done("revise", "drop the last sentence", "--diff")
    assert "[-" in ran.out and "{+" not in ran.out
    assert ran.out.replace("[-", "").replace("-]", "").split() == first.split()
    assert done("revise", "--diff").out == ran.out
    assert "{+" not in done("revise", "--undo").out
    refused = outreach("revise", "--diff")
    assert refused.code == 1 and "no version of d1 before" in refused.err


def test_several_at_once(first: str) -> None:
    ran = done("revise", "drop the last sentence, and a formal greeting")
    assert ran.out.startswith("Dear Mara,") and len(ran.out) < len(first)


def test_what_rules_cannot_do_is_refused_and_nothing_changes(first: str) -> None:
    ran = outreach("revise", "shorter and warmer")
    assert (ran.code, ran.out) == (1, "") and ran.err.count("\n") == 1
    assert "“warmer” cannot be done, only: shorter;" in ran.err and "A model does the rest." in ran.err
    assert body() == first


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Say what should change"),
        (("d1",), "Say what should change"),
        (("shorter", "--undo"), "one of them at a time"),
        (("--undo", "--redo"), "one of them at a time"),
        (("shorter", "--offline", "-m", "x"), "leave out either it or -m"),
        (("shorter", "--diff", "--json"), "leave out either it or --json"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], said: str) -> None:
    ran = outreach("revise", *arguments)
    assert ran.code == 2 and said in ran.err


def test_there_must_be_a_draft() -> None:
    ran = outreach("revise", "shorter")
    assert ran.code == 1 and "There is no draft yet" in ran.err
    mara()
    assert "is a person" in outreach("revise", "p1", "shorter").err
    assert "no draft d7" in outreach("revise", "d7", "shorter").err


def use(url: str) -> None:
    mara()
    done("config", "set", "model.base_url", url)
    done("config", "set", "model.name", "some-model")
    assert outreach("draft", "p1", "--kind", "question", "--channel", "x-dm").code == 0


def test_a_model_revises_and_is_told_of_the_draft_at_the_end() -> None:
    with running([answer(FIRST), answer(SECOND, reported=(400, 30))]) as server:
        use(server.base_url)
        ran = outreach("revise", "in", "German", "--json")
        before, after = (request.json["messages"] for request in server.drafts)
    assert ran.code == 0, ran.err
    assert ran.json["body"] == SECOND.replace(" [1]", "") and ran.json["writer"] == "model"
    assert ran.json["support"][0]["facts"] and ran.json["usage"]["prompt_tokens"] == 400
    assert after[:-1] == before[:-1] and after[-1]["content"].startswith(before[-1]["content"])
    added = after[-1]["content"][len(before[-1]["content"]) :]
    assert FIRST.replace(" [1]", "") in added.split("<draft>\n")[1].split("</draft>")[0]
    assert "in German" in added.split("</draft>")[-1]


def test_offline_goes_by_rules_though_a_model_is_set() -> None:
    with running([answer(FIRST)]) as server:
        use(server.base_url)
        ran = done("revise", "shorter", "--offline", "--json")
        assert len(server.drafts) == 1
    assert "No hurry" not in ran.json["body"]
    assert (ran.json["writer"], ran.json["model"]) == ("model", "some-model")


def test_an_incomplete_revision_is_kept_and_says_how_to_go_back() -> None:
    with running([answer(FIRST), Reply((chunk("Hallo Mara, dein Essay"),), ending="cut")]) as server:
        use(server.base_url)
        ran = outreach("revise", "in German")
    assert (ran.code, ran.out) == (1, "Hallo Mara, dein Essay\n")
    assert "Incomplete: " in ran.err and "'outreach revise d1 --undo' brings back the version before" in ran.err
    assert done("show", "d1", "--json").json["complete"] is False
    assert outreach("copy", "d1").code == 3
    assert done("revise", "--undo", "--json").json["complete"] is True
    assert body() == FIRST.replace(" [1]", "")


def test_an_endpoint_that_refuses_leaves_the_draft() -> None:
    with running([answer(FIRST), problem(401, {"error": {"message": "bad key"}})]) as server:
        use(server.base_url)
        ran = outreach("revise", "warmer")
    assert (ran.code, ran.out) == (1, "") and ran.err.count("\n") == 1
    assert body() == FIRST.replace(" [1]", "")
    assert outreach("revise", "--undo").code == 1


def test_a_fact_that_became_private_is_no_part_of_a_revision() -> None:
    with running([answer(FIRST), answer(SECOND)]) as server:
        use(server.base_url)
        done("edit", "f2", "--private")
        assert outreach("revise", "in German").code == 0
        assert "coordinator" in server.drafts[0].json["messages"][-1]["content"]
        assert "coordinator" not in server.drafts[1].json["messages"][-1]["content"]
