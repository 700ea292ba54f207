"""fact, facts and approve, and editing a fact."""

from __future__ import annotations

from assistant.facts.fact import Fact
from assistant.settings.paths import find_home
from assistant.workspace import Workspace
from tests.cli.support import done, mara, outreach


def test_a_fact_is_kept_whole() -> None:
    done("add", "Mara")
    fact = done(
        *(
            "fact",
            "mara",
            "Wrote “The cost of a lock”",
            "--kind",
            "essay",
            "--source",
            "https://mara.example/lock",
        ),
        *("--date", "2026-03", "--private", "--json"),
    ).json
    assert fact.pop("created") and fact.pop("updated")
    assert fact == {
        "id": "f1",
        "person": "p1",
        "text": "Wrote “The cost of a lock”",
        "kind": "essay",
        "title": "The cost of a lock",
        "source": "https://mara.example/lock",
        "date": "2026-03",
        "private": True,
        "status": "approved",
        "quote": "",
    }


def test_what_cannot_be_a_fact_is_refused() -> None:
    done("add", "Mara")
    assert outreach("fact", "mara", "  ").code == 1
    assert outreach("fact", "mara", "x", "--date", "soon").code == 1
    ran = outreach("fact", "mara", "x", "--kind", "esay")
    assert ran.code == 2 and "'essay'" in ran.err
    assert done("facts", "mara", "--json").json == []


def test_proposed_facts_are_listed_and_approved_all_or_none() -> None:
    done("add", "Mara")
    workspace = Workspace.open(find_home())
    for text in ("Gave a talk", "Moved to Bergen"):
        workspace.facts.add(Fact(person_id=1, text=text, status="proposed"))
    workspace.close()
    assert done("facts", "mara").out.count("proposed") == 2
    assert outreach("draft", "mara", "--channel", "x-dm", "--kind", "question", "--facts", "f1").code == 1
    assert outreach("approve", "f1", "f9").code == 1
    assert done("facts", "mara").out.count("proposed") == 2
    approved = done("approve", "f1,f2", "--json").json
    assert [fact["status"] for fact in approved] == ["approved", "approved"]
    assert outreach("approve", "d1").code == 1


def test_a_fact_is_edited_by_options() -> None:
    mara()
    fact = done("edit", "f1", "--date", "2026", "--private", "--json").json
    assert (fact["date"], fact["private"], fact["title"]) == ("2026", True, "The cost of a lock")
    assert done("edit", "f1", "--text", "Wrote “Latches”", "--json").json["title"] == "Latches"
    named = done("edit", "f2", "--text", "Launched it", "--json").json
    assert (named["text"], named["title"]) == ("Launched it", "Ferrite 2")
