"""Kinds from files: the home's first, a broken one named with file, line and reason, the others unharmed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.drafting.channels import load_channels
from assistant.drafting.kind_files import KindFiles, shipped
from assistant.errors import Refused

CHANNELS = load_channels({})


class Home:
    """A home with prompts and templates of its own."""

    def __init__(self, folder: Path) -> None:
        self.prompts, self.templates = folder / "prompts", folder / "templates"
        self.prompts.mkdir()
        self.templates.mkdir()

    def put(self, name: str, template: str | None, prompt: str | None = "Write.") -> None:
        if template is not None:
            (self.templates / f"{name}.jinja").write_text(template, encoding="utf-8")
        if prompt is not None:
            (self.prompts / f"{name}.jinja").write_text(prompt, encoding="utf-8")

    def kinds(self) -> KindFiles:
        return KindFiles(self.prompts, self.templates, CHANNELS)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_the_shipped_kinds_are_whole() -> None:
    nowhere = Path("no-home")
    kinds = KindFiles(nowhere, nowhere, CHANNELS)
    assert [kind.id for kind in kinds.all()][:2] == ["question", "warm-up"]
    assert kinds.problems() == []
    # Checked as strictly as a home's own: copied there, they are compiled and every name is looked up.
    as_home = KindFiles(shipped("prompts"), shipped("templates"), CHANNELS)
    assert as_home.problems() == []
    assert len(as_home.all()) >= 2


def test_two_files_make_a_kind(home: Home) -> None:
    home.put(
        "hello",
        '+++\nlabel = "A hello"\nasks = false\nquestions = 0\nwords = { dm = [3, 9] }\n+++\nHi {{ person.name }}',
    )
    kind = home.kinds().get("hello")
    assert (kind.label, kind.asks, kind.questions, kind.words) == ("A hello", False, 0, {"dm": (3, 9)})
    assert kind.origin == str(home.templates / "hello.jinja")


def test_the_homes_own_takes_the_place_of_a_shipped_one(home: Home) -> None:
    home.put("question", '+++\nlabel = "Mine"\n+++\nHi', None)
    assert home.kinds().get("question").label == "Mine"


@pytest.mark.parametrize(
    ("template", "prompt", "line", "reason"),
    [
        ("+++\nlabel = \n+++\nHi", "x", 2, "Invalid value"),
        ("+++\nlabel = 'a'\nHi", "x", 1, "never closed"),
        ("+++\nlabel = 'a'\nlable = 'b'\n+++\nHi", "x", 3, "did you mean 'label'"),
        ("+++\nchannels = ['x-md']\n+++\nHi", "x", 2, "did you mean 'x-dm'"),
        ("+++\nasks = 'yes'\n+++\nHi", "x", 2, "must be true or false"),
        ("+++\nwords = { dm = [9, 3] }\n+++\nHi", "x", 2, "fewest and the most"),
        ("+++\nneeds = ['me.nmae']\n+++\nHi", "x", 2, "did you mean 'me.name'"),
        ("+++\nlabel = 'a'\n+++\nHi\n{% if %}", "x", 5, "Expected an expression"),
        ("Hi\n{{ persn.name }}", "x", 2, "did you mean 'person'"),
        ("Hi\n\n{{ person.nmae }}", "x", 3, "did you mean 'name'"),
        ("{% macro m() %}{% endmacro %}", "x", 1, "macro"),
        ("Hi", "{{ persn }}", 1, "did you mean 'person'"),
        ("Hi", None, 1, "is missing"),
        (None, "x", 1, "is missing"),
    ],
)
def test_a_broken_kind_is_named_and_costs_no_other(
    home: Home, template: str | None, prompt: str | None, line: int, reason: str
) -> None:
    home.put("good", "Hi {{ person.name }}")
    home.put("bad", template, prompt)
    kinds = home.kinds()
    assert {"question", "warm-up", "good"} <= {kind.id for kind in kinds.all()}
    [problem] = kinds.problems()
    assert problem.path.name == "bad.jinja"
    assert problem.line == line
    assert reason in problem.reason
    with pytest.raises(Refused, match=rf"'bad' cannot be used: .*bad\.jinja, line {line}: "):
        kinds.get("bad")


def test_a_file_that_is_no_text(home: Home) -> None:
    home.put("bad", None)
    (home.templates / "bad.jinja").write_bytes(b"Hi\n\xff\xfe")
    [problem] = home.kinds().problems()
    assert (problem.line, problem.reason) == (2, "the file is not UTF-8 text; save it as UTF-8")


def test_an_unknown_kind_gets_the_nearest(home: Home) -> None:
    with pytest.raises(Refused, match="Did you mean 'question'"):
        home.kinds().get("qestion")


def test_an_include_cannot_leave_the_folders(home: Home) -> None:
    (home.templates.parent / "secret.jinja").write_text("secret")
    kinds = home.kinds()
    assert kinds.path("templates", "../secret.jinja") is None
    assert kinds.path("templates", "/etc/passwd") is None
    assert kinds.path("templates", "_sign.jinja") is not None
