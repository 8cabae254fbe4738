"""What the bytes and rows of one ballot say about the order in which they were written."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise

from tests.secrecy.evidence import Evidence
from tests.secrecy.forms import forms
from tests.secrecy.sqlite_pages import commits, places_in_key_order, root

FILE, JOURNAL = "written back", "stage.db-wal"


def steps_that_left_papers(found: Evidence, table: str) -> list[int]:
    """The numbers of the events whose writing holds any of the table's papers."""
    papers = [form for row in found.rows[table] for form in forms(row["blob"])]
    return [number for number, event in enumerate(found.events) if any(one in event.disk for one in papers)]


def commits_that_wrote(found: Evidence, tables: Sequence[str]) -> int:
    """On SQLite: how many commits touched any page of these small tables."""
    pages = {root(found.files[FILE], table) for table in tables}
    return sum(not pages.isdisjoint(written) for written in commits(found.files[JOURNAL]))


def closing_line_is_sorted(found: Evidence) -> bool:
    """Whether the audit log names units and inclusion codes in an order that is not the order of casting."""
    [line] = [json.loads(row["body"]) for row in found.rows["audit"] if row["what"] == "ballot_closed"]
    return all(line[name] == sorted(line[name]) for name in ("voted", "codes"))


def lies_in_key_order(found: Evidence, table: str) -> bool:
    """On SQLite: whether the rows fill their page in the order of their keys."""
    places = places_in_key_order(found.files[FILE], table)
    return all(one > after for one, after in pairwise(places))


def transactions_that_wrote(found: Evidence, tables: Sequence[str]) -> int:
    """On PostgreSQL, by the hidden column of every row."""
    return len({row["xmin"] for table in tables for row in found.rows[table]})


def is_sorted_as_it_lies(found: Evidence, table: str, key: str) -> bool:
    """On PostgreSQL: whether the rows follow one another on disk in the order of a column."""
    keys = [row[key] for row in found.rows[table]]
    return keys == sorted(keys)
