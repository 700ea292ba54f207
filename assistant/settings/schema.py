"""Every setting, its default, and one line on it. ``config.example.toml`` is held to this by a test."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

# What the coach may be told to leave out. What blocks is not here: it stays on.
CHECKS_THAT_MAY_BE_OFF = (
    *("unsupported", "generic", "asks", "vague-ask", "big-ask-early", "length", "opener", "machine-tells"),
    *("flattery", "nagging", "surveillance", "language", "kind-rule", "never-say"),
    *("subject", "reading-level"),
)


def setting(
    default: Any,
    doc: str,
    *,
    low: float | None = None,
    high: float | None = None,
    choices: tuple[str, ...] = (),
    shape: str = "",
) -> Any:
    """A setting with its default, the one line that explains it to a person, and what it may be.

    ``low`` and ``high`` are the least and the most of a number (of each, in a list), both allowed;
    ``choices`` are the only words allowed; ``shape`` names a check in :mod:`assistant.settings.check`.
    """
    about = {"doc": doc, "low": low, "high": high, "choices": choices, "shape": shape}
    if isinstance(default, list | dict):
        return field(default_factory=lambda: type(default)(default), metadata=about)
    return field(default=default, metadata=about)


@dataclass(frozen=True, slots=True)
class Me:
    """The writer."""

    name: str = setting("", "Your name, as you sign.")
    role: str = setting("", "What you are, in a few words: 'backend engineer at a small bank'.")
    about: str = setting("", "What you do, one clause that follows 'I': 'build storage engines for sensors'.")
    company: str = setting("", "Where you work; people who work there too are marked.")
    site: str = setting("", "Your site, the one link in your signature.")
    signature: str = setting("", "Lines under your name in e-mails; left empty, name and site.", shape="lines")
    city: str = setting("", "Where you are, for meetings in person.")
    timezone: str = setting("", "Your time zone, such as 'Europe/Oslo'; left empty, the machine's.", shape="zone")
    language: str = setting("en", "The language you write in, unless a person has another.", shape="language")
    never_say: list[str] = setting([], "Words you never use; the coach points at them.")


@dataclass(frozen=True, slots=True)
class Model:
    """The language model. No name set means offline: templates do the writing."""

    base_url: str = setting("", "Where the endpoint is, such as 'http://localhost:11434/v1'.", shape="url")
    name: str = setting("", "The model to ask, as the endpoint names it.")
    api_key_env: str = setting(
        "",
        "The environment variable that holds the key; empty: OPENAI_API_KEY, for api.openai.com alone.",
        shape="variable",
    )
    first_token_seconds: float = setting(
        300.0, "How long to wait for the first word (local models load slowly).", low=0.1, high=86400
    )
    stall_seconds: float = setting(60.0, "How long to wait between words before giving up.", low=0.1, high=86400)
    max_output_tokens: int = setting(1024, "The most tokens a draft may take.", low=16, high=1_000_000)
    context_tokens: int = setting(
        8192, "How many tokens the model can take at once, the draft included.", low=512, high=100_000_000
    )
    temperature: float = setting(0.7, "How freely it writes, 0 to 2.", low=0, high=2)
    price_input: float = setting(0.0, "Price of a million tokens sent; 0 means not priced.", low=0, high=1_000_000)
    price_output: float = setting(0.0, "Price of a million tokens written; 0 means not priced.", low=0, high=1_000_000)


@dataclass(frozen=True, slots=True)
class Coach:
    """When the coach speaks up (each check's docstring has the sources)."""

    dm_words: list[int] = setting(
        [25, 75],
        "Words of a direct message: fewest and most before a warning.",
        low=0,
        high=100_000,
        shape="span",
    )
    dm_characters: int = setting(400, "Characters of a direct message before a warning.", low=1, high=100_000)
    email_words: list[int] = setting(
        [50, 125], "Words of an e-mail: fewest and most before a warning.", low=0, high=100_000, shape="span"
    )
    subject_words: list[int] = setting([2, 5], "Words of a subject: fewest and most.", low=1, high=50, shape="span")
    reading_grade: float = setting(8.0, "Flesch-Kincaid grade before a note on long words.", low=1, high=30)
    compliments: int = setting(1, "Compliments before a warning.", low=0, high=20)
    opening_sentences: int = setting(
        2, "Sentences, after the greeting, in which a stock opener is one.", low=0, high=20
    )
    model_words: int = setting(
        3,
        "A model's words in 150 before a warning; 'delve into' counts 3, 'insightful' 2, 'deeply' 1.",
        low=1,
        high=100,
    )
    dashes: int = setting(3, "Dashes in a message before a warning; in a short one, one fewer.", low=2, high=100)
    clipped_sentences: int = setting(3, "Sentences of three words or fewer in a row before a warning.", low=2, high=100)
    begun_words: int = setting(
        15, "Words below which a message is only begun, and what it lacks is not remarked on.", low=0, high=100_000
    )
    ignored: list[str] = setting([], "Findings to leave out for good, as 'check: text'; 'I' in the app adds one.")
    off: list[str] = setting(
        [], "Checks to leave out (warnings and notes; what blocks stays on).", choices=CHECKS_THAT_MAY_BE_OFF
    )


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The rhythm of staying in touch."""

    goal: str = setting(
        "learn",
        "What you are after: 'learn', 'job-hunt' or 'give-back'.",
        choices=("learn", "job-hunt", "give-back"),
    )
    silence_days: int = setting(30, "Days without an answer after which a thread closes by itself.", low=1, high=3650)
    friend_days: int = setting(90, "Days between check-ins with a friend; 0: none.", low=0, high=3650)
    colleague_days: int = setting(90, "Days between check-ins with a colleague; 0: none.", low=0, high=3650)
    acquaintance_days: int = setting(180, "Days between check-ins with an acquaintance; 0: none.", low=0, high=3650)
    stranger_days: int = setting(0, "Days between check-ins with a stranger; 0: none.", low=0, high=3650)
    check_ins: int = setting(3, "How many check-ins are due at once; the others wait their turn.", low=0, high=1000)
    ask_again_months: list[int] = setting(
        [6, 12], "Months after an answer: from when to when another question is due.", low=1, high=120, shape="span"
    )
    update_days: int = setting(
        30, "Days after help until it is time to say what came of it; 0: never.", low=0, high=3650
    )
    snooze_days: int = setting(7, "Days that a snooze lasts, when nothing else is said.", low=1, high=3650)
    first_messages: int = setting(
        5, "First messages to strangers within seven days, before a word on it.", low=1, high=1000
    )


@dataclass(frozen=True, slots=True)
class ChannelSettings:
    """What you may change about one channel."""

    limit: int = setting(
        0, "The most it takes, in the channel's own unit; 0 keeps the built-in limit.", low=0, high=1_000_000
    )


@dataclass(frozen=True, slots=True)
class Clipboard:
    """How a message leaves."""

    route: str = setting(
        "auto",
        "'auto', or one of 'tmux', 'native', 'terminal', 'file'.",
        choices=("auto", "tmux", "native", "terminal", "file"),
    )


@dataclass(frozen=True, slots=True)
class Appearance:
    """How the app looks."""

    theme: str = setting(
        "auto",
        "A Textual theme, or 'auto': dark, and the terminal's own colours where it has only 16.",
        shape="word",
    )
    animations: bool = setting(True, "Whether things may move.")


@dataclass(frozen=True, slots=True)
class Config:
    """All of config.toml. An empty file is a whole config."""

    me: Me = field(default_factory=Me)
    model: Model = field(default_factory=Model)
    coach: Coach = field(default_factory=Coach)
    rhythm: Rhythm = field(default_factory=Rhythm)
    channels: dict[str, ChannelSettings] = field(default_factory=dict)
    clipboard: Clipboard = field(default_factory=Clipboard)
    keys: dict[str, str] = field(default_factory=dict)
    """Action id to key, such as ``{"copy": "y"}``."""
    appearance: Appearance = field(default_factory=Appearance)
