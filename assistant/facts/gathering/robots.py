"""What a site's robots file asks of programs (RFC 9309)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protego import Protego

NAME = "outreach"
"""What the program is called in a robots file."""


class Robots:
    """One site's wishes. ``silent``: it did not say what it wishes, and so nothing is read (section 2.3.1.4)."""

    def __init__(self, text: str = "", *, silent: str = "") -> None:
        from protego import Protego

        self.silent = silent
        """Why the wishes are not known, as the end of a sentence; empty when they are."""
        self._rules: Protego = Protego.parse(text)

    def allow(self, url: str) -> bool:
        """Whether a program of this name may read the page."""
        return self._rules.can_fetch(url, NAME)

    @property
    def pause(self) -> float:
        """Seconds that the site asks for between two pages."""
        asked = self._rules.crawl_delay(NAME)
        return max(asked, 0.0) if asked is not None and asked == asked else 0.0  # a NaN is no wish
