"""What the columns of a table mean, told from their headers, and from what stands in them where those say nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from assistant.errors import Refused
from assistant.people.importing.names import is_salutation
from assistant.people.texts import words

NAMES = frozenset({"name", "given name", "family name", "nickname", "filed as"})
# What makes a column somebody else's, or another thing, although a known word is in its header.
_OTHERS = frozenset(
    "assistant assistants spouse partner manager managers emergency parent mother father child children referred"
    " phone telephone telefon mobile fax street address zip postal state country birthday anniversary type id count"
    " department yomi phonetic password domain photo picture image avatar logo foto user account sensitivity gender"
    " priority status source created updated modified size industry revenue owner owned account rep assigned creator"
    " introduced invited besitzer eigentumer inhaber betreuer zustandig vorgesetzter assistent assistentin assistenz"
    " proprietaire responsable assistante propietario asistente proprietario assistente eigenaar wlasciciel asystent"
    " asystentka".split()
)
_CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z])")
_DIGITS = re.compile(r"\d+$")
_GOOGLE = re.compile(r"(e-mail|phone|address|website|organization|im|relation|event|custom field) \d+ - ", re.I)
_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(\.[^\s@.]+)+")
_LINK = re.compile(r"https?://\S+|(?:www\.|[a-z]{2,3}\.)?linkedin\.com/\S+", re.IGNORECASE)
_PARTED = re.compile(r"[\s,;<>]+")
_PROFILE = "linkedin.com/in/"
_SLOTS = ("given name", "family name", "link", "e-mail", "company", "role", "connected")  # LinkedIn's order


@cache
def _known() -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    """Header to meaning; the headers by which Outlook is told, two of them, and those of which one is enough."""
    import tomllib

    table = tomllib.loads(files(__package__).joinpath("headers.toml").read_text("utf-8"))
    told = table.pop("outlook")
    outlook, alone = (frozenset(map(plain, told[part])) for part in ("two", "one"))
    found: dict[str, str] = {}
    for meaning, languages in table.items():
        for headers in languages.values():
            found.update({plain(header): meaning for header in headers})
    return found, outlook, alone


def meanings() -> tuple[str, ...]:
    """What a column may mean, for choosing; those marked with ``?`` in the table are settled by the others."""
    return tuple(dict.fromkeys(meaning for meaning in _known()[0].values() if not meaning.endswith("?")))


def plain(header: str) -> str:
    """The folded words of a header, without numbers: ``E-mail 2 - Value`` is ``e mail value``."""
    found = [_DIGITS.sub("", word) for word in words(header[:200])]
    return " ".join(word for word in found if word)


@lru_cache(maxsize=4096)
def _look(header: str) -> str:
    """What a header that is known means: ``GitHub`` as it is, ``emailAddress`` as two words."""
    known = _known()[0]
    return known.get(plain(header)) or known.get(plain(_CAMEL.sub(" ", header[:200])), "")


def recognised(headers: Sequence[str]) -> int:
    """How many of these are headers of a table of people; 0 where no name is among them."""
    found = [_look(header) for header in headers]
    if not any(meaning in NAMES or meaning == "name?" for meaning in found):
        return 0
    return sum(map(bool, found))


def meaning_of(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """What each column means, empty where it is of no use; ``rows`` are the first ones below the header."""
    found = [_look(header) for header in headers]
    for at, header in enumerate(headers):
        if not found[at]:
            cells = [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
            found[at] = _near(plain(header), cells, found)
        elif found[at] == "role?":
            cells = [row[at] for row in rows if at < len(row) and row[at].strip()]
            found[at] = "name title" if cells and all(map(is_salutation, cells)) else "role?"
    return _settled(found)


def as_chosen(headers: Sequence[str], chosen: Mapping[str, str]) -> list[str]:
    """The meanings as somebody confirmed them, by header. Raises Refused for one that there is not."""
    for meaning in chosen.values():
        if meaning and meaning not in meanings():
            raise Refused(f"'{meaning[:40]}' is nothing that a column can mean; use one of {', '.join(meanings())}.")
    return [chosen.get(label, "") for label in labels(headers)]


def changed(headers: Sequence[str], meant: Sequence[str], changes: Mapping[str, str]) -> list[str]:
    """The meanings, with those that somebody said of some headers. Raises Refused for one that there is not."""
    named = of_these(headers, changes)
    said = as_chosen(headers, named)
    return [said[at] if label in named else meant[at] for at, label in enumerate(labels(headers))]


def of_these(headers: Sequence[str], changes: Mapping[str, str]) -> dict[str, str]:
    """What was said of these headers alone, by the header as it is shown; case does not count."""
    shown = labels(headers)
    plainly = {label.casefold(): label for label in reversed(shown)}
    found = {plainly.get(header.casefold(), ""): meaning for header, meaning in changes.items()}
    found.update({label: changes[label] for label in shown if label in changes})
    found.pop("", None)
    return found


def labels(headers: Sequence[str]) -> list[str]:
    """The headers as shown: each once, a second one of the same name with its number."""
    seen: dict[str, int] = {}
    shown = []
    for at, header in enumerate(headers, start=1):
        label = " ".join(header.split()) or f"column {at}"
        seen[label] = seen.get(label, 0) + 1
        shown.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return shown


def format_of(headers: Sequence[str], meant: Sequence[str]) -> str:
    """Which program's table it is: ``linkedin``, ``google``, ``outlook``, else ``csv``."""
    plainly = {plain(header) for header in headers}
    if any(_GOOGLE.match(header.strip()) for header in headers) or {"labels", "file as"} <= plainly:
        return "google"
    if "group membership" in plainly and "given name" in plainly:
        return "google"
    _, two, one = _known()
    if len(plainly & two) >= 2 or plainly & one:
        return "outlook"
    return "linkedin" if _is_linkedins(meant) else "csv"


def _is_linkedins(meant: Sequence[str]) -> bool:
    """Whether these are LinkedIn's columns, known each and in its order, and no others; tags were there once."""
    if not {"given name", "family name", "company", "role", "connected"} <= set(meant):
        return False
    order = (*_SLOTS, "tags")
    return list(meant) == [slot for slot in order if slot in meant]


def holds_data(row: Sequence[str]) -> bool:
    """Whether an address or a link stands in this row for itself, so that it is somebody's and no header."""
    return any(_is_data(cell.strip()) for cell in row if "@" in cell or "/" in cell)


def _is_data(cell: str) -> bool:
    found = [part for part in _PARTED.split(cell) if part]
    if "<" not in cell and not all(_EMAIL.fullmatch(part) or _LINK.fullmatch(part) for part in found):
        return False  # a header may name an example: E-mail (e.g. mara@example.com)
    return any(_EMAIL.fullmatch(part) or _LINK.fullmatch(part) for part in found)


def is_filled(row: Sequence[str]) -> bool:
    """Whether every cell says something, as those of a header do."""
    return len(row) > 1 and all(cell.strip() for cell in row)


def linkedin_slots(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    """LinkedIn's columns by their order, where its header is in a language in which not both names are known.

    What is known of the header must stand where LinkedIn has it, and what stands below the last column be no
    words. Else nothing.
    """
    header, below = rows[at], [row for row in rows[at + 1 : at + 20] if len(row) == len(rows[at])]
    if len(header) not in (6, 7) or not is_filled(header) or not any(_PROFILE in row[2] for row in below):
        return []
    slots = [*_SLOTS] if len(header) == 7 else [slot for slot in _SLOTS if slot != "e-mail"]
    looks = list(map(_look, header))
    if {"given name", "family name"} <= set(_settled(looks)):
        return []
    known = ["" if meaning == "name?" else meaning for meaning in looks]
    if any(meaning not in ("", slot) for meaning, slot in zip(known, slots, strict=True)):
        return []
    if any(not any(map(str.isdigit, row[-1])) for row in below if row[-1].strip()):
        return []
    return slots


def _near(header: str, cells: list[str], found: list[str]) -> str:
    """What a header that is not known may mean: by the words in it, or by what stands below it."""
    inside = header.split()
    known, outlook, alone = _known()
    if header in outlook or header in alone or _OTHERS & set(inside):
        return ""
    for size in range(min(3, len(inside) - 1), 0, -1):
        for start in range(len(inside) - size + 1):
            meaning = known.get(" ".join(inside[start : start + size]), "")
            if meaning and not meaning.endswith("?") and meaning not in found and len(header) <= 40:
                return meaning
    if cells and sum(_EMAIL.fullmatch(cell) is not None for cell in cells) * 5 >= len(cells) * 3:
        return "e-mail"
    if cells and sum(cell.lower().startswith(("http://", "https://")) for cell in cells) * 5 >= len(cells) * 3:
        return "link"
    return ""


def _settled(found: list[str]) -> list[str]:
    """Each meaning that hangs on the others, decided."""
    settled = list(found)
    if "nickname?" in settled:
        settled = _each(settled, "nickname?", "nickname" if "family name" in settled else "family name")
    if "name?" in settled:
        given, family = "given name" in settled, "family name" in settled
        whole = "name" if given == family else "family name" if given else "given name"
        settled = _each(settled, "name?", whole)
    while "role?" in settled:
        again = settled.count("role?") > 1  # Outlook in French calls both so: the form of address comes first
        settled[settled.index("role?")] = "name title" if again or "role" in settled else "role"
    return settled


def _each(meanings: list[str], old: str, new: str) -> list[str]:
    return [new if meaning == old else meaning for meaning in meanings]
