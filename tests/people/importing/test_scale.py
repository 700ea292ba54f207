"""Time and memory grow with the file, not with its square, whatever is in it."""

from __future__ import annotations

import csv
import io
import random
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.people.importing import Incoming, Problem, read
from assistant.people.importing import rows as rows_module
from assistant.people.importing.rows import rows

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def linkedin(many: int) -> bytes:
    """A list of so many connections, every fourth with quotation marks."""
    row = 'Mära{0},Lindqvist,https://www.linkedin.com/in/mara-{0},,{1},"Engineer, {0}",{2} Mar 2021\n'
    plain = "Mara{0},Lindqvist,https://www.linkedin.com/in/mara-{0},,{1},Engineer,{2} Mar 2021\n"
    lines = [(plain if number % 4 else row).format(number, "Ferrite", number % 28 + 1) for number in range(many)]
    return (HEADER + "".join(lines)).encode()


# What would be slow if anything were read again and again: the same thing so many times.
HOSTILE: dict[str, Callable[[int], bytes]] = {
    "open quotation marks": lambda n: (HEADER + 'a,"b\n' * n).encode(),
    "marks that close and open": lambda n: (HEADER + 'b","\n' * n).encode(),
    "one open mark, then neutral lines": lambda n: (HEADER + 'a,"b\n' + 'x,""""\n' * n).encode(),
    "open marks with long rows": lambda n: (HEADER + 'a,b,c,d,e,f,"g\n' * n).encode(),
    "commas": lambda n: (HEADER + "," * n * 5).encode(),
    "spaces": lambda n: ("Name,Email,Tag,Link\nMara," + " " * n + "x @" * n + "," + "a " * n + "," + "b " * n).encode(),
    "letters": lambda n: ("Name,Email,Connected on\nMara," + "a" * n + "," + "1" * n + "\n").encode(),
    "a header of many columns": lambda n: ("Name," + "E-mail," * (n // 20) + "\n" + "Mara" + "\n").encode(),
    "bad bytes": lambda n: b"Name,Company\n" + b"M\xc3\xa4ra,\xff\xfe\xfd\n" * n,
    "twice encoded": lambda n: ("Name\n" + "MÃ¤ra ÃÃÃÂÂÂ\n" * n).encode(),
    "cards without an end": lambda n: b"BEGIN:VCARD\nFN:Mara\n" * n,
    "agents": lambda n: b"BEGIN:VCARD\nFN:Mara\n" + b"AGENT:\nBEGIN:VCARD\n" * n,
    "soft breaks": lambda n: b"BEGIN:VCARD\nFN:Mara\nNOTE;QUOTED-PRINTABLE:" + b"a=\n" * n + b"\nEND:VCARD\n",
    "folds": lambda n: b"BEGIN:VCARD\nFN:Mara\nNOTE:a" + b"\n b" * n + b"\nEND:VCARD\n",
    "raw lines in a note": lambda n: b"BEGIN:VCARD\nFN:Mara\nNOTE:a" + b"\nb" * n + b"\nEND:VCARD\n",
    "addresses": lambda n: b"BEGIN:VCARD\nFN:Mara\n" + b"EMAIL:m@x.example\n" * n + b"END:VCARD\n",
    "escapes": lambda n: b"BEGIN:VCARD\nFN:Mara\nORG:" + b"\\;" * n + b"\nN:" + b";" * n + b"\nEND:VCARD\n",
    "parameters": lambda n: b"BEGIN:VCARD\nFN" + b';A="b' * n + b":Mara\nFN:Mara\nEND:VCARD\n",
    "unknown letters": lambda n: b"BEGIN:VCARD\nN;QUOTED-PRINTABLE:=FC=E9=A5\nEND:VCARD\n" * (n // 5),
    "dots": lambda n: b'[[person]]\nname = "Mara"\n' + b"a." * n + b"b = 1\n",
    "dots in a table": lambda n: b'[[person]]\nname = "Mara"\nx = { ' + b"a . " * n + b"b = 1 }\n",
    "brackets": lambda n: b'[[person]]\nname = "Mara"\nx = ' + b"[" * n + b"\n",
    "braces": lambda n: b'[[person]]\nname = "Mara"\nx = ' + b"{a=" * n + b"\n",
    "open strings": lambda n: b'[[person]]\nname = """Mara\n' * n,
    "people without names": lambda n: b"[[person]]\n" * n,
    "keys": lambda n: b'[[person]]\nname = "Mara"\n' + b"".join(b"k%d = 1\n" % number for number in range(n // 4)),
    "strings": lambda n: b'[[person]]\nname = "Mara"\nnotes = "' + b'\\"' * n + b'"\n',
}  # fmt: skip


def seconds(raw: bytes) -> float:
    started = time.process_time()
    for _ in read(raw):
        pass
    return time.process_time() - started


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_grows_with_the_square(name: str) -> None:
    """Four times as much takes about four times as long; with the square it would be sixteen."""
    make = HOSTILE[name]
    small = min(seconds(make(5_000)) for _ in range(2))
    large = seconds(make(20_000))
    assert large < 0.15 or large < small * 9, f"{small:.3f} s, four times as much: {large:.3f} s"
    assert large < 4


def test_lines_are_read_again_so_often_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """Marks that close and open again: each row could go on for a thousand lines, and each line begin one."""
    given: list[int] = []
    really = rows_module._Lines.give_back

    def give_back(lines: rows_module._Lines, back: list[str]) -> None:
        given.append(len(back))
        really(lines, back)

    monkeypatch.setattr(rows_module._Lines, "give_back", give_back)
    many = 20_000
    assert len(list(read(HOSTILE["marks that close and open"](many)))) == many
    assert sum(given) < 45 * many


def test_a_long_file_is_not_held_in_memory(tmp_path: Path) -> None:
    file = tmp_path / "long.csv"
    file.write_bytes(linkedin(25_000))
    list(read(linkedin(100)))  # what is loaded once
    tracemalloc.start()
    for _ in read(file):
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 6_000_000


def test_an_open_mark_costs_its_row_alone_wherever_it_stands() -> None:
    for at in (0, 1, 499, 5_000, 9_999):
        lines = [f"Mara {number},Ferrite,x\n" for number in range(10_000)]
        lines[at] = f'Oz {at},"Quay,x\n'
        found = [one for one in read(("Name,Company,City\n" + "".join(lines)).encode()) if isinstance(one, Incoming)]
        assert len(found) == 10_000
        assert [one.person.company for one in found if one.person.name.startswith("Oz")] == ["Quay"]
        assert [one.line for one in found] == list(range(2, 10_002))


def test_rows_are_those_of_csv_where_nothing_is_wrong() -> None:
    chance = random.Random(7)
    for wide in (1, 2, 4, 9):
        table = [
            ["".join(chance.choice('ab,"\n é') for _ in range(chance.randint(1, 6))) for _ in range(wide)]
            for _ in range(2000)
        ]
        into = io.StringIO(newline="")
        csv.writer(into, quoting=csv.QUOTE_ALL).writerows(table)
        lines = list(io.StringIO(into.getvalue(), newline=""))
        batches = iter([lines[at : at + 37] for at in range(0, len(lines), 37)])
        found = [row for block in rows(batches, ",", wide) if isinstance(block, tuple) for row in block[0]]
        assert found == table


def test_two_rows_in_one_are_told_or_taken_apart() -> None:
    wide = b'Name,Company,City,Email,Tags\nMara,"Ferrite,Oslo,,\nOz,Quay",Bergen,,\nKim,Ito,,,\n'
    found = list(read(wide))
    assert [one.person.name for one in found if isinstance(one, Incoming)] == ["Mara", "Oz", "Kim"]
    narrow = b'Name,Company,City\nMara,"Ferrite,Oslo\nOz,Quay",Bergen\nKim,Ito,\n'
    assert [one.line for one in read(narrow) if isinstance(one, Problem)] == [2]
    note = b'Name,Notes,City\nMara,"Met, in Oslo\nand, then, left",Bergen\n'
    assert [type(one) for one in read(note)] == [Incoming]
