"""What is no file of people is refused with what to do instead, and an archive is opened within bounds."""

from __future__ import annotations

import io
import os
import random
import zipfile
from pathlib import Path

import pytest

from assistant.errors import Refused
from assistant.people.importing import Incoming, read
from assistant.people.importing import encoding as encoding_module
from tests.people.importing.case import archive

TABLE = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\nOz,Ng,,oz@quay.example,,,\n"


def names(raw: bytes) -> list[str]:
    return [one.person.name for one in read(raw) if isinstance(one, Incoming)]


def locked(packed: bytes) -> bytes:
    """The archive with the mark of encryption on its file."""
    flags = packed.index(b"PK\1\2") + 8
    return packed[:flags] + b"\1" + packed[flags + 1 :]


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "is empty; export it again"),
        (b"  \n\t\n", "nothing but white space"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Excel or Outlook file"),
        (b"!BDN" + bytes(600), "an Outlook data file"),
        (b"%PDF-1.7\n", "is a PDF"),
        (b"\x1f\x8b\x08\0", "packed with gzip"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a picture"),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)), "is a picture"),
        (bytes(range(1, 32)) * 30, "is no text; export the people"),
        (random.Random(6).randbytes(3000).replace(b"\0", b"x"), "is no text; export the people"),
        (b"SQLite format 3\0" + bytes(100), "is a database"),
        (b"<!doctype html><p>Mara</p>", "is a web page"),
        (b'{"contacts": []}', "is JSON of another program"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "is a calendar"),
        (b"Mara Lindqvist, Oz Ng\nKim Ito, Lu Fan\n", "no line that names its columns"),
        (b"Company,City\nFerrite,Oslo\n", "no line that names its columns"),
        (archive({"readme.txt": b"hello"}), "holds no CSV, vCard or TOML file"),
        (archive({"a.csv": TABLE, "b.csv": TABLE}), r"2 such files \(a.csv, b.csv\)"),
        (archive({"xl/workbook.xml": b"<x/>", "a.csv": TABLE}), "is an Excel workbook"),
        (archive({"Connections.csv": b""}), "is empty"),
        (archive({"Connections.csv": TABLE})[:-40], "is damaged"),
        (locked(archive({"Connections.csv": TABLE})), "locked with a password"),
        (archive({f"{number}.csv": b"" for number in range(10_001)}), "more than 10,000 files"),
    ],
)  # fmt: skip
def test_what_is_no_list_of_people(raw: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        read(raw)


def test_a_single_file_in_an_archive_is_taken_whatever_it_is_called() -> None:
    card = b"BEGIN:VCARD\nFN:Oz Ng\nEND:VCARD\n"
    beside = {"__MACOSX/export/._people.vcf": b"\0\5\26\7", "export/.people.vcf": b"", "export/photo.jpg": b"\xff\xd8"}
    assert names(archive({**beside, "export/people.vcf": card})) == ["Oz Ng"]


def test_a_bomb_is_not_unpacked() -> None:
    """200 MB of zeros, packed into 200 kB; and one that lies about its size."""
    bomb = archive({"Connections.csv": TABLE + b"\0" * 200_000_000})
    assert len(bomb) < 400_000
    with pytest.raises(Refused, match="far more than it should"):
        read(bomb)
    at = bomb.index(b"PK\1\2") + 24
    with pytest.raises(Refused, match="archive"):
        read(bomb[:at] + (100).to_bytes(4, "little") + bomb[at + 4 :])


def test_only_the_usual_ways_of_packing_are_undone() -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_LZMA) as packed:
        packed.writestr("Connections.csv", TABLE)
    with pytest.raises(Refused, match="unusual way"):
        read(into.getvalue())


def test_an_archive_in_an_archive_stays_shut() -> None:
    with pytest.raises(Refused):
        read(archive({"Connections.csv": archive({"Connections.csv": TABLE})}))


def test_a_line_without_end_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding_module, "LINE_LIMIT", 3 << 20)
    with pytest.raises(Refused, match="a line of over 3 MB"):
        read(TABLE + b"x" * (5 << 20))


def test_paths(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There is no file"):
        read(tmp_path / "none.csv")
    with pytest.raises(Refused, match="is a folder"):
        read(tmp_path)
    with pytest.raises(Refused, match=r"^'\.' is a folder"):
        read(".")
    with pytest.raises(Refused, match="could not be read"):
        read("nul\0l.csv")
    if os.name == "nt":
        return  # no such names there
    (tmp_path / "people\x1b[31m.csv").write_bytes(b"Company\nFerrite\n")
    with pytest.raises(Refused, match="has no line that names") as refused:
        read(str(tmp_path / "people\x1b[31m.csv"))
    assert str(refused.value).startswith("'people.csv' ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refused, match="no ordinary file"):
        read(tmp_path / "pipe")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden here")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_bytes(TABLE)
    (tmp_path / "mine.csv").chmod(0)
    with pytest.raises(Refused, match="check the file and its rights"):
        read(tmp_path / "mine.csv")
