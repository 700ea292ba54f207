"""The store: one private file, transactions, two processes, and faults told in sentences."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from assistant.errors import Refused
from assistant.people.people import People
from assistant.people.person import Person
from assistant.store import database, schema
from assistant.store.database import Store
from assistant.store.failures import sentence


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "outreach.db"


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_the_file_and_its_journal_are_private(path: Path) -> None:
    before = os.umask(0)
    try:
        with Store.open(path) as store, store.transaction():
            store.remember("a", "b")
            journal = path.with_name("outreach.db-journal")
            assert mode(journal) == 0o600
    finally:
        os.umask(before)
    assert mode(path) == 0o600
    assert mode(path.parent) == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_a_file_that_others_could_read_is_closed_to_them(path: Path) -> None:
    Store.open(path).close()
    path.chmod(0o644)
    Store.open(path).close()
    assert mode(path) == 0o600


def test_the_settings_of_the_file(path: Path) -> None:
    with Store.open(path) as store:
        found = {
            name: store.value(f"PRAGMA {name}")
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "busy_timeout", "temp_store")
        }
        assert found == {
            "journal_mode": "delete",
            "synchronous": 2,
            "secure_delete": 1,
            "foreign_keys": 1,
            "busy_timeout": 5000,
            "temp_store": 2,  # in memory: sorting and VACUUM leave no copies in a temporary folder
        }
        assert store.value("PRAGMA application_id") == schema.APPLICATION_ID
        assert store.value("PRAGMA user_version") == schema.VERSION


def test_what_is_kept_is_there_again(path: Path) -> None:
    with Store.open(path) as store:
        assert store.recall("kind") == ""
        assert store.recall("kind", "question") == "question"
        store.remember("kind", "thanks")
        store.remember("kind", "offer")
    with Store.open(path) as store:
        assert store.recall("kind") == "offer"


def test_a_transaction_is_all_or_nothing(path: Path) -> None:
    with Store.open(path) as store:
        with pytest.raises(KeyError), store.transaction():
            store.remember("a", "1")
            raise KeyError
        assert store.recall("a") == ""
        with store.transaction():
            store.remember("a", "2")
        assert store.recall("a") == "2"


def test_an_inner_transaction_takes_back_its_own_part_alone(path: Path) -> None:
    with Store.open(path) as store:
        with store.transaction():
            store.remember("outer", "1")
            with pytest.raises(KeyError), store.transaction():
                store.remember("inner", "1")
                raise KeyError
            with store.transaction():
                store.remember("second", "1")
        assert [store.recall(key) for key in ("outer", "inner", "second")] == ["1", "", "1"]


def test_an_outer_transaction_takes_the_inner_ones_back(path: Path) -> None:
    with Store.open(path) as store:
        with pytest.raises(KeyError), store.transaction():
            with store.transaction():
                store.remember("inner", "1")
            raise KeyError
        assert store.recall("inner") == ""


def test_sweep_outside_a_transaction_is_a_fault_of_the_program(path: Path) -> None:
    with Store.open(path) as store, pytest.raises(RuntimeError):
        store.sweep()


def test_threads_share_one_store(path: Path) -> None:
    with Store.open(path) as store:
        people = People(store)
        threads = [
            threading.Thread(target=lambda at=at: [people.add(Person(name=f"N{at} {n}")) for n in range(20)])
            for at in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert people.count() == 80
        assert len({row.id for row in people.rows(limit=100)}) == 80


_WRITER = """
import sys
from pathlib import Path
from assistant.people.people import People
from assistant.people.person import Person
from assistant.store.database import Store
with Store.open(Path(sys.argv[1])) as store:
    for at in range(20):
        People(store).add(Person(name=f"Elsewhere {at}"))
"""


def test_two_processes_write_at_once(path: Path) -> None:
    """The app and the command line; neither loses anything, and each sees what the other wrote."""
    with Store.open(path) as store:
        other = subprocess.Popen([sys.executable, "-c", _WRITER, str(path)])
        people = People(store)
        for at in range(20):
            people.add(Person(name=f"Here {at}"))
        assert other.wait(60) == 0
        assert people.count("elsewhere") == 20
        assert people.count("here") == 20
        ids = [row.id for row in people.rows(limit=100)]
        assert sorted(ids) == list(range(1, 41))


def test_two_processes_may_create_the_store_at_once(path: Path) -> None:
    others = [subprocess.Popen([sys.executable, "-c", _WRITER, str(path)]) for _ in range(2)]
    assert [other.wait(60) for other in others] == [0, 0]
    with Store.open(path) as store:
        assert People(store).count() == 40


def test_a_process_killed_in_a_transaction_leaves_nothing_half_done(path: Path) -> None:
    code = (
        "import os, sys, signal\nfrom pathlib import Path\nfrom assistant.store.database import Store\n"
        "store = Store.open(Path(sys.argv[1]))\nstore.remember('done', '1')\n"
        "with store.transaction():\n    store.remember('half', '1')\n    os.kill(os.getpid(), signal.SIGTERM)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    with Store.open(path) as store:
        assert (store.recall("done"), store.recall("half")) == ("1", "")


def test_a_lock_that_lasts_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    with Store.open(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        try:
            with pytest.raises(Refused, match=r"outreach\.db is in use by another program"):
                store.recall("a")
            with pytest.raises(Refused, match="is in use by another program"), store.transaction():
                pytest.fail("entered")
        finally:
            other.close()
        store.remember("a", "1")


def test_a_full_disk_is_told_and_takes_nothing(path: Path) -> None:
    with Store.open(path) as store:
        store.remember("a", "1")
        store._connection.execute(f"PRAGMA max_page_count = {store.value('PRAGMA page_count')}")
        with pytest.raises(Refused, match="The disk is full, so nothing was saved"), store.transaction():
            store.remember("a", "2")
            for at in range(100):
                store.remember(f"key{at}", "long " * 2000)
        assert store.recall("a") == "1"
        with store.transaction():
            store.remember("a", "3")
        assert store.recall("a") == "3"


def test_a_file_that_is_no_database_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"a shopping list\n" * 100)
    with pytest.raises(Refused, match=r"outreach\.db is not an outreach store; move it away"):
        Store.open(path)
    assert path.read_bytes() == b"a shopping list\n" * 100


def test_another_programs_database_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE cookies (name)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(Refused, match="a SQLite file of another program"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_damaged_store_is_told(path: Path) -> None:
    with Store.open(path) as store:
        People(store).add_many(Person(name=f"Person {at}") for at in range(3000))
    data = bytearray(path.read_bytes())
    data[8192:-8192] = os.urandom(len(data) - 16384)
    path.write_bytes(data)
    with (
        pytest.raises(Refused, match=r"outreach\.db is damaged; put a backup back with 'outreach restore FILE'"),
        Store.open(path) as store,
    ):
        People(store).rows("person", limit=3000)
        People(store).count("ers")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(path: Path) -> None:
    path.parent.mkdir()
    path.parent.chmod(0o500)
    try:
        with pytest.raises(Refused, match="cannot be opened for writing"):
            Store.open(path)
    finally:
        path.parent.chmod(0o700)


def test_a_store_that_may_only_be_read_is_told(path: Path) -> None:
    with Store.open(path) as store:
        store._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(Refused, match="cannot be opened for writing; give yourself the right"):
            store.remember("a", "1")


def test_a_folder_in_the_place_of_the_store_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(Refused, match="is a folder, where the store should be a file"):
        Store.open(path)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (sqlite3.SQLITE_IOERR | 2 << 8, "could not be read or written"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened for writing"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "in use by another program"),
        (sqlite3.SQLITE_TOOBIG, "too long"),
    ],
)
def test_codes_in_sentences(code: int, says: str) -> None:
    error = sqlite3.OperationalError("x")
    error.sqlite_errorcode = code
    assert says in (sentence(error, Path("/home/ada/outreach.db")) or "")


def test_the_programs_own_faults_are_not_dressed_up(path: Path) -> None:
    with Store.open(path) as store, pytest.raises(sqlite3.OperationalError, match="no such table"):
        store.rows("SELECT * FROM nowhere")


def test_a_path_in_a_sentence_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b]52;c;aGk=\x07b" / "outreach.db"
    path.parent.mkdir()
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(Refused) as caught:
        Store.open(path)
    assert "\x1b" not in str(caught.value)
