"""`python -m bench [NAME …]`: run the benchmarks and print them as a table.

Exits 1 when a budget is broken, 2 for a name that is none. Meant for a quiet machine.
"""

from __future__ import annotations

import sys

from bench.benches import BENCHES
from bench.result import table


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all of them; the exit code."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"There is no benchmark '{unknown[0]}'; there are {', '.join(BENCHES)}.", file=sys.stderr)
        return 2
    results = []
    for name in names or BENCHES:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        results += list(BENCHES[name]())
    print(table(results))
    return 0 if all(result.within for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
