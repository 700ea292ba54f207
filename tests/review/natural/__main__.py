"""``python -m tests.review.natural [ID …]``: what the coach says about each message, and the totals."""

from __future__ import annotations

import sys

from tests.review.natural import messages, totals


def main(wanted: list[str]) -> int:
    """Print the findings message by message, of the ``wanted`` ones or of all, then the figures over the whole set."""
    every = messages()
    unknown = set(wanted) - {message.id for message in every}
    if unknown:
        print(f"No message is called {', '.join(sorted(unknown))}.", file=sys.stderr)
        return 1
    found = {}
    for message in every:
        findings = tuple(message.report().findings)
        found[message.id] = findings
        if wanted and message.id not in wanted:
            continue
        print(f"{message.id} ({message.kind}, {message.channel})" + ("" if findings else ": nothing"))
        for one in findings:
            where = "subject: " if one.where == "subject" else ""
            print(f"    {one.severity:5} {one.check:15} {where}{one.text!r}\n{'':27}{one.message}")
    sums = totals(found)
    print(f"\n{sums.messages} messages")
    print(f"with a block: {len(sums.blocked)} ({sums.share_blocked:.1%}) {' '.join(sums.blocked)}".rstrip())
    print(f"warnings on average: {sums.mean_warnings:.2f}")
    for check, number in sums.by_check.most_common():
        print(f"  {check:15} {number}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
