"""Refusals that are about the request's size or content, told by what endpoints write in them."""

from __future__ import annotations

import re

from assistant.drafting.model.stream import Fault

_CONTEXT = re.compile(
    r"context[_ ](?:length|window|size|limit)|exceed_context|maximum context|too many (?:input )?tokens"
    r"|prompt (?:is )?too long|input (?:is )?too long|n_ctx",
    re.IGNORECASE,
)
_TAKES = re.compile(
    r"(?:maximum (?:context )?(?:length|size)(?: is| of)?|context (?:length|window|size|limit)(?: is| of)?:?"
    r"|\"?n_ctx\"?:|available context size|limit of|maximum of|>)\D{0,4}(\d[\d,]{2,9})",
    re.IGNORECASE,
)
_NEEDS = re.compile(
    r"(?:requested|resulted in|n_prompt_tokens\"?:|prompt is too long:|you have|contains|got)\D{0,24}(\d[\d,]{2,9})",
    re.IGNORECASE,
)
_FILTER = re.compile(r"content[_ ]filter|content management policy|content[_ ]policy|responsible ?ai", re.IGNORECASE)


def context_limit(fault: Fault | None, text: str) -> tuple[int, int] | None:
    """Tokens that the endpoint takes at once, and that it was given (0 where it does not say).

    None when the refusal is about something else. ``text`` is the whole body, unclean.
    """
    said = f"{fault.names} {fault.message}" if fault else text
    if not _CONTEXT.search(said):
        return None
    return _figure(_TAKES, text), _figure(_NEEDS, text)


def is_filtered(fault: Fault | None) -> bool:
    """Whether a content filter refused the request."""
    return fault is not None and bool(_FILTER.search(f"{fault.names} {fault.message}"))


def _figure(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.search(text)
    return int(found[1].replace(",", "")) if found else 0
