"""An address that is nearly right, and the variable of a key, as doctor and setup treat them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from assistant.settings.paths import find_home
from tests.cli.support import PROGRAM, done, outreach
from tests.support.keys import ENTER
from tests.support.server import FakeServer, Reply, Request, answer, problem, running
from tests.support.terminal import Terminal, needs_terminal

SECRET = "sk-sample-123456"
JSON_404 = problem(404, {"detail": "Not Found"})
LM_STUDIO = problem(200, {"error": "Unexpected endpoint or method. (GET /models)"})


def use(url: str, **model: str) -> None:
    for name, value in {"base_url": url, "name": "sample-model", **model}.items():
        done("config", "set", f"model.{name}", value)


def lines() -> dict[str, dict[str, str]]:
    return {line["what"]: line for line in reversed(outreach("doctor", "--json").json)}


@pytest.mark.parametrize("path", ["", "/api"])
@pytest.mark.parametrize("outside", [JSON_404, LM_STUDIO], ids=["vllm", "lm-studio"])
def test_the_doctor_finds_the_address_that_answers(outside: Reply, path: str) -> None:
    with running(answer("one two"), outside=outside) as server:
        use(server.base_url.removesuffix("/v1") + path)
        found = lines()
        assert found["endpoint"]["state"] == "broken" and "model" not in found
        proposed = f"'outreach config set model.base_url {server.base_url}' sets it."
        assert found["endpoint"]["message"].endswith(proposed) and not server.drafts
        done("config", "set", "model.base_url", server.base_url)
        assert lines()["model"]["state"] == "ok"


def test_a_gateway_that_lists_no_models_is_tried_all_the_same() -> None:
    class Gateway(FakeServer):
        def _reply(self, request: Request) -> Reply:
            return answer("one two") if request.path == "/own/chat/completions" else JSON_404

    with running(answer(""), kind=Gateway) as server:
        use(server.base_url.removesuffix("/v1") + "/own")
        found = lines()
        assert (found["endpoint"]["state"], found["model"]["state"]) == ("ok", "ok")


def asked_for_the_address(terminal: Terminal) -> None:
    for question in ("Your name", "What you do", "Your site", "Your city"):
        terminal.wait_for(question)
        terminal.send(ENTER)
    terminal.wait_for("Its number")


@needs_terminal
@pytest.mark.terminal
def test_setup_drops_the_variable_with_its_endpoint_and_says_so() -> None:
    use("http://127.0.0.1:9/v1", api_key_env="SAMPLE_KEY")
    with Terminal([*PROGRAM, "setup"], columns=120, rows=60) as terminal:
        asked_for_the_address(terminal)
        terminal.send("none", ENTER)
        terminal.wait_for("SAMPLE_KEY held the key of http://127.0.0.1:9/v1")
        assert terminal.wait_end() == 0
    assert "SAMPLE_KEY" not in find_home(None).config.read_text()


@needs_terminal
@pytest.mark.terminal
def test_setup_names_a_variable_where_there_is_a_keyring_and_asks_again_for_a_name(tmp_path: Path) -> None:
    class Locked(FakeServer):
        def _reply(self, request: Request) -> Reply:
            known = request.headers.get("authorization") == f"Bearer {SECRET}"
            return super()._reply(request) if known else problem(401, {"error": {"message": "no key"}})

    env = {
        "PYTHON_KEYRING_BACKEND": "tests.support.keyring_backend.FileKeyring",
        "SAMPLE_KEYRING": str(tmp_path / "ring.json"),
        "SAMPLE_KEY": SECRET,
    }
    with (
        running(answer("one two three"), models=("alpha-1",), kind=Locked) as server,
        Terminal([*PROGRAM, "setup"], columns=120, rows=60, env=env) as terminal,
    ):
        asked_for_the_address(terminal)
        terminal.send(server.base_url, ENTER)
        terminal.wait_for("Its key")
        terminal.send(ENTER)
        terminal.wait_for("The variable's name")
        terminal.send("not a name", ENTER)
        terminal.wait_for("must be the name of an environment variable")
        terminal.send("SAMPLE_KEY", ENTER)
        terminal.wait_for("1  alpha-1")
        terminal.send("1", ENTER)
        terminal.wait_for("alpha-1 answers.")
        assert terminal.wait_end() == 0
    model = tomllib.loads(find_home(None).config.read_text())["model"]
    assert model == {"base_url": server.base_url, "name": "alpha-1", "api_key_env": "SAMPLE_KEY"}
