"""The one registry of actions: keys, footer, palette, help and remapping all read it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from textual.binding import Binding, BindingType

from assistant.errors import Refused


@dataclass(frozen=True, slots=True)
class Action:
    """Something a key does. ``id`` is what ``[keys]`` in config.toml names."""

    id: str
    key: str
    label: str
    """A word or two for the footer."""
    help: str
    """One line for the help and the palette."""
    place: str
    """Where it works: one of ``PLACES``."""
    footer: bool = True
    """Whether it stands there; what comes first in the registry comes first there, and what does not fit goes."""
    priority: bool = False

    @property
    def method(self) -> str:
        """The name of the method that does it, without ``action_``."""
        return self.id.replace("-", "_")


PLACES = {
    "everywhere": "Everywhere",
    "search": "People, from the search field",
    "start": "People",
    "today": "Today",
    "history": "A person's page",
    "findings": "What the coach found, in a list",
    "ask": "What you want to ask",
    "compose": "Writing",
    "draft": "The draft, when it has the focus",
    "edit": "While editing the draft",
    "facts": "What you know",
    "field": "Forms, in a field",
    "form": "Forms",
    "gate": "When a message is held back",
    "hunt": "Job hunt",
    "prep": "Before a meeting",
    "consent": "Before the first send",
    "variants": "Variants",
    "questions": "Questions worth asking",
    "revise": "Revising",
    "difference": "Versions and their difference",
    "voice": "How you write",
    "sample": "A sample of how you write",
    "keep": "Before a text becomes a sample",
    "choices": "Choosing, in the list",
    "list": "Choosing",
    "import": "Importing",
    "sources": "Gathering, in the field",
    "gather": "Gathering",
    "proposed": "Proposed facts, one at a time",
    "pairs": "Who may be one person, two at a time",
    "newcomers": "New people, one at a time",
}

# No ctrl+b (tmux), ctrl+s and ctrl+q as flow control aside from quitting, ctrl+j or ctrl+o (terminals).
ACTIONS: tuple[Action, ...] = (
    Action("help", "f1", "Help", "All keys, and what they do.", "everywhere", footer=False, priority=True),
    Action("endpoint", "f4", "Model", "Set up the model that drafts, or another one.", "everywhere", footer=False,
           priority=True),
    Action("voice", "f6", "Voice", "What it knows of how you write, and samples of it.", "everywhere", footer=False,
           priority=True),
    Action("write", "enter", "Write", "Write to the person under the cursor.", "search"),
    Action("add-person", "ctrl+n", "Add person", "Add somebody.", "start"),
    Action("edit-person", "f2", "Edit", "Change what is known of the person.", "start"),
    Action("know", "f3", "Facts", "What you know about the person under the cursor.", "start"),
    Action("today", "ctrl+t", "Today", "What is owed and due, and who is waited for.", "start"),
    Action("their-history", "ctrl+l", "Page", "The person's page: all that happened between you.", "start",
           footer=False),
    Action("import", "f7", "Import", "Bring in everybody from a file: LinkedIn, Google, Outlook, vCard, CSV.", "start"),
    Action("pairs", "f8", "Merge", "Who may be one and the same person, side by side.", "start", footer=False),
    Action("newcomers", "f9", "New people", "Go through the imported: how close, how you know them.", "start",
           footer=False),
    Action("hunt", "ctrl+g", "Job hunt", "The board of a job hunt: the step with each, and what is next.", "start",
           footer=False),
    Action("prepare", "ctrl+y", "Prepare", "One page before you meet the person under the cursor.", "start",
           footer=False),
    Action("map", "f12", "Map", "Draw whom you know, as a page for your browser.", "start", footer=False),
    Action("resume", "ctrl+r", "Resume", "Go on with the unfinished draft.", "start"),
    Action("open-line", "enter", "Write", "Write what is due; of a favour, say what became of it.", "today"),
    Action("answered", "r", "Answered", "They answered; a thank-you is due at once.", "today"),
    Action("line-done", "d", "Done", "It is done; a favour is noted as done.", "today"),
    Action("snooze", "z", "Snooze", "Put it off for a while.", "today"),
    Action("another", "k", "Another", "Another person for this week.", "today"),
    Action("never", "x", "Never", "Nothing of this sort with this person again; of a favour, not this one.", "today"),
    Action("bring-back", "b", "Bring back", "Have it proposed again: of what was put off or said never to.", "today"),
    Action("their-page", "p", "Page", "The person's page: all that happened between you.", "today"),
    Action("not-now", "v", "Not now", "Show what was put off or said never to; again: hide it.", "today"),
    Action("undo-answer", "u", "Undo", "Take the last answer back.", "today"),
    Action("leave-today", "escape", "Back", "Back to the people.", "today"),
    Action("next-section", "tab", "Next part", "To the next part of the list.", "today", footer=False),
    Action("previous-section", "shift+tab", "Part before", "To the part before.", "today", footer=False),
    Action("write-them", "enter", "Write", "Write to them; what is due with them is preset.", "history"),
    Action("they-replied", "r", "Replied", "They answered today.", "history"),
    Action("we-met", "m", "Met", "You met today.", "history"),
    Action("we-talked", "t", "Talked", "You talked today.", "history"),
    Action("something-else", "l", "More", "An introduction, a referral, a message that went another way.", "history"),
    Action("asked-me", "a", "Asked", "They asked you for a favour.", "history"),
    Action("helped-me", "h", "Helped", "They helped you.", "history"),
    Action("helped-them", "g", "I helped", "You helped them; a favour that they asked is done.", "history"),
    Action("undo-event", "u", "Undo", "Take back what was done last.", "history"),
    Action("more-of-it", "n", "Note", "A note, or another day, for what was noted last.", "history", footer=False),
    Action("edit-event", "e", "Edit", "Change the note and the day of what is under the cursor.", "history",
           footer=False),
    Action("remove-event", "d", "Delete", "Delete what is under the cursor for good (press twice).", "history",
           footer=False),
    Action("leave-history", "escape", "Back", "Back to where you were.", "history"),
    Action("copy", "c", "Copy", "Copy the message; you send it yourself.", "draft"),
    Action("sent", "s", "Sent", "Say that you have sent it.", "draft"),
    Action("keep-sample", "S", "Sample", "Keep what you sent as a sample of how you write; asks first.", "draft"),
    Action("next-finding", "n", "Next", "To the next thing the coach found.", "draft"),
    Action("fix", "x", "Fix", "Apply the fix for the finding under the cursor.", "draft"),
    Action("mend", "X", "Mend", "Tie the sentence to a fact, ask it instead, or cut it.", "draft", footer=False),
    Action("ignore", "i", "Ignore", "Leave the finding out, in this message.", "draft", footer=False),
    Action("ignore-always", "I", "Ignore always", "Leave the finding out for good.", "draft", footer=False),
    Action("leaning", "o", "Leans on", "To the next sentence that leans on a fact.", "draft", footer=False),
    Action("edit", "e", "Edit", "Edit the draft; Esc ends it.", "draft"),
    Action("revise", "r", "Revise", "Say what should change in it.", "draft"),
    Action("again", "a", "Again", "Write it again, another way.", "draft"),
    Action("undo", "u", "Undo", "Take the last change back.", "draft"),
    Action("hand-over", "g", "Hand over", "Clipboard, mail program, e-mail file or calendar file.", "draft"),
    Action("facts", "f", "Facts", "Choose what the draft may lean on.", "draft"),
    Action("kind", "k", "Kind", "Choose what kind of message it is.", "draft"),
    Action("channel", "h", "Channel", "Choose where it goes.", "draft"),
    Action("writer", "w", "Writer", "Template or model.", "draft"),
    Action("version-before", "<", "Before", "Back to the version before.", "draft", footer=False),
    Action("version-after", ">", "After", "On to the version after.", "draft", footer=False),
    Action("difference", "=", "Difference", "What the last change made of it.", "draft", footer=False),
    Action("template", "t", "Template", "Write it from the template, this once.", "draft", footer=False),
    Action("variants", "v", "Variants", "Three drafts, each from another angle.", "draft", footer=False),
    Action("all-facts", "A", "All facts", "Write it with every chosen fact, though there is too little room.", "draft",
           footer=False),
    Action("redo", "U", "Redo", "Bring it back again.", "draft", footer=False),
    Action("override", "C", "Copy anyway", "Copy what the coach holds back; that is recorded.", "draft", footer=False),
    Action("copy-subject", "y", "Copy subject", "Copy the subject by itself.", "draft", footer=False),
    Action("override-subject", "Y", "Subject anyway", "Copy a subject that is held back; that is recorded.", "draft",
           footer=False),
    Action("override-way", "G", "Hand over anyway", "The same, whatever the coach holds back; that is recorded.",
           "draft", footer=False),
    Action("log", "l", "Log", "Note a reply, a meeting, a favour.", "draft", footer=False),
    Action("history", "H", "Page", "The person's page: all that happened between you.", "draft", footer=False),
    Action("prepare-person", "P", "Prepare", "One page before you meet them.", "draft", footer=False),
    Action("fresh", "N", "New draft", "Begin another draft; this one stays in the list.", "draft", footer=False),
    Action("all-findings", "m", "All findings", "Show every finding, or the worst three.", "draft", footer=False),
    Action("go-to-finding", "enter", "Go there", "To its place in the draft, to mend it there.", "findings"),
    Action("leave-findings", "escape,m", "Back", "Back to the draft.", "findings"),
    Action("ask", "q", "Question", "Back to what you want to ask.", "draft", footer=False),
    Action("draft", "enter", "Draft", "Have it drafted.", "ask"),
    Action("questions", "f5", "Questions", "Questions worth asking this person.", "ask"),
    Action("by-hand", "enter", "By hand", "Write the draft yourself, where there is none yet.", "compose"),
    Action("choose-kind", "f2", "Kind", "Choose what kind of message it is, from wherever the cursor is.", "compose"),
    Action("choose-facts", "f3", "Facts", "Choose what it may lean on, from wherever the cursor is.", "compose"),
    Action("choose-channel", "f8", "Channel", "Choose where it goes, from wherever the cursor is.", "compose"),
    Action("back", "escape", "Back", "Stop what is being written; else go back.", "compose"),
    Action("to-draft", "tab", "Draft", "To the draft.", "compose", footer=False),
    Action("end-edit", "escape", "Done", "End editing; everything is kept.", "edit"),
    Action("tick", "space", "Tick", "Lean on this fact, or not.", "facts"),
    Action("add-fact", "a", "Add", "Add something you know.", "facts"),
    Action("edit-fact", "e", "Edit", "Change the fact.", "facts"),
    Action("approve", "p", "Approve", "Approve a proposed fact.", "facts"),
    Action("gather", "g", "Gather", "Read what they published, or a text you paste, into proposed facts.", "facts"),
    Action("go-through", "r", "Review", "Go through what is proposed, one fact at a time.", "facts"),
    Action("facts-history", "h", "Page", "The person's page: all that happened between you.", "facts", footer=False),
    Action("remove-fact", "d", "Delete", "Delete the fact for good (press twice).", "facts"),
    Action("done", "enter,escape", "Done", "Back to the draft.", "facts"),
    Action("save", "enter", "Save", "Save and close.", "field"),
    Action("cancel", "escape", "Back", "Close; what you typed is kept for next time.", "form"),
    # These come before the letters that follow them, however fast: letters go to where the cursor is by then.
    Action("next-field", "down,tab", "Next", "The next field.", "field", footer=False, priority=True),
    Action("previous-field", "up,shift+tab", "Previous", "The field before.", "field", footer=False, priority=True),
    Action("write-instead", "w", "Instead", "Write what may go now in its place, such as a warm-up.", "gate"),
    Action("override-gate", "O", "All the same", "Write it knowingly; that is recorded with the draft.", "gate"),
    Action("leave-gate", "escape", "Back", "Write nothing; what you typed is there.", "gate"),
    Action("write-next", "enter", "Write", "Write what is to be written to them next.", "hunt"),
    Action("prepare-hunted", "p", "Prepare", "One page before you meet them.", "hunt"),
    Action("leave-hunt", "escape", "Back", "Back to the people.", "hunt"),
    Action("save-prep", "o", "Write a file", "Write it as Markdown, without what is private.", "prep"),
    Action("leave-prep", "escape", "Back", "Back to where you were.", "prep"),
    Action("agree", "enter", "Agree", "Agree, and have it drafted.", "consent"),
    Action("decline", "escape", "Not now", "Send nothing.", "consent"),
    Action("take", "enter", "Take", "Take the variant that is marked.", "variants"),
    Action("take-first", "1", "First", "Take the first.", "variants", footer=False),
    Action("take-second", "2", "Second", "Take the second.", "variants", footer=False),
    Action("take-third", "3", "Third", "Take the third.", "variants", footer=False),
    Action("variant-after", "right,tab", "Next", "Mark the next one.", "variants"),
    Action("variant-before", "left,shift+tab", "Previous", "Mark the one before.", "variants", footer=False),
    Action("leave-variants", "escape", "Back", "Stop writing; then back, taking none.", "variants"),
    Action("apply", "enter", "Change it", "Have it changed as you say.", "revise"),
    Action("ready-after", "down", "Next", "The next of the ready ones.", "revise", footer=False),
    Action("ready-before", "up", "Previous", "The one before.", "revise", footer=False),
    Action("leave-revise", "escape", "Back", "Leave it as it is.", "revise"),
    Action("step-before", "left", "Before", "Back to the version before.", "difference", priority=True),
    Action("step-after", "right", "After", "On to the version after.", "difference", priority=True),
    Action("leave-difference", "escape,equals_sign", "Back", "Back to the draft, with the version that is shown.",
           "difference"),
    Action("ask-model", "g", "Ask the model", "Have the model find questions.", "questions"),
    Action("other-questions", "a", "Others", "Others that need no model.", "questions"),
    Action("leave-questions", "escape", "Back", "Stop the model; then back, taking none.", "questions"),
    Action("switch-line", "space", "On or off", "Have drafts follow the line, or not.", "voice"),
    Action("add-sample", "a", "Add sample", "Add a text of yours.", "voice"),
    Action("forget-voice", "d", "Delete", "Delete the sample, or forget the line (press twice).", "voice"),
    Action("leave-voice", "escape", "Back", "Back to where you were.", "voice"),
    Action("keep-text", "tab", "Keep", "Keep the text as a sample; asks first.", "sample"),
    Action("leave-sample", "escape", "Back", "Close; what you typed is there the next time.", "sample"),
    Action("agree-sample", "enter", "Keep", "Keep it; it may travel in prompts about other people.", "keep"),
    Action("decline-sample", "escape", "Not now", "Keep nothing.", "keep"),
    Action("choose", "enter", "Choose", "Take this one.", "choices"),
    Action("dismiss", "escape", "Back", "Leave it as it was.", "list"),
    Action("imported-people", "g", "Go through them", "Go through those who are new.", "import"),
    Action("imported-pairs", "m", "Merge", "Who may be one and the same person.", "import"),
    Action("leave-import", "escape", "Back", "Stop, with nothing imported; else back.", "import"),
    Action("gather-now", "enter", "Gather", "Read it; an empty field means what is new on their links.", "sources"),
    Action("leave-gather", "escape", "Back", "Stop; what came is kept. Else back.", "gather"),
    Action("approve-proposed", "a", "Approve", "Approve it: messages may lean on it.", "proposed"),
    Action("edit-proposed", "e", "Edit", "Change it before you approve it.", "proposed"),
    Action("reject-proposed", "x", "Reject", "Say no; gathering does not bring it back.", "proposed"),
    Action("later-proposed", "enter", "Later", "Leave it proposed, and on to the next.", "proposed"),
    Action("undo-proposed", "u", "Undo", "Take the last answer back.", "proposed"),
    Action("leave-proposed", "escape", "Stop", "Stop; what is left stays proposed.", "proposed"),
    Action("merge-pair", "y", "One person", "Make one of the two; what gives way is kept beside.", "pairs"),
    Action("keep-apart", "n", "Two people", "Keep them apart, and never ask again.", "pairs"),
    Action("later-pair", "enter", "Later", "Leave it open, and on to the next.", "pairs"),
    Action("undo-pair", "u", "Undo", "Take the last answer back.", "pairs"),
    Action("leave-pairs", "escape", "Stop", "Stop; what is left waits.", "pairs"),
    Action("stranger", "1", "Stranger", "You do not know them.", "newcomers", footer=False),
    Action("acquaintance", "2", "Acquaintance", "You know them a little.", "newcomers", footer=False),
    Action("colleague", "3", "Colleague", "You work or worked together.", "newcomers", footer=False),
    Action("friend", "4", "Friend", "You are friends.", "newcomers", footer=False),
    Action("tag-newcomer", "t", "Tag", "Put a tag on them.", "newcomers"),
    Action("how-known", "h", "How", "How you know them; it becomes a fact that you share.", "newcomers"),
    Action("say-in-hiring", "r", "Hiring", "They have a say in hiring; again: no; again: not known.", "newcomers"),
    Action("next-newcomer", "enter", "Next", "On to the next; nothing needs to be said.", "newcomers"),
    Action("undo-newcomer", "u", "Undo", "Take back what was done last; else one person back.", "newcomers"),
    Action("leave-newcomers", "escape", "Stop", "Stop; all that was said is kept.", "newcomers"),
)  # fmt: skip

_BY_ID = {action.id: action for action in ACTIONS}


def bindings(*places: str) -> list[BindingType]:
    """The bindings of one or several places, in the order of the registry."""
    return [
        Binding(
            action.key,
            action.method,
            action.label,
            show=action.footer,
            priority=action.priority,
            tooltip=action.help,
            id=action.id,
        )
        for action in ACTIONS
        if action.place in places
    ]


def keymap(keys: Mapping[str, str]) -> dict[str, str]:
    """``[keys]`` of config.toml as a keymap. Raises Refused for an action that does not exist."""
    for name in keys:
        if name not in _BY_ID:
            near = difflib.get_close_matches(name, _BY_ID, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            raise Refused(f"[keys] in config.toml names '{name}', which is no action of the app.{hint}")
    return dict(keys)


def key_of(id: str, keys: Mapping[str, str]) -> str:
    """The key of an action as a person reads it, with ``[keys]`` of config.toml."""
    return key_name(keys.get(id, _BY_ID[id].key))


def grouped() -> Iterable[tuple[str, list[Action]]]:
    """Every place with its actions, for the help."""
    for place, title in PLACES.items():
        yield title, [action for action in ACTIONS if action.place == place]


KEY_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "⇧Tab",
    "space": "Space",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def key_name(key: str) -> str:
    """A key as a person reads it: ``ctrl+n`` is ``^n``."""
    first = key.split(",")[0]
    if first.startswith("ctrl+"):
        return "^" + first.removeprefix("ctrl+")
    if first in KEY_NAMES:
        return KEY_NAMES[first]
    if first.startswith("f") and first[1:].isdigit():
        return first.upper()
    named = {"question_mark": "?", "upper_c": "C"}
    return named.get(first, first.removeprefix("upper_").upper() if first.startswith("upper_") else first)
