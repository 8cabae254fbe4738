"""A file that reorganises a bloc: who leaves, merges, joins and comes back; described in docs/bloc-file.md."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from yaml import Node

from messages.bloc_members import Units, read_leaders, read_people, read_unit
from messages.bloc_problems import BlocFileErrors, ChangeFileErrors, Problem
from messages.bloc_schema import UnitEntry
from messages.bloc_values import to_date, to_key, to_text
from messages.change_checks import (
    Leaving,
    Returning,
    check_joining,
    check_leaders,
    check_leaving,
    check_returning,
    check_served,
)
from messages.change_schema import ChangeFile, Decision, Departure, Return, Standing
from messages.located_yaml import Section, compose

SAMPLE = "examples/reorganisation.yaml"


def read_change_file(source: Path | str, known: Mapping[str, Callable[[], Standing]]) -> ChangeFile:
    """`known` gives each bloc's standing by its slug; raise ChangeFileErrors with every problem found."""
    problems: list[Problem] = []
    root = Section(_composed(source), "", problems)
    slug = root.read("bloc", to_key, "", "lao-cai-party-2023")
    if slug and slug not in known:
        root.note("unknown_bloc", "bloc", slug, ", ".join(known) or "chưa nạp Khối nào")
    file = _change(root, slug, known[slug]()) if slug in known else None
    if problems or file is None:
        raise ChangeFileErrors(problems)
    return file


def _composed(source: Path | str) -> Node:
    try:
        return compose(source, SAMPLE)
    except BlocFileErrors as wrong:
        raise ChangeFileErrors(wrong.problems) from wrong


def _change(root: Section, slug: str, standing: Standing) -> ChangeFile:
    units = Units()
    for entry in standing.units:
        units.know(entry)
    joins = _joins(root, units, standing.today)
    leaving = [*_leaving(root, "leaves", units), *_leaving(root, "merges", units)]
    returning = _returning(root, units)
    people = read_people(root, units, needed=False)
    leaders = read_leaders(root, "leaders", units) if "leaders" in root.names else None
    if not leaving and not joins and not returning:
        root.note("nothing_changes")
    arriving = (*(one.key for one in joins), *(one.unit for _, one in returning))
    check_returning(returning, standing)
    check_leaving(leaving, standing, joins, arriving)
    check_leaders(root, leaving, standing, leaders)
    check_served(root, standing, arriving, people, leaders)
    decision = _decision(root)
    root.done()
    departures, returns = tuple(one for _, one in leaving), tuple(one for _, one in returning)
    return ChangeFile(slug, decision, departures, joins, returns, people, leaders)


def _decision(root: Section) -> Decision:
    section = root.part("decision", "{number: 125-QĐ/TU, date: 2023-11-15, reason: …}")
    decision = Decision(
        number=section.read("number", to_text, "", "125-QĐ/TU"),
        dated=section.read("date", to_date, date.min, "2023-11-15"),
        reason=section.read("reason", to_text, "", "Sắp xếp tổ chức bộ máy"),
    )
    section.done()
    return decision


def _leaving(root: Section, name: str, units: Units) -> list[Leaving]:
    found = []
    for section in root.sections(name):
        departure = Departure(
            unit=section.read("unit", units.resolve, "", "ban-dan-van"),
            last_day=section.read("last_day", to_date, date.min, "2023-11-30"),
            into=section.read("into", units.resolve, "", "ban-tuyen-giao") if name == "merges" else "",
        )
        section.done()
        found.append((section, departure))
    return found


def _returning(root: Section, units: Units) -> list[Returning]:
    found = []
    for section in root.sections("returns"):
        unit = section.read("unit", units.resolve, "", "ban-dan-van")
        found.append((section, Return(unit, section.read("since", to_date, date.min, "2024-01-01"))))
        section.done()
    return found


def _joins(root: Section, units: Units, today: date) -> tuple[UnitEntry, ...]:
    joining = []
    for section in root.sections("joins"):
        entry = read_unit(section)
        check_joining(section, entry, units, today)
        units.add(section, entry)
        joining.append(entry)
    return tuple(joining)
