"""The index of words, where somebody comes back under the id that named their batch."""

from __future__ import annotations

from pathlib import Path

from assistant.people.matching.merges import Merges
from assistant.people.people import People
from assistant.people.person import Person
from assistant.store.database import Store


def test_a_merge_is_taken_back_though_others_of_the_batch_share_the_words(tmp_path: Path) -> None:
    with Store.open(tmp_path / "outreach.db") as store:
        people = People(store)
        people.add(Person("Mara Lindqvist"))
        people.add_many([Person("Mara Lind", company="Tin"), Person("Mara Oduya", company="Tin")])
        merges = Merges(store, people)
        merges.merge(1, 2)
        merge = merges.latest()
        assert merge is not None
        merges.undo(merge.id)
        assert sorted(row.name for row in people.rows("mara")) == ["Mara Lind", "Mara Lindqvist", "Mara Oduya"]
        assert sorted(row.name for row in people.rows("tin")) == ["Mara Lind", "Mara Oduya"]
