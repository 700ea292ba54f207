"""Everybody out again: a file for every purpose, private to its owner, whole or not there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assistant.errors import Refused
from assistant.use_cases.stored import Stored

if TYPE_CHECKING:
    from assistant.people.person import Person

ExportFormat = Literal["toml", "csv", "vcard", "json"]
SUFFIXES: dict[str, ExportFormat] = {".toml": "toml", ".csv": "csv", ".vcf": "vcard", ".json": "json"}
"""The format by the end of a file's name."""

_HEAD = "# People, and all that hangs on them, as outreach exports them; 'outreach import' reads it back.\n"


class Exporting(Stored):
    """People into a file."""

    def export(self, to: Path, *, force: bool = False) -> ExportFormat:
        """Write everybody to ``to``, in the format that its name ends in; the format.

        TOML and JSON hold all of them: facts, private ones too, events, drafts, other values, keys and
        proposals. CSV and vCard hold what such files have room for, and nothing private. The file is 0600,
        and written whole or not at all. Raises Refused: another ending, a file that is there (``force``
        replaces it), or one that cannot be written.
        """
        from assistant.settings.paths import shown_path, write_private

        shown = shown_path(to)
        format = SUFFIXES.get(to.suffix.lower())
        if format is None:
            raise Refused(f"What {shown} should be is not clear; let its name end in {', '.join(SUFFIXES)}.")
        if to.is_dir():
            raise Refused(f"{shown} is a folder; name the file that the export should be.")
        if to.exists() and not force:
            raise Refused(f"{shown} is there already; name another file; --replace writes over this one.")
        with self.store.transaction():  # everybody as they are at one moment
            text = self._written(format)
        write_private(to, text.encode())
        return format

    def uid(self, person_id: int) -> str:
        """What names a person for good, wherever they are imported: what an export named them by first."""
        return self.kept.uids().get(person_id) or f"{self.store.uid}-p{person_id}"

    def _written(self, format: ExportFormat) -> str:
        if format == "csv":
            from assistant.people.exporting.table import table

            return table(self._everyone())
        if format == "vcard":
            from assistant.people.exporting.cards import cards

            return cards(self._everyone())
        from assistant.use_cases.whole import document

        documents = (document(self, person, uid) for person, uid in self._everyone())
        if format == "json":
            import json

            return json.dumps({"people": list(documents)}, ensure_ascii=False, indent=2) + "\n"
        import tomli_w

        parts = (tomli_w.dumps({"person": [each]}, multiline_strings=True) for each in documents)
        return "\n".join([_HEAD, *parts])

    def _everyone(self) -> Iterator[tuple[Person, str]]:
        uids = self.kept.uids()
        return ((one, uids.get(one.id) or f"{self.store.uid}-p{one.id}") for one in self.people.everyone())
