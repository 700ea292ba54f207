"""What looks like a key of some service: it is neither kept nor repeated."""

from __future__ import annotations

import re

# Patterns stay text here, for `re` to compile (and keep) when one is first needed: a start needs few.
# Beginnings that the keys of known services have, and what follows: long, with a figure in it.
_SECRET = (
    r"(?:\b(?:sk|pk|rk|gsk|csk|xai|hf|ghp|gho|ghs|glpat|github_pat|nvapi|pplx|fw|tgp|r8)[-_]|\bAIza|\bAKIA|\beyJ)"
    r"(?=[\w.-]*\d)[\w.-]{12,}|\bBearer\s+\S{12,}"
)


def looks_secret(text: str) -> bool:
    """Whether ``text`` holds what looks like a key of some service: then it is neither kept nor repeated."""
    return re.search(_SECRET, text) is not None
