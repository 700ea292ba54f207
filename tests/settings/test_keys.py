"""Keys, from the environment and the real keyring library: found where they are, and never seen."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.null import Keyring as NullKeyring
from keyring.errors import InitError, PasswordSetError

from assistant.drafting.model.threads import in_thread
from assistant.errors import Refused
from assistant.settings.keys import (
    KEYRING,
    SERVICE,
    Key,
    find_key,
    forget_key,
    from_environment,
    from_keyring,
    key_variable,
    put_key,
    usable,
)
from assistant.settings.schema import Model
from tests.support.keyring_backend import SECRET, FailingKeyring, FileKeyring, HangingKeyring, LockedKeyring

HERE = Model(base_url="https://api.example.com/v1", name="sample", api_key_env="SAMPLE_KEY")
OTHER = replace(HERE, base_url="https://other.example.com/v1")
OPENAI = Model(base_url="https://api.openai.com/v1", name="gpt-5-mini")
FROM_VARIABLE = "the environment variable SAMPLE_KEY"


class UnopenedKeyring(NoKeyring):
    """Its system's service does not answer."""

    def get_password(self, service: str, username: str, password: str | None = None) -> str | None:
        raise InitError(f"no bus for {SECRET}")

    set_password = get_password


class FullKeyring(FileKeyring):
    """Refuses what it is given."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise PasswordSetError(f"no room for {password}")


Ring = Callable[[], KeyringBackend]


def use(ring: Ring) -> None:
    """From now on this is the keyring."""
    keyring.set_keyring(ring())


@pytest.fixture(autouse=True)
def file(house: Path) -> Iterator[Path]:
    """The file of the keyring that keeps, which is the one in use; the old one is put back afterwards."""
    before = keyring.get_keyring()
    path = house / "keyring.json"
    os.environ["SAMPLE_KEYRING"] = str(path)
    use(FileKeyring)
    yield path
    keyring.set_keyring(before)


def refusal(do: Callable[[], object]) -> str:
    """The one sentence that it refuses with. The key is in nothing of it, nor in what it grew out of."""
    with pytest.raises(Refused) as refused:
        do()
    sentence = str(refused.value)
    assert "\n" not in sentence and sentence.endswith(".") and not sentence.endswith("..")
    assert SECRET not in "".join(traceback.format_exception(refused.value))
    for error in _chain(refused.value):
        assert SECRET not in f"{error!r} {error} {error.args} {getattr(error, '__notes__', '')}"
    return sentence


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    if error is not None:
        yield error
        yield from _chain(error.__cause__)
        yield from _chain(error.__context__)


# Where it is found.


def test_nothing_is_found_where_nothing_is() -> None:
    assert from_environment(HERE) is None
    assert from_keyring(HERE) is None
    assert find_key(HERE) is None


def test_the_environment_comes_first() -> None:
    put_key(HERE, "from-the-keyring")
    assert find_key(HERE) == Key("from-the-keyring", KEYRING)
    os.environ["SAMPLE_KEY"] = f" {SECRET}\n"
    assert find_key(HERE) == from_environment(HERE) == Key(SECRET, FROM_VARIABLE)
    for empty in ("", "  \n"):
        os.environ["SAMPLE_KEY"] = empty
        assert from_environment(HERE) is None
        assert find_key(HERE) == Key("from-the-keyring", KEYRING)


@pytest.mark.parametrize("ring", [LockedKeyring, FailingKeyring, HangingKeyring, NoKeyring])
def test_with_a_key_in_the_environment_no_keyring_is_asked(ring: Ring) -> None:
    use(ring)
    os.environ["SAMPLE_KEY"] = SECRET
    began = time.monotonic()
    assert find_key(HERE) == Key(SECRET, FROM_VARIABLE)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("model", "variable"),
    [
        (HERE, "SAMPLE_KEY"),
        (OPENAI, "OPENAI_API_KEY"),
        (replace(OPENAI, base_url="https://API.OpenAI.com:443/v1"), "OPENAI_API_KEY"),
        (replace(OPENAI, api_key_env="SAMPLE_KEY"), "SAMPLE_KEY"),
        (replace(OPENAI, base_url="https://api.openai.com.example.com/v1"), ""),
        (replace(OPENAI, base_url="https://example.com/api.openai.com"), ""),
        (replace(OPENAI, base_url="https://api.openai.com@example.com/v1"), ""),
        (replace(OPENAI, base_url="http://localhost:11434/v1"), ""),
        (Model(), ""),
    ],
)
def test_openais_variable_is_read_for_openai_alone(model: Model, variable: str) -> None:
    os.environ["OPENAI_API_KEY"] = SECRET
    assert key_variable(model) == variable
    found = find_key(model)
    assert (found.value if found else None) == (SECRET if variable == "OPENAI_API_KEY" else None)


def test_each_endpoint_has_its_own(file: Path) -> None:
    put_key(HERE, "one")
    assert find_key(OTHER) is None
    put_key(OTHER, "two")
    assert json.loads(file.read_text()) == {
        SERVICE: {"https://api.example.com/v1": "one", "https://other.example.com/v1": "two"}
    }
    assert [find_key(model) for model in (HERE, OTHER)] == [Key("one", KEYRING), Key("two", KEYRING)]
    assert find_key(replace(HERE, name="another", api_key_env="")) == Key("one", KEYRING)
    assert find_key(replace(HERE, base_url="https://api.example.com/v1/")) == Key("one", KEYRING)
    assert find_key(replace(HERE, base_url="https://api.example.com/v2")) is None
    assert find_key(replace(HERE, base_url="http://api.example.com/v1")) is None


def test_what_is_in_the_address_is_no_name_in_the_keyring(file: Path) -> None:
    put_key(replace(HERE, base_url=f"https://ada:{SECRET}@api.example.com/v1?key={SECRET}"), "one")
    assert SECRET not in file.read_text()
    assert find_key(HERE) == Key("one", KEYRING)


# Putting it there and taking it away.


def test_it_is_kept_and_forgotten(file: Path) -> None:
    put_key(HERE, f"  {SECRET}\n")
    assert json.loads(file.read_text())[SERVICE] == {"https://api.example.com/v1": SECRET}
    put_key(HERE, "a-newer-one")
    put_key(OTHER, "two")
    assert find_key(HERE) == Key("a-newer-one", KEYRING)
    assert forget_key(HERE) is True
    assert find_key(HERE) is None
    assert forget_key(HERE) is False
    assert find_key(OTHER) == Key("two", KEYRING)


@pytest.mark.parametrize("value", ["", "  ", "\n"])
def test_nothing_is_no_key(value: str, file: Path) -> None:
    assert refusal(lambda: put_key(HERE, value)) == "That was empty, so no key was kept."
    assert not file.exists()


@pytest.mark.parametrize(
    "value", [f"{SECRET} {SECRET}", f"{SECRET}\n{SECRET}", f"{SECRET}é", f"{SECRET}\x07x", f"“{SECRET}”", f"{SECRET}\0"]
)
def test_what_no_header_can_carry_is_not_kept(value: str, file: Path) -> None:
    assert "copy it again" in refusal(lambda: put_key(HERE, value))
    assert not file.exists()


@given(st.text(min_size=1))
def test_a_usable_key_fits_a_header(value: str) -> None:
    assert usable(value) == all("!" <= char <= "~" for char in value)


def test_an_empty_one_in_the_keyring_is_none() -> None:
    for value in ("", "  "):
        keyring.set_password(SERVICE, HERE.base_url, value)
        assert find_key(HERE) is None
    keyring.set_password(SERVICE, HERE.base_url, f" {SECRET}\n")
    assert find_key(HERE) == Key(SECRET, KEYRING)


# Keyrings that do not do what they are asked.

_ASKING = [lambda: from_keyring(HERE), lambda: find_key(HERE), lambda: put_key(HERE, SECRET), lambda: forget_key(HERE)]


@pytest.mark.parametrize("do", _ASKING, ids=["read", "find", "put", "forget"])
@pytest.mark.parametrize(
    ("ring", "says"),
    [
        (LockedKeyring, "The system keyring is locked; unlock it"),
        (UnopenedKeyring, "The system keyring could not be opened; unlock it, or log in again"),
        (FailingKeyring, "The system keyring failed (RuntimeError); look after it"),
    ],
    ids=["locked", "unopened", "failing"],
)
def test_a_keyring_that_cannot_be_read_is_one_sentence_and_never_no_key(
    ring: Ring, says: str, do: Callable[[], object]
) -> None:
    use(ring)
    sentence = refusal(do)
    assert sentence.startswith(f"{says}, or ")
    assert "environment variable" in sentence and "api_key_env" in sentence


def test_no_keyring_has_no_key_and_keeps_none() -> None:
    use(NoKeyring)
    assert from_keyring(HERE) is None
    assert find_key(HERE) is None
    assert forget_key(HERE) is False
    assert refusal(lambda: put_key(HERE, SECRET)).startswith("This system has no keyring; install one, or put the key")


def test_a_keyring_that_keeps_nothing_is_found_out() -> None:
    use(NullKeyring)
    assert find_key(HERE) is None
    assert forget_key(HERE) is False
    assert refusal(lambda: put_key(HERE, SECRET)).startswith("The system keyring took the key and did not keep it; put")


def test_a_keyring_that_is_full_says_so_without_the_key(file: Path) -> None:
    use(FullKeyring)
    assert refusal(lambda: put_key(HERE, SECRET)).startswith("The system keyring failed (PasswordSetError);")
    assert not file.exists()


async def test_nobody_has_to_wait_for_one_that_hangs() -> None:
    use(HangingKeyring)
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await in_thread(lambda: find_key(HERE))
    assert time.monotonic() - began < 5


# It is never seen.


@pytest.mark.parametrize("source", ["environment", "keyring"])
def test_the_key_is_not_in_what_is_printed_of_it(source: str) -> None:
    if source == "environment":
        os.environ["SAMPLE_KEY"] = SECRET
    else:
        put_key(HERE, SECRET)
    key = find_key(HERE)
    assert key is not None and key.value == SECRET
    assert source in key.source
    for seen in (repr(key), str(key), f"{key}", f"{[key]}", key.source):
        assert SECRET not in seen


# In a program of its own.


def _run(backend: str, program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHON_KEYRING_BACKEND": f"tests.support.keyring_backend.{backend}"},
        capture_output=True,
        text=True,
        timeout=25,  # less than the one that hangs takes
    )


_MODEL = "from assistant.settings.keys import *\nfrom assistant.settings.schema import Model\n"
_MODEL += f"model = Model(base_url={HERE.base_url!r})\n"


def test_a_program_finds_what_another_kept() -> None:
    kept = _run("FileKeyring", f"{_MODEL}import sys\nput_key(model, {SECRET!r})")
    assert (kept.returncode, kept.stdout, kept.stderr) == (0, "", "")
    found = _run("FileKeyring", f"{_MODEL}print(find_key(model), len(find_key(model).value))")
    assert found.stdout == f"Key(source='{KEYRING}') {len(SECRET)}\n"
    assert find_key(HERE) == Key(SECRET, KEYRING)


def test_even_an_error_that_nobody_catches_holds_no_key() -> None:
    for backend in ("FailingKeyring", "LockedKeyring"):
        ran = _run(backend, f"{_MODEL}find_key(model)")
        assert ran.returncode == 1
        assert "Refused: The system keyring" in ran.stderr
        assert SECRET not in ran.stderr + ran.stdout


def test_a_program_can_end_while_its_keyring_hangs() -> None:
    ran = _run(
        "HangingKeyring",
        f"{_MODEL}import asyncio\nfrom assistant.drafting.model.threads import in_thread\n"
        "async def main():\n"
        "    try:\n"
        "        async with asyncio.timeout(0.2):\n"
        "            await in_thread(lambda: find_key(model))\n"
        "    except TimeoutError:\n"
        "        print('gave up')\n"
        "asyncio.run(main())\n",
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "gave up\n", "")


def test_no_keyring_is_loaded_before_it_is_asked() -> None:
    ran = _run("FileKeyring", f"{_MODEL}import sys\nfrom_environment(model)\nprint('keyring' in sys.modules)")
    assert ran.stdout == "False\n"
