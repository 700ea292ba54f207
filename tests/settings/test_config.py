"""Reading config.toml: what is right is read, and what is wrong is named with its file, line and key."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.door import clean_line
from assistant.errors import Refused
from assistant.settings.config import every_setting, line_of, load_config, parse_config
from assistant.settings.schema import ChannelSettings, Coach, Config, Me, Model

SECRET = "sk-proj-4f9Qz81LmXw02TbK7cRe"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def refusal(path: Path, text: str | bytes) -> str:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(Refused) as refused:
        load_config(path)
    sentence = str(refused.value)
    assert sentence.startswith(str(path))
    assert SECRET not in sentence
    assert "\n" not in sentence
    assert sentence.endswith((".", "?"))
    assert not sentence.endswith(("?.", ".."))
    return sentence.removeprefix(str(path))


def test_no_file_and_an_empty_one_are_the_defaults(path: Path) -> None:
    assert load_config(path) == Config()
    path.write_bytes(b"")
    assert load_config(path) == Config()


def test_no_file_costs_no_parser(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from assistant.settings.config import load_config; "
        f"load_config(pathlib.Path({str(tmp_path / 'none.toml')!r})); "
        "print({'tomllib', 'tomli_w', 'tomlkit', 'difflib', 'zoneinfo'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"


def test_everything_is_read(path: Path) -> None:
    path.write_text(
        """
        [me]
        name = "Zoë Aasen"
        signature = "Zoë\\nhttps://zoe.example"
        timezone = "Europe/Oslo"
        language = "nb"
        never_say = ["synergy", "reach out"]
        [model]
        base_url = "http://localhost:11434/v1"
        name = "llama3.2:3b"
        api_key_env = "MY_KEY"
        temperature = 1
        [coach]
        dm_words = [20, 60]
        off = ["opener"]
        [channels.x-dm]
        limit = 900
        [keys]
        copy = "y,ctrl+y"
        [appearance]
        animations = false
        """,
        encoding="utf-8",
    )
    config = load_config(path)
    assert config.me == Me(
        name="Zoë Aasen",
        signature="Zoë\nhttps://zoe.example",
        timezone="Europe/Oslo",
        language="nb",
        never_say=["synergy", "reach out"],
    )
    assert config.model == Model(
        base_url="http://localhost:11434/v1", name="llama3.2:3b", api_key_env="MY_KEY", temperature=1.0
    )
    assert isinstance(config.model.temperature, float)
    assert config.coach == Coach(dm_words=[20, 60], off=["opener"])
    assert config.channels == {"x-dm": ChannelSettings(900)}
    assert config.keys == {"copy": "y,ctrl+y"}
    assert not config.appearance.animations


def test_text_passes_the_door(path: Path) -> None:
    path.write_text('[me]\nname = "Ma\\u001b]52;c;eA==\\u0007ra\\nL\\u202e"\nsignature = "a\\u200b\\r\\nb "')
    assert load_config(path).me == Me(name="Mara L", signature="a\nb")


def test_a_byte_order_mark_and_other_line_ends_are_no_matter(path: Path) -> None:
    path.write_bytes(b'\xef\xbb\xbf[me]\r\nname = "Ada"\r\n')
    assert load_config(path).me.name == "Ada"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[me]\n\nnmae = "x"', ", line 3: [me] has no key 'nmae'; did you mean 'name'?"),
        ('[me]\ntheme = "x"', ", line 2: [me] has no key 'theme'; it belongs in [appearance]."),
        ("[mee]\n", ", line 1: there is no table [mee]; did you mean 'me'?"),
        ('# top\nname = "x"', ", line 2: 'name' stands outside any table; it belongs under [me] or [model]."),
        ('me = "Ada"', ", line 1: me is a table of settings; write [me] on a line of its own."),
        ("[[me]]\nname = 1", ", line 1: me is a table of settings; write [me] on a line of its own."),
        ("me.name = 'x'\nme.ciyt = 'y'", ", line 2: [me] has no key 'ciyt'; did you mean 'city'?"),
        ("\nme = { nmae = 'x' }", ", line 2: [me] has no key 'nmae'; did you mean 'name'?"),
        ("[channels.x-dm]\nlimt = 1", ", line 2: [channels.x-dm] has no key 'limt'; did you mean 'limit'?"),
        ("[channels]\nx-dm.limt = 1", ", line 2: [channels.x-dm] has no key 'limt'; did you mean 'limit'?"),
        ("[channels]\nx-dm = 1", ", line 2: [channels] x-dm is a table; write [channels.x-dm]."),
        (
            '[me]\nabout = """\nnmae = 1\n"""\nnmae = 1',
            ", line 5: [me] has no key 'nmae'; did you mean 'name'?",
        ),
    ],
)
def test_what_is_unknown_is_named_with_the_nearest(path: Path, text: str, expected: str) -> None:
    assert refusal(path, text) == expected


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[me]\nname = 3", 2, "[me] name must be text in quotes, not a number"),
        ("[me]\nname = true", 2, "[me] name must be text in quotes, not true or false"),
        ("[me]\nname = 2026-01-01", 2, "not a date or time"),
        ('[me]\nnever_say = "x"', 2, '[me] never_say must be a list, such as ["one", "two"], not text'),
        ("[me]\nnever_say = ['x', 3]", 2, "not a number"),
        ('[me]\nlanguage = "plain english"', 2, 'such as "en" or "pt-BR"'),
        ('[me]\ntimezone = "Oslo"', 2, '"Europe/Oslo"'),
        ('[me]\ntimezone = "../etc/passwd"', 2, '"Europe/Oslo"'),
        ("[model]\n\ntemperature = 2.5", 3, "[model] temperature must be a number from 0 to 2"),
        ("[model]\ntemperature = nan", 2, "a number from 0 to 2"),
        ("[model]\ntemperature = true", 2, "not true or false"),
        ("[model]\nmax_output_tokens = 9.0", 2, "without a decimal point"),
        ("[model]\nmax_output_tokens = 9000", 2, "must be less than context_tokens (8192)"),
        ("[model]\ncontext_tokens = 600", 2, "must be less than context_tokens (600)"),
        ('[model]\nbase_url = "localhost:11434"', 2, "http://localhost:11434/v1"),
        ("[coach]\ndm_words = [75, 25]", 2, "the fewest and the most"),
        ("[coach]\ndm_words = [1, 2, 3]", 2, "two whole numbers"),
        ("[coach]\ndm_words = [-1, 2]", 2, "from 0 to 100000"),
        ("[coach]\ndm_words = [true, 2]", 2, "not true or false"),
        ('[coach]\noff = ["placeholder"]', 2, "must be one of 'unsupported'"),
        ("[rhythm]\nsilence_days = 0", 2, "a whole number from 1 to 3650"),
        ('[rhythm]\ngoal = "lern"', 2, "did you mean 'learn'?"),
        ("[channels.x-dm]\nlimit = -1", 2, "from 0"),
        ('[clipboard]\nroute = "osc52"', 2, "'auto', 'tmux', 'native', 'terminal', 'file'"),
        ("[keys]\ncopy = 3", 2, '"ctrl+y"'),
        ('[keys]\ncopy = ""', 2, "must be the name of a key"),
        ('[appearance]\nanimations = "no"', 2, "must be true or false, not text"),
    ],
)
def test_what_does_not_fit_is_named_with_what_would(path: Path, text: str, line: int, words: str) -> None:
    sentence = refusal(path, text)
    assert sentence.startswith(f", line {line}: ")
    assert words in sentence


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[me]\nname = Ada", 2),
        ('[me]\nname = "Ada', 2),
        ('[me]\nname = "a"\nname = "b"', 3),
        ("[me\n", 1),
        ("a = " + "[" * 100_000, None),
        ("a = " + "9" * 5000, None),
        ("[me]\nname = \x00", 2),
        (b"\xff\xfe[\x00m\x00", None),
        (b'[me]\nname = "Zo\xeb"', 2),
    ],
)
def test_what_is_not_toml_is_said_with_its_line(path: Path, text: str | bytes, line: int | None) -> None:
    sentence = refusal(path, text)
    assert line is None or sentence.startswith(f", line {line}: ")


def test_a_folder_in_place_of_the_file(path: Path) -> None:
    path.mkdir()
    with pytest.raises(Refused, match="cannot be read"):
        load_config(path)


@pytest.mark.parametrize(
    "text",
    [
        f'[model]\napi_key = "{SECRET}"',
        f'[model]\nkey = "{SECRET}"',
        f'[model]\nmy_token = "{SECRET}"',
        f'[model]\napi_key_env = "{SECRET}"',
        '[model]\napi_key_env = "hf_QwErTyUiOp1234567890asdf"',
        f'[model]\nname = "{SECRET}"',
        f'[model]\nbase_url = "https://me:{SECRET}@models.example/v1"',
        f'[model]\nbase_url = "https://models.example/v1?api_key={SECRET}"',
        f'[model]\n{SECRET} = "x"',
        f"[{SECRET}]\n",
        f'api_key = "{SECRET}"',
        f'[keys]\nopenai = "{SECRET}"',
        f'[keys]\n{SECRET} = "c"',
        f'[me]\nsignature = "Bearer {SECRET}"',
        f'[me]\nnever_say = ["{SECRET}"]',
        f'[rhythm]\ngoal = "{SECRET}"',
        f"[channels]\n{SECRET} = 1",
        f"[model]\napi_key = {SECRET}",
    ],
)
def test_a_secret_is_refused_and_not_repeated(path: Path, text: str) -> None:
    path.write_text(text)
    with pytest.raises(Refused) as refused:
        load_config(path)
    error: BaseException | None = refused.value
    while error is not None:  # nor may a traceback show it
        assert SECRET not in str(error)
        assert "1234567890" not in str(error)
        error = error.__cause__ if error.__suppress_context__ else error.__context__


def test_where_a_key_goes_is_said(path: Path) -> None:
    sentence = refusal(path, f'[model]\nname = "x"\napi_key = "{SECRET}"')
    assert sentence.startswith(", line 3: [model] has no key 'api_key'")
    assert "environment variable" in sentence
    assert "api_key_env" in sentence


@pytest.mark.parametrize("name", ["OPENAI_API_KEY", "MY_VERY_LONG_KEY_2_FOR_PROJECT_17", "key", "_K1"])
def test_names_of_variables_are_no_secrets(path: Path, name: str) -> None:
    path.write_text(f'[model]\napi_key_env = "{name}"')
    assert load_config(path).model.api_key_env == name


@pytest.mark.parametrize("name", ["gpt-4o-mini-2024-07-18", "qwen2.5:7b-instruct-q4_K_M", "org/tiny-model-1.5-8b"])
def test_names_of_models_are_no_secrets(path: Path, name: str) -> None:
    path.write_text(f'[model]\nname = "{name}"')
    assert load_config(path).model.name == name


def test_an_error_cannot_steer_the_terminal(path: Path) -> None:
    sentence = refusal(path, '[me]\n"\\u001b]52;c;eA==\\u0007nmae" = 1')
    assert "\x1b" not in sentence
    assert "'nmae'" in sentence


def test_every_setting_has_a_default_that_fits_and_one_line_on_it() -> None:
    from assistant.settings.write import example

    assert parse_config(example(), None) == replace(Config(), channels={"x-dm": ChannelSettings()})
    for name, setting in every_setting():
        assert setting.metadata["doc"].endswith("."), name
        assert "\n" not in setting.metadata["doc"], name


@given(
    st.dictionaries(
        st.sampled_from(["name", "role", "about", "site", "city"]),
        st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=30),
    )
)
def test_any_text_is_read_as_it_was_meant(values: dict[str, str]) -> None:
    import tomli_w

    expected: dict[str, Any] = {key: clean_line(value) for key, value in values.items()}
    config = parse_config(tomli_w.dumps({"me": values}), Path("config.toml"))
    assert config.me == replace(Me(), **expected)


_TOML = st.recursive(
    st.one_of(st.text(max_size=8), st.integers(), st.floats(), st.booleans(), st.dates()),
    lambda below: st.one_of(st.lists(below, max_size=3), st.dictionaries(st.text(max_size=6), below, max_size=3)),
    max_leaves=6,
)
_TABLES = st.sampled_from(["me", "model", "coach", "rhythm", "channels", "keys", "clipboard", "appearance", "x"])
_KEYS = st.one_of(st.sampled_from([name.split(".")[1] for name, _ in every_setting()]), st.text(max_size=8))


@given(st.dictionaries(_TABLES, st.one_of(_TOML, st.dictionaries(_KEYS, _TOML, max_size=4)), max_size=4))
def test_any_document_is_read_or_refused_in_a_sentence(document: dict[str, Any]) -> None:
    import tomli_w

    try:
        parse_config(tomli_w.dumps(document), Path("/home/config.toml"))
    except Refused as refused:
        assert str(refused).startswith("/home/config.toml")
        assert str(refused) == clean_line(str(refused))


@given(st.text("[]me.=\"'\n# \\x", max_size=40))
def test_the_line_scan_takes_anything(text: str) -> None:
    assert 0 <= line_of(text, ("me", "x")) <= len(text.splitlines())
