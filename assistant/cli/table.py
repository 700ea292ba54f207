"""Every command in the order of the help: its section, the module that holds it, and its one line.

The help of the whole program is made from this alone, so that asking for it imports no command.
"""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """One command. Its function in ``assistant.cli.<module>`` is called ``<name>_command``."""

    section: str
    module: str
    help: str


COMMANDS: dict[str, Entry] = {
    "add": Entry("People", "people", "Add somebody you would like to write to."),
    "edit": Entry("People", "edit", "Change a person, a fact, a draft or an event."),
    "people": Entry("People", "people", "List and search people."),
    "show": Entry("People", "show", "Show everything about one person, fact, draft or event."),
    "import": Entry("People", "importing", "Import people from LinkedIn, Google, Outlook, vCards, tables."),
    "merge": Entry("People", "merge", "Make one person of two, list who may be one, or take it back."),
    "export": Entry("People", "export", "Write everybody into one TOML, CSV, vCard or JSON file."),
    "remove": Entry("People", "remove", "Remove one of them for good."),
    "fact": Entry("Facts", "facts", "Write down one thing you know about somebody."),
    "facts": Entry("Facts", "facts", "List what you know about somebody."),
    "gather": Entry("Facts", "gather", "Read pages, feeds and repositories into proposed facts."),
    "approve": Entry("Facts", "facts", "Turn proposed facts into approved ones, or reject them."),
    "questions": Entry("Drafting", "questions", "List questions worth asking somebody."),
    "draft": Entry("Drafting", "draft", "Draft a message."),
    "revise": Entry("Drafting", "revise", "Change a draft as you say: shorter, another opening, in German."),
    "prompt": Entry("Drafting", "prompt", "Show exactly what a model would be sent; sends nothing."),
    "drafts": Entry("Drafting", "draft", "List drafts, newest first."),
    "voice": Entry("Drafting", "voice", "Show what it knows of how you write; give it samples."),
    "kinds": Entry("Drafting", "choices", "List the kinds of messages."),
    "channels": Entry("Drafting", "choices", "List the channels and their limits."),
    "check": Entry("Review", "check", "Ask the coach about a draft or any text."),
    "copy": Entry("Handoff", "copy", "Copy a reviewed draft, ready to paste and send."),
    "eml": Entry("Handoff", "ways_out", "Save a reviewed draft as an unsent e-mail."),
    "mail": Entry("Handoff", "ways_out", "Hand a reviewed draft to your mail program; you send it there."),
    "ics": Entry("Handoff", "ways_out", "Save the meeting that a draft proposes as a calendar file."),
    "log": Entry("Rhythm", "log", "Write down what happened: sent, replied, met and so on."),
    "due": Entry("Rhythm", "due", "Show what is kind to do next, and this week's one person."),
    "prep": Entry("Rhythm", "prep", "Prepare for meeting somebody, on one page."),
    "map": Entry("Rhythm", "network", "Draw who you know, who knows whom, and which way help goes."),
    "bingo": Entry("Rhythm", "bingo", "Print cards of things to try with people at an event."),
    "setup": Entry("The rest", "setup", "Answer a few first questions; each can be skipped."),
    "demo": Entry("The rest", "app", "Try the app with invented people; no key, no network."),
    "config": Entry("The rest", "config", "Show or change the settings."),
    "keys": Entry("The rest", "keys", "Keep the endpoint's key in the system's keyring."),
    "doctor": Entry("The rest", "doctor", "Check that everything works, and say how to mend what does not."),
    "backup": Entry("The rest", "backup", "Write a copy of everything stored into one file."),
    "restore": Entry("The rest", "backup", "Put a backup in the place of what is stored."),
}


def sections() -> dict[str, list[str]]:
    """Names of commands by section, in order."""
    found: dict[str, list[str]] = {}
    for name, entry in COMMANDS.items():
        found.setdefault(entry.section, []).append(name)
    return found


def nearest(name: str) -> str:
    """The command that ``name`` is nearest to, or nothing."""
    from difflib import get_close_matches

    plain = name.casefold()
    near = get_close_matches(plain, COMMANDS, n=1, cutoff=0.5)
    return near[0] if near else next((known for known in COMMANDS if plain and known.startswith(plain)), "")
