"""What hangs on a person, in whatever table: moved to another person, and back again."""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import Any

from assistant.store import schema
from assistant.store.database import Row, Store

Moved = dict[str, Any]
"""What ``move`` did, fit for JSON: by ``table.column``, the keys of the rows it moved, those that it named anew (before
and after), and the rows without room."""


def hanging(store: Store) -> list[tuple[str, str, list[str]]]:
    """Every column that refers to a person: its table, its name, and what else tells the table's rows apart."""
    found = []
    for table in sorted(schema.tables()):
        columns = [key["from"] for key in store.rows(f"PRAGMA foreign_key_list({table})") if key["table"] == "people"]
        key = [row["name"] for row in store.rows(f"PRAGMA table_info({table})") if row["pk"]]
        found += [(table, column, [name for name in key if name != column]) for column in sorted(columns)]
    return found


def move(store: Store, person_id: int, to: int) -> Moved:
    """Hang everything on ``to``. Call it inside a transaction.

    A row that ``to`` has already, where there may be but one of it, is taken out; ``move_back`` makes it anew.
    A key that ends in the person's id ends in the other one's from then on.
    """
    moved: Moved = {}
    for table, column, key in hanging(store):
        of = f"FROM {table} WHERE {column} = ?"
        all_ = f"SELECT * {of} ORDER BY {', '.join(key)}"
        rows = store.rows(all_, (person_id,))
        if not rows:
            continue
        named, stays = [], ""
        if name := schema.NAMING.get(table):
            named = _named(store, table, name, [row[name] for row in rows], (f"-p{person_id}", f"-p{to}"))
            rows, stays = store.rows(all_, (person_id,)), f" AND {name} NOT GLOB '*-p{person_id}'"
        store.change(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {column} = ?{stays}", (to, person_id))
        left = store.rows(f"SELECT * {of}", (person_id,))
        store.change(f"DELETE {of}", (person_id,))
        remained = [_key(row, key) for row in left]
        moved[f"{table}.{column}"] = {
            "keys": [found for row in rows if (found := _key(row, key)) not in remained],
            "left": [{name: _out(row[name]) for name in row.keys()} for row in left],  # noqa: SIM118
        } | ({"named": named} if named else {})
    return moved


def _named(store: Store, table: str, name: str, found: list[str], ends: tuple[str, str]) -> list[list[str]]:
    """Give the keys that end in the one end the other, where that is free; before and after of those."""
    pairs = [[old, old.removesuffix(ends[0]) + ends[1]] for old in found if old.endswith(ends[0])]
    sql = f"UPDATE OR IGNORE {table} SET {name} = ? WHERE {name} = ?"
    return [[old, new] for old, new in pairs if store.change(sql, (new, old))]


def move_back(store: Store, moved: Moved, person_id: int, to: int) -> None:
    """Hang on ``to`` again what ``move`` took from it, but for what was removed since. Inside a transaction."""
    keys = {f"{table}.{column}": (table, column, key) for table, column, key in hanging(store)}
    for place, rows in moved.items():
        table, column, key = keys[place]
        where = " AND ".join(f"{name} = ?" for name in (column, *key))
        store.execute_many(
            f"UPDATE {table} SET {column} = ? WHERE {where}",
            [(to, person_id, *map(_in, row)) for row in rows["keys"]],
        )
        if "named" in rows:
            name = schema.NAMING[table]
            sql = f"UPDATE {table} SET {name} = ? WHERE {name} = ? AND {column} = ?"
            store.execute_many(sql, [(old, new, to) for old, new in rows["named"]])
        for row in rows["left"]:
            names, holes = ", ".join(row), ", ".join("?" * len(row))
            store.execute(f"INSERT INTO {table} ({names}) VALUES ({holes})", [_in(value) for value in row.values()])


def _key(row: Row, key: list[str]) -> list[object]:
    return [_out(row[name]) for name in key]


def _out(value: object) -> object:
    return {"base64": b64encode(value).decode()} if isinstance(value, bytes) else value


def _in(value: object) -> object:
    return b64decode(value["base64"]) if isinstance(value, dict) else value
