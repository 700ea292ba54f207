"""The guide says what is so: its examples run, its commands parse, its keys are the app's, its links lead somewhere."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from assistant.cli.program import program
from assistant.tui.actions import ACTIONS, key_name
from docs import fixed_clock
from docs.commands import reference
from docs.examples import CHAPTERS, HERE, fits

ROOT = HERE.parent
GUIDE = sorted(path.name for path in HERE.glob("*.md"))
PAGES = ["README.md", *(f"docs/{name}" for name in GUIDE)]
OTHERS = ["CHANGELOG.md", "CONTRIBUTING.md"]
UNNAMED = {"Enter", "Esc", "Tab", "Space", "↑", "↓", "←", "→"}
"""Keys with a name of their own; they do what they do everywhere."""

KEYS = {
    "docs/README.md": {},
    "docs/first-message.md": {
        "F5": "questions", "n": "next-finding", "x": "fix", "e": "edit", "a": "again", "r": "revise", "f": "facts",
        "k": "kind", "h": "channel", "c": "copy", "s": "sent", "^r": "resume", "F1": "help",
        "F2": "choose-kind", "F3": "choose-facts", "F8": "choose-channel", "u": "undo",
    },
    "docs/people.md": {
        "^n": "add-person", "F2": "edit-person", "F3": "know", "F7": "import", "F8": "pairs", "F9": "newcomers",
    },
    "docs/facts.md": {
        "F3": "know", "f": "facts", "a": "add-fact approve-proposed", "e": "edit-fact edit-proposed", "p": "approve",
        "g": "gather", "r": "go-through", "d": "remove-fact", "x": "reject-proposed", "u": "undo-proposed",
    },
    "docs/gathering.md": {"g": "gather"},
    "docs/writing.md": {
        "k": "kind", "h": "channel", "a": "again", "v": "variants", "r": "revise", "<": "version-before",
        ">": "version-after", "=": "difference", "e": "edit", "F6": "voice", "S": "keep-sample", "F4": "endpoint",
        "w": "writer", "c": "copy", "g": "hand-over", "F2": "choose-kind", "F8": "choose-channel",
    },
    "docs/coach.md": {
        "m": "all-findings", "n": "next-finding", "x": "fix", "X": "mend", "i": "ignore", "I": "ignore-always",
        "o": "leaning", "C": "override", "u": "undo", "U": "redo",
    },
    "docs/endpoints.md": {"F4": "endpoint", "A": "all-facts", "v": "variants"},
    "docs/handing-over.md": {
        "c": "copy", "g": "hand-over", "G": "override-way", "s": "sent", "F2": "edit-person",
    },
    "docs/rhythm.md": {
        "l": "log something-else", "^l": "their-history", "H": "history", "r": "they-replied answered", "m": "we-met",
        "t": "we-talked", "a": "asked-me", "h": "helped-me", "g": "helped-them", "n": "more-of-it",
        "u": "undo-event undo-answer", "^t": "today", "d": "line-done", "z": "snooze", "x": "never", "k": "another",
        "p": "their-page prepare-hunted", "w": "write-instead", "O": "override-gate", "^g": "hunt", "F12": "map",
        "v": "not-now", "b": "bring-back",
    },
    "docs/meeting.md": {"^y": "prepare", "P": "prepare-person", "p": "prepare-hunted", "o": "save-prep", "^p": ""},
    "docs/importing.md": {"F7": "import", "F8": "pairs", "F9": "newcomers"},
    "docs/kinds.md": {"k": "kind"},
    "docs/trouble.md": {"n": "next-finding", "x": "fix", "C": "override", "t": "template", "F1": "help"},
    "README.md": {
        "F5": "questions", "e": "edit", "r": "revise", "a": "again", "f": "facts", "k": "kind", "h": "channel",
        "c": "copy", "s": "sent", "g": "hand-over", "F1": "help", "^p": "", "w": "writer",
        "^t": "today", "^g": "hunt", "^l": "their-history",
    },
}  # fmt: skip
"""What each page says that a key does: the ids of actions, one of which has the key in every place named. A page on
which no key of the app is named is not here, nor one with keys of its own (the page that the map is). ``^p`` is
Textual's own."""


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def without_blocks(text: str) -> str:
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


# What is run.


def test_the_examples_print_what_the_guide_shows() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "docs.examples", "--check"], capture_output=True, encoding="utf-8", cwd=ROOT, timeout=120
    )
    assert ran.returncode == 0, f"python -m docs.examples writes them anew:\n{ran.stdout}{ran.stderr}"


def test_every_chapter_with_examples_is_run() -> None:
    with_examples = {Path(page).stem for page in PAGES if page != "README.md" and "```console" in read(page)}
    assert with_examples == set(CHAPTERS)


@pytest.mark.parametrize(
    ("shown", "printed", "fit"),
    [
        ("one\n", "one\n", True),
        ("one\n", "two\n", False),
        ("one\n", "one\ntwo\n", False),
        ("one\n…\n", "one\ntwo\n", True),
        ("…\nthree\n", "one\ntwo\nthree\n", True),
        ("…\nthree\n", "one\nthree\nfour\n", False),
        ("one\n…\nthree\n…\n", "one\ntwo\nthree\nfour\n", True),
        ("one\n…\n3\n…\n", "one\ntwo\nthree\n", False),
        ("one\n…\none\n", "one\n", False),
    ],
)
def test_what_is_left_out_may_be_anything_and_the_rest_may_not(shown: str, printed: str, fit: bool) -> None:
    assert fits(shown, printed) is fit


def test_the_clock_is_never_held_in_a_process_that_has_the_program() -> None:
    with pytest.raises(RuntimeError):
        fixed_clock.hold()


# What is named.


def test_the_reference_is_the_programs_own() -> None:
    assert read("docs/commands.md") == reference(), "python -m docs.commands makes it anew"


def test_the_reference_has_every_command_and_its_examples() -> None:
    from assistant.cli.table import COMMANDS

    page = read("docs/commands.md")
    for name in COMMANDS:
        assert f"### outreach {name}\n" in page
    assert "#### outreach due snooze\n" in page
    assert 'outreach add "Teo Marsh" --email teo@marsh.example --closeness colleague --tag storage\n' in page


def lines_of(page: str) -> Iterator[tuple[str, bool]]:
    """Every line of the program that is not run, and whether it is whole: in running text an argument may lack."""
    text = read(page)
    for block in re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        for line in re.sub(r"\\\n\s*", "", block).splitlines():
            if found := re.match(r"(?:\w+ \| )?(outreach\b.*)", line):
                yield found[1], True
    for line in re.findall(r"`(outreach\b[^`]*)`", without_blocks(text)):
        yield line, False


def parses(line: str, whole: bool) -> None:
    """Have the program read a line, without running it. Raises click.UsageError."""
    words = shlex.split(line, comments=True)[1:]
    words = words[: next((at for at, word in enumerate(words) if word in ("<", ">", "|")), len(words))]
    command: click.Command = program
    context = click.Context(program, info_name="outreach")
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        name, found, words = command.resolve_command(context, words)
        assert found is not None
        command, context = found, click.Context(found, info_name=name, parent=context)
    if words == ["--help"]:
        return
    try:
        command.make_context(context.info_name, list(words), parent=context.parent)
    except (click.MissingParameter, click.exceptions.NoArgsIsHelpError):
        if whole:
            raise


@pytest.mark.parametrize("page", [*PAGES, *OTHERS])
def test_every_line_of_the_program_parses(page: str) -> None:
    for line, whole in lines_of(page):
        try:
            parses(line, whole)
        except (click.UsageError, ValueError) as error:
            pytest.fail(f"{page}: {line}: {error}")


@pytest.mark.parametrize("line", ["outreach drfat mara", "outreach draft mara --knid question", "outreach due dnoe x"])
def test_a_line_that_is_wrong_does_not_parse(line: str) -> None:
    with pytest.raises(click.UsageError):
        parses(line, True)


def keys_on(page: str) -> set[str]:
    """The keys that a page names: letters and signs between backticks, ^n, and F1 to F12."""
    text = without_blocks(read(page))
    return {
        *re.findall(r"`([a-zA-Z<>=])`", text),
        *re.findall(r"(?<!\w)\^[a-z]\b", text),
        *re.findall(r"(?<![\w/`-])(F1[0-2]|F[1-9])(?![\w`])", text),
    }


@pytest.mark.parametrize("page", [page for page in PAGES if page not in ("docs/map.md", "docs/commands.md")])
def test_every_key_is_the_apps_own(page: str) -> None:
    said = KEYS.get(page, {})
    assert keys_on(page) == set(said)
    keys = {action.id: {key_name(key) for key in action.key.split(",")} for action in ACTIONS}
    for key, actions in said.items():
        for action in actions.split():
            assert key in keys[action], f"{page}: {key} is not {action}"


# Where links lead.


def anchors_of(path: Path) -> set[str]:
    """The anchors of a page, as code forges make them of its headings."""
    headings = re.findall(r"^#+ (.*)$", without_blocks(path.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", [*PAGES, *OTHERS])
def test_links_lead_to_a_page_and_a_heading(page: str) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", without_blocks(read(page))):
        if target.startswith("https://"):
            continue
        name, _, anchor = target.partition("#")
        path = (ROOT / page).parent / name if name else ROOT / page
        assert path.exists(), f"{page}: {target}"
        assert not anchor or anchor in anchors_of(path), f"{page}: {target}"


def test_the_guide_leads_to_every_page() -> None:
    named = set(re.findall(r"\]\(([\w-]+\.md)\)", read("docs/README.md")))
    assert named == set(GUIDE) - {"README.md"}


@pytest.mark.parametrize("page", PAGES)
def test_it_reads_calmly(page: str) -> None:
    text = re.sub(r"<!--.*?-->|`[^`]*`", "", without_blocks(read(page)))
    assert "—" not in text
    assert not re.search(r"!(?!\[)", text)
