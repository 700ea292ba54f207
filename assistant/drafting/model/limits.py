"""Refusals that are about the request's size or content, told by what endpoints write in them."""

from __future__ import annotations

import re

from assistant.drafting.model.stream import Fault

_CONTEXT = re.compile(
    r"context[_ ](?:length|window|size|limit)|exceed_context|maximum context|too many (?:input )?tokens"
    r"|prompt (?:is )?too long|input (?:is )?too long|n_ctx|maximum number of tokens|inputs. tokens",
    re.IGNORECASE,
)
_FIGURE = r"(?<![\d,])(\d[\d,]{2,11})(?![\d,]*\d)"
# In this order: the first form that is there has the figure, whatever others mention.
_TAKES = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:maximum )?context (?:length|window|size|limit)(?: is| of)?(?: only)?:? {_FIGURE}(?! \+)",
        rf"limit of {_FIGURE}",
        rf"available context size \({_FIGURE}",
        rf"n_ctx\"?:\s*{_FIGURE}",
        rf"model with {_FIGURE} maximum context",
        rf"maximum number of tokens(?: allowed)? \({_FIGURE}",
        rf"must be <= {_FIGURE}",
        rf"> {_FIGURE}",
    )
)
_NEEDS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:requested|resulted in|you have)(?: about)? {_FIGURE}",
        rf"n_prompt_tokens\"?:\s*{_FIGURE}",
        rf"prompt is too long: {_FIGURE}",
        rf"prompt contains {_FIGURE}",
        rf"request has {_FIGURE} input",
        rf"input token count \({_FIGURE}",
        rf"given: {_FIGURE}",
        rf"keep the first {_FIGURE}",
    )
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


def _figure(forms: tuple[re.Pattern[str], ...], text: str) -> int:
    found = next((found for form in forms if (found := form.search(text))), None)
    return int(found[1].replace(",", "")) if found else 0
