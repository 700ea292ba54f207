"""The program ``outreach``. With nothing to parse it opens the app at once; else the command group takes over."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and leave with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    home = given[1] if len(given) == 2 and given[0] == "--home" and given[1].strip() else None
    # Loading the command group would cost a tenth of the way to the first paint, for nothing.
    if (not given or home) and sys.stdin.isatty() and sys.stdout.isatty():
        sys.exit(_open_app(home))
    from assistant.cli.program import program

    program.main(args=given)


def _open_app(home: str | None) -> int:
    """The app over a home; its exit code."""
    import gc

    from assistant.errors import Refused

    # Nothing is thrown away before the first paint; the app turns this on again behind it.
    gc.disable()
    try:
        from assistant.settings.paths import find_home
        from assistant.tui.app import run

        run(find_home(home))
    except Refused as refusal:
        from assistant.cli.output import say

        say(str(refusal))
        return refusal.exit_code
    except Exception as error:
        from assistant.cli.program import report

        return report(error)
    return 0
