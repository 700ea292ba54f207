"""The corpus: every file with its bytes, its format, its people and its problems. All people are invented.

``python -m tests.people.importing.corpus`` writes the files anew; a test holds them and this table together.
"""

from __future__ import annotations

from tests.people.importing import of_google, of_linkedin, of_outlook, of_tables, of_vcards
from tests.people.importing.case import FOLDER, Case

CASES: list[Case] = [
    *of_linkedin.CASES,
    *of_google.CASES,
    *of_outlook.CASES,
    *of_vcards.CASES,
    *of_tables.CASES,
]


def write() -> None:
    """Write every file, and remove those that are no longer in the table."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.iterdir():
        if old.name != ".gitattributes" and old.name not in {case.name for case in CASES}:
            old.unlink()
    for case in CASES:
        case.path.write_bytes(case.raw)


if __name__ == "__main__":
    write()
