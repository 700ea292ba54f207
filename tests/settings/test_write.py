"""Writing config.toml: a person's comments and order stay, and nothing is written that cannot be read."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import assistant
from assistant.errors import Refused
from assistant.settings.config import load_config, parse_config
from assistant.settings.schema import (
    Appearance,
    ChannelSettings,
    Clipboard,
    Coach,
    Config,
    Me,
    Model,
    Rhythm,
)
from assistant.settings.write import add_to_list, example, set_value, set_values, shown, take_from_list, write_config

SECRET = "sk-proj-4f9Qz81LmXw02TbK7cRe"

HAND_WRITTEN = """\
# my settings
[model]          # the small one
name = "tiny"    # fast
temperature = 0.2

# who I am
[me]
name = 'Ada'
never_say = [
    "synergy",   # ugh
    "leverage",
]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "config.toml"


@pytest.fixture
def written(path: Path) -> Path:
    path.parent.mkdir()
    path.write_text(HAND_WRITTEN)
    return path


def test_the_example_is_what_the_schema_says() -> None:
    """Regenerate with: python -c "from assistant.settings.write import example; print(example(), end='')"."""
    beside = Path(assistant.__file__).parent.parent / "config.example.toml"
    assert beside.read_text(encoding="utf-8") == example()


def test_a_missing_file_is_made_private(path: Path) -> None:
    config = set_value(path, "me.name", "Ada")
    assert config == load_config(path) == Config(me=Me(name="Ada"))
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_comments_and_order_stay(written: Path) -> None:
    set_value(written, "model.name", "large")
    assert written.read_text() == HAND_WRITTEN.replace('"tiny"', '"large"')
    set_value(written, "me.city", "Oslo")
    assert written.read_text() == HAND_WRITTEN.replace('"tiny"', '"large"') + 'city = "Oslo"\n'


def test_a_new_table_comes_last(written: Path) -> None:
    set_value(written, "rhythm.silence_days", "45")
    text = written.read_text()
    assert text.startswith(HAND_WRITTEN)
    assert text.removeprefix(HAND_WRITTEN).split() == ["[rhythm]", "silence_days", "=", "45"]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("me.name", "  Zoë \x1b[31mAasen ", Config(me=Me(name="Zoë Aasen"))),
        ("me.signature", "Zoë\nzoe.example", Config(me=Me(signature="Zoë\nzoe.example"))),
        ("me.never_say", "synergy, reach out,", Config(me=Me(never_say=["synergy", "reach out"]))),
        ("me.never_say", '["one, two", "three"]', Config(me=Me(never_say=["one, two", "three"]))),
        ("me.never_say", "'synergy', \"touch base\"", Config(me=Me(never_say=["synergy", "touch base"]))),
        ("coach.off", "subject, length", Config(coach=Coach(off=["subject", "length"]))),
        ("coach.off", '["subject","length"]', Config(coach=Coach(off=["subject", "length"]))),
        ("coach.off", "[subject,length]", Config(coach=Coach(off=["subject", "length"]))),
        ("coach.off", "subject", Config(coach=Coach(off=["subject"]))),
        ("coach.dm_words", "[20, 60]", Config(coach=Coach(dm_words=[20, 60]))),
        ("model.temperature", "1", Config(model=Model(temperature=1.0))),
        ("model.context_tokens", "4096", Config(model=Model(context_tokens=4096))),
        ("coach.dm_words", "20, 60", Config(coach=Coach(dm_words=[20, 60]))),
        ("appearance.animations", "off", Config(appearance=Appearance(animations=False))),
        ("channels.x-dm.limit", "900", Config(channels={"x-dm": ChannelSettings(900)})),
        ("keys.copy", "ctrl+y", Config(keys={"copy": "ctrl+y"})),
        ("keys.app.quit", "q", Config(keys={"app.quit": "q"})),
    ],
)
def test_values_are_read_as_their_setting(path: Path, name: str, value: str, expected: Config) -> None:
    assert set_value(path, name, value) == load_config(path) == expected
    path.write_text("# mine\n")
    assert set_value(path, name, value) == load_config(path) == expected
    assert path.read_text().startswith("# mine\n")


def test_an_empty_value_goes_back_to_the_default(written: Path) -> None:
    assert set_value(written, "model.temperature", "").model == Model(name="tiny")
    assert "temperature" not in written.read_text()
    assert set_value(written, "rhythm.goal", "").rhythm == Rhythm()
    assert set_value(written, "channels.x-dm.limit", "").channels == {}


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("me.nmae", "x", "[me] has no key 'nmae'; did you mean 'name'?"),
        ("me.theme", "x", "[me] has no key 'theme'; it belongs in [appearance]."),
        ("name", "x", "There is no setting 'name'; did you mean 'me.name'?"),
        ("mee.name", "x", "There is no setting 'mee.name'; did you mean 'me.name'?"),
        ("me", "x", "[me] is a table; name one setting in it, such as me.name."),
        ("keys", "x", "[keys] is a table; name one setting in it, such as keys.copy."),
        ("channels.x-dm", "3", "A channel's setting is named like channels.x-dm.limit."),
        ("channels.x-dm.limt", "3", "[channels.x-dm] has no key 'limt'; did you mean 'limit'?"),
        ("rhythm.silence_days", "soon", "rhythm.silence_days must be a whole number from 1 to 3650."),
        (
            "rhythm.goal",
            "lern",
            "rhythm.goal must be one of 'learn', 'job-hunt', 'give-back'; did you mean 'learn'?",
        ),
        ("model.temperature", "nan", "model.temperature must be a number from 0 to 2."),
        ("coach.dm_words", "5,four", None),
        ("channels.X.limit", "5", None),
        ("appearance.animations", "maybe", "appearance.animations must be true or false."),
        (
            "model.max_output_tokens",
            "9000",
            "[model] max_output_tokens (9000) must be less than context_tokens (8192), which holds the prompt too.",
        ),
    ],
)
def test_what_cannot_be_set_changes_nothing(written: Path, name: str, value: str, sentence: str | None) -> None:
    with pytest.raises(Refused) as refused:
        set_value(written, name, value)
    assert sentence is None or str(refused.value) == sentence
    assert written.read_text() == HAND_WRITTEN
    fresh = written.with_name("fresh.toml")
    with pytest.raises(Refused) as refused:
        set_value(fresh, name, value)
    assert sentence is None or str(refused.value) == sentence
    assert not fresh.exists()


@pytest.mark.parametrize(
    "name",
    ["model.api_key", "model.api_key_env", "model.name", "keys.openai", "api_key", SECRET, f"me.{SECRET}"],
)
def test_a_secret_is_neither_written_nor_repeated(written: Path, name: str) -> None:
    with pytest.raises(Refused) as refused:
        set_value(written, name, SECRET)
    assert SECRET not in str(refused.value)
    assert "environment variable" in str(refused.value)
    assert written.read_text() == HAND_WRITTEN


def test_several_at_once_are_all_or_none(written: Path) -> None:
    with pytest.raises(Refused):
        set_values(written, {"me.name": "Zoë", "me.language": "?"})
    assert written.read_text() == HAND_WRITTEN
    config = set_values(written, {"model.context_tokens": "32000", "model.max_output_tokens": "9000"})
    assert (config.model.context_tokens, config.model.max_output_tokens) == (32000, 9000)


def test_a_wrong_value_can_be_mended(written: Path) -> None:
    written.write_text("[model]\ntemperature = 9 # hot\n")
    assert set_value(written, "model.temperature", "0.5").model.temperature == 0.5
    assert written.read_text() == "[model]\ntemperature = 0.5 # hot\n"


def test_what_was_wrong_before_is_said_with_its_line(written: Path) -> None:
    for text in ("[model]\ntemperature = 9\n", "[model]\ntemperature 9\n"):
        written.write_text(text)
        with pytest.raises(Refused, match="line 2"):
            set_value(written, "me.name", "Ada")
        assert written.read_text() == text


@pytest.mark.parametrize(
    "text",
    [
        "me.name = 'Ada'\nme.role = 'x'\n",
        "me = { name = 'Ada' }\n",
        "[channels]\nx-dm.limit = 5\n[me]\n# last\n",
        "[channels.email]\nlimit = 5\n",
        "[me]\nname = 'Ada'\n[channels.email]\nlimit = 5\n[model]\n[channels.x-dm]\nlimit = 9\n",
        "\ufeff[me]\r\nname = 'Ada' # mine\r\n",
        "[me]",
        "",
    ],
)
@pytest.mark.parametrize(
    ("name", "value"),
    [("me.city", "Oslo"), ("me.name", "Zoë"), ("channels.x-dm.limit", "7"), ("keys.copy", "y")],
)
def test_any_way_of_writing_is_changed_rightly_or_not_at_all(written: Path, text: str, name: str, value: str) -> None:
    written.write_bytes(text.encode())
    before = load_config(written)
    try:
        after = set_value(written, name, value)
    except Refused as refused:
        assert "by hand" in str(refused)
        assert written.read_bytes() == text.encode()
        return
    assert after == load_config(written)
    table, _, key = name.rpartition(".")
    if table == "me":
        changes: dict[str, Any] = {key: value}
        assert after == replace(before, me=replace(before.me, **changes))
    elif table == "keys":
        assert after == replace(before, keys={"copy": "y"})
    else:
        assert after == replace(before, channels={**before.channels, "x-dm": ChannelSettings(7)})
    raw = written.read_bytes()
    assert raw.count(b"\r\n") == (raw.count(b"\n") if "\r\n" in text else 0)
    assert raw.count(b"#") == text.count("#")


def test_an_edit_that_touched_anything_else_is_not_written(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tomlkit

    real = tomlkit.dumps
    monkeypatch.setattr(tomlkit, "dumps", lambda document: real(document).replace("tiny", "huge"))
    with pytest.raises(Refused, match="by hand"):
        set_value(written, "me.name", "Zoë")
    assert written.read_text() == HAND_WRITTEN


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_linked_file_stays_a_link(written: Path) -> None:
    real = written.parent.parent / "dotfiles.toml"
    written.rename(real)
    written.symlink_to(real)
    set_value(written, "me.name", "Zoë")
    assert written.is_symlink()
    assert '# who I am\n[me]\nname = "Zoë"' in real.read_text()


_LINE = st.text(st.characters(categories=["L", "N"]), max_size=12)
CONFIGS = st.builds(
    Config,
    me=st.builds(
        Me,
        name=_LINE,
        about=st.sampled_from(["", "say \"hi\" \\ 'x'", "# [me]"]),
        never_say=st.lists(_LINE.filter(bool)),
    ),
    model=st.builds(
        Model,
        name=st.sampled_from(["", "llama3.2"]),
        temperature=st.floats(0, 2),
        price_input=st.floats(0, 100),
        max_output_tokens=st.integers(16, 8191),
    ),
    rhythm=st.builds(Rhythm, goal=st.sampled_from(["learn", "job-hunt"]), silence_days=st.integers(1, 3650)),
    coach=st.builds(Coach, off=st.lists(st.sampled_from(["opener", "asks"]))),
    clipboard=st.builds(Clipboard, route=st.sampled_from(["auto", "file"])),
    channels=st.dictionaries(
        st.sampled_from(["x-dm", "email"]), st.builds(ChannelSettings, limit=st.integers(1, 9999)), max_size=2
    ),
    keys=st.dictionaries(st.sampled_from(["copy", "app.quit"]), st.sampled_from(["y", "ctrl+q"]), max_size=2),
    appearance=st.builds(Appearance, animations=st.booleans()),
)


@given(CONFIGS)
def test_what_is_written_and_shown_reads_back_the_same(config: Config) -> None:
    from tempfile import TemporaryDirectory

    from assistant.door import clean_line

    me = replace(config.me, name=clean_line(config.me.name), never_say=[*map(clean_line, config.me.never_say)])
    config = replace(config, me=replace(me, never_say=[word for word in me.never_say if word]))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "config.toml"
        assert write_config(path, config) == config
        assert load_config(path) == config
    assert parse_config(shown(config), None) == config


def test_only_what_differs_is_written(path: Path) -> None:
    write_config(path, Config(me=Me(name="Ada")))
    lines = [line for line in path.read_text().splitlines() if line and not line.startswith("#")]
    assert lines == ["[me]", 'name = "Ada"']


def test_settings_that_could_not_be_read_again_are_not_written(path: Path) -> None:
    for config in (Config(model=Model(temperature=9.0)), Config(model=Model(name=SECRET))):
        with pytest.raises(Refused) as refused:
            write_config(path, config)
        assert SECRET not in str(refused.value)
    assert not path.exists()


def test_what_is_shown_tells_what_is_not_the_default() -> None:
    text = shown(Config(me=Me(name="Ada"), coach=Coach(dm_words=[1, 2])))
    assert 'name = "Ada"  # default: ""\n' in text
    assert "dm_words = [1, 2]  # default: [25, 75]\n" in text
    assert text.count("# default:") == 2
    assert "# default:" not in shown(Config())


def test_an_item_is_added_to_a_list_and_taken_out_again(written: Path) -> None:
    kept = 'unsupported: kovacs, maria "m"'
    add_to_list(written, "coach.ignored", kept)
    assert add_to_list(written, "coach.ignored", "opener: i hope").coach.ignored == [kept, "opener: i hope"]
    assert take_from_list(written, "coach.ignored", kept).coach.ignored == ["opener: i hope"]
    assert take_from_list(written, "coach.ignored", kept) == load_config(written)
    assert take_from_list(written, "coach.ignored", "opener: i hope").coach.ignored == []
    assert "ignored" not in written.read_text() and HAND_WRITTEN.strip() in written.read_text()
