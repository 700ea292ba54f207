"""draft, drafts, prompt and what is chosen for them when it is left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.support import done, drafted, mara, outreach, started

DRAFT = {
    *(
        "id",
        "person",
        "kind",
        "channel",
        "subject",
        "body",
        "writer",
        "model",
        "complete",
        "facts",
        "support",
    ),
    *("findings", "usage"),
}


def test_an_offline_draft_in_json_is_what_is_promised() -> None:
    mara()
    ran = drafted("--json")
    draft = ran.json
    assert set(draft) == DRAFT
    assert (draft["id"], draft["person"], draft["kind"], draft["channel"]) == ("d1", "p1", "question", "x-dm")
    assert (draft["writer"], draft["model"], draft["complete"], draft["usage"]) == (
        "template",
        "",
        True,
        None,
    )
    assert set(draft["facts"]) == {"f1", "f2", "f3"}
    for span in draft["support"]:
        assert set(span) == {"start", "end", "facts"}
        leans_on = {"f1": "The cost of a lock", "f2": "Ferrite 2"}
        assert all(leans_on[fact] in draft["body"][span["start"] : span["end"]] for fact in span["facts"])
    assert draft["support"]


def test_the_message_alone_is_on_stdout() -> None:
    mara()
    first = drafted()
    stored = done("show", "d1", "--json").json
    assert first.out == stored["body"] + "\n"
    assert "d1, from a template:" in first.err and "outreach copy d1" in first.err


def test_a_subject_is_a_first_line_of_its_own() -> None:
    mara()
    done("config", "set", "me.name", "Ada Fields")
    ran = done("draft", "p1", "--kind", "question", "--channel", "email")
    stored = done("show", "d1", "--json").json
    assert stored["subject"]
    assert ran.out == f"Subject: {stored['subject']}\n\n{stored['body']}\n"


def test_what_is_missing_is_said_with_the_way_to_give_it() -> None:
    mara()
    ran = outreach("draft", "p1", "--kind", "question", "--channel", "email")
    assert ran.code == 1 and "outreach config set me.name NAME" in ran.err
    assert done("drafts", "--json").json == []


def test_kind_and_channel_left_out_are_chosen_and_said() -> None:
    mara()
    ran = done("draft", "p1", "--offline", "--json")
    assert (ran.json["kind"], ran.json["channel"]) == ("question", "x-dm")
    assert ran.err.startswith("To Mara Lindqvist (p1), question on x-dm.\n")
    # A kind that does not suit the channel that was used last gets one that it does suit, and the reverse.
    done("draft", "p1", "--kind", "question", "--channel", "linkedin-note")
    assert done("draft", "p1", "--kind", "warm-up", "--json").json["channel"] == "x-dm"
    assert done("draft", "p1", "--channel", "linkedin-note", "--json").json["kind"] == "question"
    ran = outreach("draft", "p1", "--kind", "warm-up", "--channel", "linkedin-note")
    assert ran.code == 1 and "does not suit" in ran.err


@pytest.mark.parametrize("facts", ["f2", "2", "f2,", " f2 "])
def test_facts_are_named_with_or_without_their_letter(facts: str) -> None:
    mara()
    draft = drafted("--facts", facts, "--json").json
    assert draft["facts"] == ["f2"] and "Ferrite 2" in draft["body"]


@pytest.mark.parametrize("facts", ["f99", "p1", "x", "f4"])
def test_facts_that_cannot_be_used_are_refused(facts: str) -> None:
    mara()
    done("fact", "p1", "Is leaving", "--private")
    ran = outreach("draft", "p1", "--kind", "question", "--channel", "x-dm", "--facts", facts)
    assert ran.code == 1 and ran.out == ""


def test_drafts_are_listed_newest_first() -> None:
    mara()
    done("add", "Teo Marsh")
    drafted()
    done("draft", "teo", "--kind", "question", "--channel", "slack", "--about", "how do you test it?")
    assert [draft["id"] for draft in done("drafts", "--json").json] == ["d2", "d1"]
    assert [draft["id"] for draft in done("drafts", "mara", "--json").json] == ["d1"]
    assert set(done("drafts", "--json").json[0]) == DRAFT | {
        *("about", "state", "reason", "notes", "forced", "created", "updated"),
    }
    rows = done("drafts").out.splitlines()
    assert rows[0].startswith("d2  Teo Marsh       question  slack  drafted  ")


def test_the_prompt_is_exactly_these_keys_and_never_holds_what_is_private() -> None:
    mara()
    done("fact", "p1", "Her team is being merged", "--private")
    ran = done("prompt", "p1", "--kind", "question", "--channel", "email", "-m", "some-model", "--json")
    assert set(ran.json) == {"messages", "model", "tokens", "counted", "left_out"}
    assert [set(message) for message in ran.json["messages"]] == [{"role", "content"}] * 2
    assert ran.json["model"] == "some-model"
    assert "The cost of a lock" in ran.json["messages"][1]["content"]
    assert "merged" not in ran.out
    text = done("prompt", "p1", "--kind", "question", "--channel", "email")
    for message in ran.json["messages"]:
        assert f"── {message['role']} ──\n{message['content']}" in text.out
    assert "Nothing was sent." in text.err
    assert done("drafts", "--json").json == []


def test_a_prompt_file_with_escapes_is_exact_in_json_and_harmless_on_a_terminal() -> None:
    mara()
    prompts = Path(done("config", "path").out.strip()).parent / "prompts"
    prompts.mkdir()
    (prompts / "_shared.jinja").write_text("Be brief \x1b[31m\x9b and \u202e kind.", encoding="utf-8")
    raw = started("prompt", "p1", "--kind", "question", "--channel", "x-dm", "--json")
    assert "\x9b" not in raw.out and "\u202e" not in raw.out
    assert json.loads(raw.out)["messages"][0]["content"].startswith("Be brief \x1b[31m\x9b and \u202e kind.")
    shown = started("prompt", "p1", "--kind", "question", "--channel", "x-dm")
    assert "\x1b" not in shown.out and "Be brief" in shown.out


def test_a_model_without_an_endpoint_is_said() -> None:
    mara()
    ran = outreach("draft", "p1", "--kind", "question", "--channel", "x-dm", "-m", "llama")
    assert ran.code == 1 and "model.base_url" in ran.err
