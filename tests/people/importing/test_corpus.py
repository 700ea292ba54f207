"""Everybody in the corpus comes in as they are, or with a reason why not: none is lost in silence, none garbled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.door import clean_line, clean_text
from assistant.people.importing import Incoming, Problem, read, recognise
from assistant.people.valid import valid
from tests.people.importing.case import FOLDER, Case
from tests.people.importing.corpus import CASES

every_file = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


def test_the_corpus_is_as_large_as_promised() -> None:
    on_disk = {path.name for path in FOLDER.iterdir()} - {".gitattributes"}
    assert on_disk == {case.name for case in CASES}
    assert len(CASES) == len(on_disk) >= 60
    assert sum(len(case.people) for case in CASES) >= 120
    assert {case.format for case in CASES} == {"linkedin", "google", "outlook", "vcard", "csv", "toml", "json"}


@every_file
def test_the_file_is_the_one_in_the_table(case: Case) -> None:
    assert case.path.read_bytes() == case.raw, "write it anew: python -m tests.people.importing.corpus"


@every_file
def test_everybody_comes_in(case: Case) -> None:
    reading = read(case.path)
    found = list(reading)
    assert (reading.format, reading.encoding) == (case.format, case.encoding)
    assert recognise(case.path) == case.format
    people = [one for one in found if isinstance(one, Incoming)]
    assert people == [replace(one, source=case.format) for one in case.people]
    problems = [one for one in found if isinstance(one, Problem)]
    assert [problem.line for problem in problems] == [line for line, _ in case.problems]
    for problem, (_, part) in zip(problems, case.problems, strict=True):
        assert part in problem.reason
        assert problem.reason.endswith(".")
        assert problem.reason == clean_line(problem.reason)


@every_file
def test_they_are_as_the_store_wants_them(case: Case) -> None:
    """Clean and within the limits: storing changes nothing more, and refuses nobody."""
    for one in case.people:
        assert valid(one.person, created=one.person.created, updated=one.person.updated) == one.person
        assert one.notes == clean_text(one.notes)
        assert one.nickname == clean_line(one.nickname)
        assert one.key == clean_line(one.key)


@every_file
def test_bytes_and_files_are_read_alike_and_as_often_as_wanted(case: Case) -> None:
    reading = read(case.raw)
    assert list(reading) == list(reading) == list(read(case.path))
