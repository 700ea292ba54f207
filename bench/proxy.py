"""`python -m bench.proxy`: the program against an endpoint that we did not write, litellm's proxy.

The proxy answers with a mock, so no model is asked and no real key is needed; all else is the real thing:
its server, its streaming, its refusals. It is installed in a virtual environment of its own, for it brings
far more than the program may depend on. Exits 1 when something did not go as it should.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from bench.screen import BYTECODE, PATIENCE, ROOT, outreach

PACKAGES = ("litellm[proxy]", "prisma")
"""Without prisma, which its extra leaves out, this proxy answers 500 in place of 401."""
MODEL, VARIABLE = "sample-model", "SAMPLE_PROXY_KEY"
MOCK = (
    "Hi Mara, your essay on why Ferrite 2 dropped the mutexes made me rethink our own queue. "
    "Which reads did you decide were spare first? I am at the same fork, and one line would help."
)
DRAFT = ("draft", "mara", "--kind", "question", "--channel", "x-dm", "--about", "which reads were spare?", "--json")
EXAMPLE_DOOR = "litellm.proxy.example_config_yaml.custom_auth.user_api_key_auth"
"""litellm's own example of a check of keys: it lets in the master key with ``-1234`` after it, and no other.

Without a database the usual check answers a wrong key with 400 and not with 401, so both are tried.
"""
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
"""To this machine itself, whatever web proxy the environment names."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing tried, what came of it, and whether that is right."""

    tried: str
    came: str
    good: bool


class Proxy:
    """litellm's proxy on a free port of this machine, started at once; ``door`` is another check of keys."""

    def __init__(self, environment: Path, folder: Path, door: str = "") -> None:
        self._master = f"sk-sample-{secrets.token_hex(12)}"
        self.key = f"{self._master}-1234" if door else self._master
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = int(free.getsockname()[1])
        folder.mkdir()
        config = {
            "model_list": [
                {
                    "model_name": MODEL,
                    "litellm_params": {"model": f"openai/{MODEL}", "api_key": "unused", "mock_response": MOCK},
                }
            ],
            "general_settings": {"master_key": self._master} | ({"custom_auth": door} if door else {}),
        }
        (folder / "config.yaml").write_text(json.dumps(config))  # YAML holds JSON
        self._log = folder / "log"
        ours = {name: value for name, value in os.environ.items() if not name.startswith(("LITELLM_", "DATABASE_"))}
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [environment / "bin" / "litellm", "--config=config.yaml", "--host=127.0.0.1", f"--port={self._port}"],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                # The prices from the package, not from the network.
                env={**ours, "LITELLM_MASTER_KEY": self._master, "LITELLM_LOCAL_MODEL_COST_MAP": "True"},
            )

    @property
    def address(self) -> str:
        """What goes into model.base_url."""
        return f"http://127.0.0.1:{self._port}/v1"

    def healthy(self) -> None:
        """Wait until it answers. Raises RuntimeError, with the end of its log, when it does not."""
        end = time.monotonic() + PATIENCE * 2
        while time.monotonic() < end and self._process.poll() is None:
            with contextlib.suppress(OSError):
                _DIRECT.open(f"http://127.0.0.1:{self._port}/health/liveliness", timeout=2).close()
                return
            time.sleep(0.2)
        raise RuntimeError(
            f"The proxy did not start; its log ended in: {self._log.read_text(errors='replace')[-1500:]}"
        )

    def ask(self, key: str, *, stream: bool) -> tuple[int, str]:
        """Its status and its answer to a request that is not the program's, to hold the program's against."""
        body = {"model": MODEL, "stream": stream, "messages": [{"role": "user", "content": "Hello"}]}
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
        request = urllib.request.Request(f"{self.address}/chat/completions", json.dumps(body).encode(), headers)
        try:
            with _DIRECT.open(request, timeout=PATIENCE) as answer:
                return int(answer.status), answer.read().decode()
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, refusal.read().decode()

    def __enter__(self) -> Proxy:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for end in (signal.SIGTERM, signal.SIGKILL):
            if self._process.poll() is None:
                os.killpg(self._process.pid, end)  # its workers are of its group, and go with it
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._process.wait(10)


class Home:
    """A fresh home of the program, with one person and two facts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._must("config", "set", "me.name", "Ada Fields")
        self._must("config", "set", "model.name", MODEL)
        self._must("config", "set", "model.api_key_env", VARIABLE)
        self._must("add", "Mara Lindqvist", "--company", "Ferrite", "--handle", "x-dm=@mara")
        self._must("fact", "mara", "Wrote “The cost of a lock”, on why she dropped mutexes", "--kind", "essay")
        self._must("fact", "mara", "Launched Ferrite 2 without a coordinator", "--kind", "launch")

    def point_at(self, proxy: Proxy) -> None:
        """Set the endpoint."""
        self._must("config", "set", "model.base_url", proxy.address)

    def run(self, key: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """The program with this key in its environment; an empty one is none."""
        keyring = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
        return subprocess.run(
            outreach("--home", str(self._folder), *arguments),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(ROOT), VARIABLE: key, **keyring, **BYTECODE},
        )

    def _must(self, *arguments: str) -> None:
        ran = self.run("", *arguments)
        if ran.returncode:
            raise RuntimeError(f"outreach {arguments[0]} failed: {ran.stderr.strip()}")


def drafted(home: Home, proxy: Proxy, tried: str) -> Row:
    """A draft that succeeds: the mock word for word, whole, and counted by the proxy."""
    ran = home.run(proxy.key, *DRAFT)
    try:
        found = json.loads(ran.stdout)
        usage = found["usage"]
        good = bool(found["complete"] and found["body"] == MOCK and usage["counted"] == "reported")
        tokens = usage["prompt_tokens"]
    except (ValueError, KeyError, TypeError):
        return Row(tried, f"exit {ran.returncode}: {ran.stderr.strip() or ran.stdout[:200]}", False)
    same = "the mock's text" if found["body"] == MOCK else f"another text, {found['body']!r}"
    came = f"exit {ran.returncode}, complete: {found['complete']}, {same}, {tokens} tokens sent ({usage['counted']})"
    return Row(tried, came, good and ran.returncode == 0 and tokens > 0)


def refused(home: Home, tried: str, key: str, *more: str, naming: str) -> Row:
    """A draft that is refused: exit 1, one line for a person, with ``naming`` and never the key in it."""
    ran = home.run(key, *DRAFT, *more)
    said = ran.stderr.strip()
    leaked = bool(key) and key in ran.stdout + ran.stderr
    good = ran.returncode == 1 and not ran.stdout and naming in said and "\n" not in said and not leaked
    return Row(tried, f"exit {ran.returncode}: {'THE KEY IS IN IT' if leaked else said or ran.stdout[:200]}", good)


def rows(usual: Proxy, strict: Proxy, home: Home) -> Iterator[Row]:
    """Everything that is tried."""
    wrong = f"sk-wrong-{secrets.token_hex(12)}"
    home.point_at(usual)
    status, answer = usual.ask(usual.key, stream=True)
    chunks = sum(line.startswith("data: {") for line in answer.splitlines())
    yield Row("a raw request, streamed", f"{status}, {chunks} chunks", status == 200 and chunks > 1)
    yield drafted(home, usual, "a draft")
    ran = home.run(usual.key, "doctor")
    line = next((" ".join(line.split()) for line in ran.stdout.splitlines() if "streaming" in line), ran.stderr)
    yield Row("the doctor", f"exit {ran.returncode}: {line}", ran.returncode == 0 and "It streams" in line)
    yield refused(home, "a wrong model name", usual.key, "-m", "no-such-model", naming="no-such-model")
    status, _ = usual.ask("", stream=False)
    yield refused(home, f"no key ({status})", "", naming=VARIABLE)
    status, _ = usual.ask(wrong, stream=False)
    yield refused(home, f"a wrong key, no database ({status})", wrong, naming=str(status))
    home.point_at(strict)
    status, _ = strict.ask(wrong, stream=False)
    yield refused(home, f"a wrong key, its example check ({status})", wrong, naming=VARIABLE)
    yield drafted(home, strict, "a draft, its example check")


def install(environment: Path) -> str:
    """Have the proxy in a virtual environment; its version. Raises CalledProcessError."""
    python = environment / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    print("installing litellm …", file=sys.stderr, flush=True)
    subprocess.run([python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", *PACKAGES], check=True)
    ask = "import importlib.metadata as m; print(m.version('litellm'))"
    return subprocess.run([python, "-c", ask], check=True, capture_output=True, text=True).stdout.strip()


def main() -> int:
    """Try everything and print it as a table; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.proxy", description="Try the program on litellm's proxy.")
    parser.add_argument("--venv", type=Path, metavar="DIR", help="where litellm is, or is put and kept")
    chosen: Path | None = parser.parse_args().venv
    with tempfile.TemporaryDirectory(prefix="outreach-proxy-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        environment = chosen.absolute() if chosen else folder / "venv"
        try:
            version = install(environment)
            with (
                Proxy(environment, folder / "usual") as usual,
                Proxy(environment, folder / "strict", EXAMPLE_DOOR) as strict,
            ):
                usual.healthy()
                strict.healthy()
                found = list(rows(usual, strict, Home(folder / "home")))
        except (RuntimeError, subprocess.SubprocessError) as error:
            print(error, file=sys.stderr)
            return 1
    print(f"litellm {version}")
    for row in found:
        print(f"{'ok' if row.good else 'FAIL':<4}  {row.tried:<36}  {row.came}")
    return 0 if all(row.good for row in found) else 1


if __name__ == "__main__":
    sys.exit(main())
