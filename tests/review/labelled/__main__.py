"""``python -m tests.review.labelled [tune|aside|more|fresh] [--all]``: figures; with ``--all`` every miss and alarm."""

from __future__ import annotations

import sys

from tests.review.labelled.measure import measured


def main(arguments: list[str]) -> int:
    """Print the figures of one part."""
    part = next((one for one in arguments if one in ("tune", "aside", "more", "fresh")), "tune")
    outcome = measured(part)
    print(f"{part}: {outcome.drafts} drafts, {outcome.true + outcome.invented + outcome.free} sentences")
    print(f"invented claims found: {outcome.found} of {outcome.invented} ({outcome.recall:.1%})")
    print(f"true sentences flagged: {outcome.flagged_true} of {outcome.true} ({outcome.false_alarms:.1%})")
    print(f"sentences that claim nothing flagged: {outcome.flagged_free} of {outcome.free}")
    for claim, number in sorted(outcome.by_claim.items()):
        print(f"  {claim:15} {number - outcome.missed_by_claim[claim]} of {number}")
    if "--all" in arguments:
        print("missed:", *outcome.misses, sep="\n    ")
        print("flagged:", *outcome.alarms, sep="\n    ")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
