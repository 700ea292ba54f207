"""The endpoint on the command line: consent, keys, what it took, variants, doctor, setup."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import pytest

from assistant.settings.paths import find_home
from tests.cli.support import PROGRAM, done, drafted, mara, outreach
from tests.support.keyring_backend import FileKeyring, LockedKeyring
from tests.support.keys import ENTER
from tests.support.server import DONE, FakeServer, Reply, Request, answer, chunk, problem, running
from tests.support.terminal import Terminal, needs_terminal

SECRET = "sk-canary-7Qf20aLm93XzTb51"
TEXT = "Hi Mara, your essay “The cost of a lock” [1] made me look at our own. Which lock was the hardest to take out?"
DRAFT = ("draft", "p1", "--kind", "question", "--channel", "x-dm")


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A keyring that keeps what it is given, in the file that is yielded."""
    file = tmp_path / "ring.json"
    monkeypatch.setenv("SAMPLE_KEYRING", str(file))
    before = keyring.get_keyring()
    keyring.set_keyring(FileKeyring())  # type: ignore[no-untyped-call]
    yield file
    keyring.set_keyring(before)


@pytest.fixture
def far(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every endpoint is elsewhere, though the tests' own is on this machine."""
    monkeypatch.setattr("assistant.drafting.model.endpoint.is_local", lambda url: False)


def use(url: str, **model: str) -> None:
    mara()
    for name, value in {"base_url": url, "name": "sample-model", **model}.items():
        done("config", "set", f"model.{name}", value)


# Consent.


@pytest.mark.usefixtures("far")
def test_nothing_is_sent_elsewhere_before_somebody_agrees() -> None:
    with running(answer(TEXT)) as server:
        use(server.base_url)
        ran = outreach(*DRAFT)
        assert ran.code == 1 and not ran.out and not server.requests
        for said in (server.base_url, "outreach prompt p1", "outreach setup", "--consent", "--offline"):
            assert said in ran.err
        assert done(*DRAFT, "--consent").out
        assert done(*DRAFT).out, "it is asked for once"
        assert len(server.drafts) == 2
    with running(answer(TEXT)) as other:
        done("config", "set", "model.base_url", other.base_url)
        assert outreach(*DRAFT).code == 1 and not other.requests


def test_an_endpoint_on_this_machine_needs_no_consent() -> None:
    with running(answer(TEXT)) as server:
        use(server.base_url)
        assert done(*DRAFT).out


# Keys.


@pytest.mark.usefixtures("far")
def test_a_key_goes_into_the_keyring_to_its_endpoint_and_out_again(ring: Path) -> None:
    with running(answer(TEXT)) as server:
        use(server.base_url)
        said = done("keys", "set", given=f"{SECRET}\n")
        assert SECRET not in said.out + said.err and "Kept in the system keyring" in said.err
        assert json.loads(ring.read_text()) == {"outreach": {server.base_url: SECRET}}
        done(*DRAFT, "--consent")
        assert server.drafts[-1].headers["authorization"] == f"Bearer {SECRET}"
        assert done("keys", "forget", "--json").json == {"endpoint": server.base_url, "kept": False}
        done(*DRAFT)
        assert "authorization" not in server.drafts[-1].headers
        assert outreach("keys", "forget").code == 1


@pytest.mark.usefixtures("far")
def test_the_environment_comes_first(ring: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with running(answer(TEXT)) as server:
        use(server.base_url, api_key_env="SAMPLE_KEY")
        monkeypatch.setenv("SAMPLE_KEY", "from-the-environment-1")
        assert "that one is used" in done("keys", "set", given=f"{SECRET}\n").err
        done(*DRAFT, "--consent")
        assert server.drafts[-1].headers["authorization"] == "Bearer from-the-environment-1"


@pytest.mark.usefixtures("ring")
def test_a_key_is_no_argument_and_is_not_repeated() -> None:
    use("http://localhost:9/v1")
    ran = outreach("keys", "set", SECRET)
    assert ran.code == 1 and SECRET not in ran.out + ran.err and "history" in ran.err


@pytest.mark.usefixtures("far")
def test_a_locked_keyring_is_said_and_nothing_is_sent() -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(LockedKeyring())  # type: ignore[no-untyped-call]
    try:
        with running(answer(TEXT)) as server:
            use(server.base_url)
            ran = outreach(*DRAFT, "--consent")
            assert ran.code == 1 and "keyring is locked" in ran.err and not server.requests
            assert outreach("keys", "set", given=f"{SECRET}\n").code == 1
            found = {line["what"]: line for line in outreach("doctor", "--json").json}
            assert found["key"]["state"] == "broken" and "locked" in found["key"]["message"]
    finally:
        keyring.set_keyring(before)


def test_an_endpoint_on_this_machine_does_not_bother_a_locked_keyring() -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(LockedKeyring())  # type: ignore[no-untyped-call]
    try:
        with running(answer(TEXT)) as server:
            use(server.base_url)
            assert done(*DRAFT).out
    finally:
        keyring.set_keyring(before)


def test_without_an_endpoint_there_is_nothing_to_keep_a_key_for() -> None:
    assert "No endpoint is set" in outreach("keys", "set", given="x\n").err


# What it took.


def test_what_a_draft_took_is_said_and_summed_up() -> None:
    with running(answer(TEXT, reported=(1000, 200))) as server:
        use(server.base_url, price_input="2", price_output="10")
        ran = done(*DRAFT, "--json")
        assert ran.json["usage"] == {
            "prompt_tokens": 1000, "completion_tokens": 200, "counted": "reported", "cost": pytest.approx(0.004),
        }  # fmt: skip
        assert "1,000 tokens sent, 200 written; 0.004 at your prices; first word after" in ran.err
        done(*DRAFT)
        drafted()  # a template takes nothing
        total = done("drafts").err
        assert "All in all, 2 drafts by models: 2,000 tokens sent, 400 written, 0.008 at your prices." in total
        done("remove", "p1", "--yes")
        assert outreach("drafts").out == ""


def test_what_is_not_reported_is_an_estimate() -> None:
    with running(answer(TEXT)) as server:
        use(server.base_url)
        assert re.search(r"≈ [\d,]+ tokens sent, ≈ \d+ written", done(*DRAFT).err)
        assert "1 draft by models: ≈ " in done("drafts").err


def test_what_came_of_nothing_is_counted_too() -> None:
    with running(Reply((chunk(reasoning_content="hm"), chunk(finish="stop"), _usage(500, 90), DONE))) as server:
        use(server.base_url)
        assert outreach(*DRAFT).code == 1
    drafted()
    assert "500 tokens sent, 90 written" in done("drafts").err


def _usage(sent: int, written: int) -> bytes:
    from tests.support.server import usage

    return usage(sent, written)


# Too many facts.


def test_facts_that_do_not_fit_are_left_out_named_and_can_be_insisted_on() -> None:
    with running(answer(TEXT)) as server:
        use(server.base_url, max_output_tokens="64", context_tokens="900")
        for number in range(12):
            done("fact", "mara", f"Wrote “Part {number}”, " + "on the same thing at length " * 8, "--kind", "essay")
        everything = ",".join(f"f{number}" for number in range(1, 16))
        asked = (*DRAFT, "--facts", everything, "--about", "The cost of a lock")
        shown = done("prompt", *asked[1:], "--json").json
        assert shown["left_out"] and "f1" not in shown["left_out"] and shown["tokens"] <= 900 - 64
        ran = done(*asked)
        assert f"Left out, to fit 836 tokens: {', '.join(shown['left_out'])}." in ran.err
        assert server.drafts[-1].json["messages"] == shown["messages"]
        assert "Part 11" in str(server.drafts[-1].json) or "f15" in shown["left_out"]
        assert "Left out" not in done(*asked, "--all-facts").err
        assert "at length" in server.drafts[-1].json["messages"][1]["content"]
        assert done("prompt", *asked[1:], "--all-facts", "--json").json["left_out"] == []


def test_a_context_that_the_endpoint_names_is_kept_to() -> None:
    too_long = problem(400, {"error": {
        "message": "This model's maximum context length is 2000 tokens. However, you requested 2600 tokens.",
        "code": "context_length_exceeded",
    }})  # fmt: skip
    with running([too_long, answer(TEXT)]) as server:
        use(server.base_url)
        for number in range(12):
            done("fact", "mara", f"Wrote “Part {number}”, " + "on the same thing at length " * 12, "--kind", "essay")
        asked = (*DRAFT, "--facts", ",".join(f"f{number}" for number in range(1, 16)))
        ran = outreach(*asked)
        assert ran.code == 1 and "2,000 tokens at once" in ran.err and "600 too many" in ran.err
        assert "Left out, to fit 976 tokens: " in done(*asked).err


# Variants.


def test_variants_are_several_drafts_each_told_another_angle() -> None:
    with running(answer(TEXT, delay=0.01)) as server:
        use(server.base_url)
        ran = done(*DRAFT, "--variants", "3", "--json")
        assert [draft["id"] for draft in ran.json] == ["d1", "d2", "d3"]
        told = [request.json["messages"][1]["content"] for request in server.drafts]
        assert len(set(told)) == 3 and sum("Angle of this one" in one for one in told) == 2
        firsts = [request.json["messages"][0] for request in server.drafts]
        assert firsts[0] == firsts[1] == firsts[2]
        shown = done(*DRAFT, "--variants", "2").out
        assert shown.count("── d") == 2


def test_where_the_endpoint_takes_one_at_a_time_they_take_turns() -> None:
    slow = answer(TEXT, delay=0.02)
    no = problem(429, {"error": {"message": "one at a time"}})
    with running([slow, no, no, slow]) as server:
        use(server.base_url)
        assert len(done(*DRAFT, "--variants", "3", "--json").json) == 3
        assert len(server.drafts) == 5
        done(*DRAFT, "--variants", "3")
        assert len(server.drafts) == 8, "the next time they take turns from the start"


def test_variants_from_the_template_differ() -> None:
    mara()
    found = drafted("--variants", "3", "--json").json
    assert len({draft["body"] for draft in found}) == 3
    assert {draft["complete"] for draft in found} == {True}


def test_a_variant_that_fails_costs_itself_alone() -> None:
    with running([answer(TEXT), problem(400, {"error": {"message": "no"}}), answer(TEXT)]) as server:
        use(server.base_url)
        ran = outreach(*DRAFT, "--variants", "3", "--json")
        assert ran.code == 1 and len(ran.json) == 2 and "2 of 3 came" in ran.err


# Doctor.


def lines() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for line in outreach("doctor", "--json").json:
        found.setdefault(line["what"], line)
    return found


def test_the_doctor_tries_the_endpoint_for_real() -> None:
    with running(answer("one two three four five", delay=0.05, reported=(30, 5))) as server:
        use(server.base_url)
        found = lines()
        assert {found[what]["state"] for what in ("endpoint", "key", "consent", "model", "streaming", "speed")} == {
            "ok"
        }
        assert "tokens/s" in found["speed"]["message"]
        (asked,) = server.drafts
        assert "Mara" not in str(asked.json) and "Ferrite" not in str(asked.json)


def test_the_doctor_says_what_it_does_not_take_and_drafts_go_by_it() -> None:
    refusals = [
        problem(400, {"error": {"message": f"{what} is not supported"}})
        for what in ("stream_options", "temperature", "stream")
    ]
    with running([*refusals, answer(TEXT)]) as server:
        use(server.base_url)
        message = lines()["streaming"]["message"]
        assert "does not stream" in message and "temperature" in message
        before = len(server.drafts)
        done(*DRAFT)
        assert len(server.drafts) == before + 1
        assert not {"stream_options", "temperature"} & set(server.drafts[-1].json)


@pytest.mark.parametrize(
    ("reply", "what", "said"),
    [
        (problem(404, {"error": {"message": "no such model"}}), "model", "not found"),
        (problem(401, {"error": {"message": "no"}}), "model", "wants a key (401)"),
    ],
)
def test_the_doctor_says_what_is_broken(reply: Reply, what: str, said: str) -> None:
    with running(reply) as server:
        use(server.base_url)
        assert outreach("doctor").code == 1
        assert lines()[what]["state"] == "broken" and said in lines()[what]["message"]


def test_the_doctor_knows_a_model_that_is_not_there() -> None:
    with running(answer(TEXT), models=("qwen3:8b", "llama3.3")) as server:
        use(server.base_url, name="qwen3")
        model = lines()["model"]
        assert model["state"] == "note" and "qwen3:8b" in model["mend"]


def test_a_list_of_models_that_is_refused_is_said() -> None:
    """As a gateway does that has no database for its keys."""
    import asyncio

    from assistant.drafting.model.trial import look
    from tests.support.pens import MODEL

    class NoList(FakeServer):
        def _reply(self, request: Request) -> Reply:
            return problem(400, {"error": {"message": "No connected db."}})

    async def looked() -> str:
        async with NoList(answer("")) as server:
            found = await look(replace(MODEL, base_url=server.base_url), lambda: None)
            assert not found.is_api
            return found.problem

    assert "did not accept the request (400): “No connected db”" in asyncio.run(looked())


# Setup.


@needs_terminal
@pytest.mark.terminal
def test_setup_finds_lists_tries_and_keeps() -> None:
    with running(answer("one two three", delay=0.02), models=("qwen3:8b", "llama3.3")) as server:
        address = f"localhost:{server.port}"
        with Terminal([*PROGRAM, "setup"], columns=120, rows=60) as terminal:
            for question in ("Your name", "What you do", "Your site", "Your city"):
                terminal.wait_for(question)
                terminal.send(ENTER)
            terminal.wait_for("Ollama")
            terminal.send(address, ENTER)
            terminal.wait_for(f"'{address}' is http://{address}/v1.")
            terminal.wait_for("2  llama3.3")
            terminal.send("2", ENTER)
            terminal.wait_for("llama3.3 answers.")
            assert terminal.wait_end() == 0
            assert "It streams" in terminal.screen()
    config = tomllib.loads(find_home(None).config.read_text())
    assert config == {"model": {"base_url": f"http://{address}/v1", "name": "llama3.3"}}


@needs_terminal
@pytest.mark.terminal
def test_setup_says_what_cannot_be_reached_and_asks_again() -> None:
    with Terminal([*PROGRAM, "setup"], columns=120, rows=60) as terminal:
        for question in ("Your name", "What you do", "Your site", "Your city"):
            terminal.wait_for(question)
            terminal.send(ENTER)
        terminal.wait_for("Its number")
        terminal.send("localhost:9", ENTER)
        terminal.wait_for("connection refused")
        terminal.wait_for("all the same?")
        terminal.send("n", ENTER)
        terminal.send("none", ENTER)
        assert terminal.wait_end() == 0
    assert not find_home(None).config.exists() or "base_url" not in find_home(None).config.read_text()


@needs_terminal
@pytest.mark.terminal
def test_setup_asks_for_a_variable_where_there_is_no_keyring() -> None:
    wants = problem(401, {"error": {"message": "no key"}})

    class Locked(FakeServer):
        def _reply(self, request: Request) -> Reply:
            known = request.headers.get("authorization") == "Bearer sk-sample-123456"
            return super()._reply(request) if known else wants

    env = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", "SAMPLE_KEY": "sk-sample-123456"}
    with (
        running(answer("one two three"), models=("alpha-1",), kind=Locked) as server,
        Terminal([*PROGRAM, "setup"], columns=120, rows=60, env=env) as terminal,
    ):
        for question in ("Your name", "What you do", "Your site", "Your city"):
            terminal.wait_for(question)
            terminal.send(ENTER)
        terminal.wait_for("Its number")
        terminal.send(server.base_url, ENTER)
        terminal.wait_for("The variable's name")
        terminal.send("SAMPLE_KEY", ENTER)
        terminal.wait_for("1  alpha-1")
        terminal.send("1", ENTER)
        terminal.wait_for("alpha-1 answers.")
        assert terminal.wait_end() == 0
    model = tomllib.loads(find_home(None).config.read_text())["model"]
    assert model == {"base_url": server.base_url, "name": "alpha-1", "api_key_env": "SAMPLE_KEY"}


def test_a_missing_scheme_is_proposed() -> None:
    ran = outreach("config", "set", "model.base_url", "localhost:11434")
    assert ran.code == 1 and 'did you mean "http://localhost:11434/v1"?' in ran.err


def test_nothing_reaches_the_template() -> None:
    """With no network an unreachable endpoint fails in time, in a sentence, and offers the template."""
    use("http://127.0.0.1:9/v1")
    ran = outreach(*DRAFT)
    assert ran.code == 1 and "connection refused" in ran.err and "--offline drafts it from a template." in ran.err
    assert done(*DRAFT, "--offline").out
