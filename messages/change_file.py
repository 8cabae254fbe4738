"""A file that reorganises a bloc: who leaves, merges and joins, by what decision; described in docs/bloc-file.md."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from messages.bloc_members import Units, read_leaders, read_people, read_unit
from messages.bloc_problems import BlocFileErrors, Problem
from messages.bloc_schema import UnitEntry
from messages.bloc_values import to_date, to_key, to_text
from messages.change_checks import Leaving, check_joining, check_leaders, check_leaving, check_served
from messages.change_schema import ChangeFile, Decision, Departure, Standing
from messages.located_yaml import Section, compose


def read_change_file(source: Path | str, known: Mapping[str, Callable[[], Standing]]) -> ChangeFile:
    """`known` gives each bloc's standing by its slug; raise BlocFileErrors with every problem found."""
    problems: list[Problem] = []
    root = Section(compose(source), "", problems)
    slug = root.read("bloc", to_key, "", "lao-cai-party-2023")
    if slug and slug not in known:
        root.note("unknown_bloc", "bloc", slug, ", ".join(known) or "chưa nạp Khối nào")
    file = _change(root, slug, known[slug]()) if slug in known else None
    if problems or file is None:
        raise BlocFileErrors(problems)
    return file


def _change(root: Section, slug: str, standing: Standing) -> ChangeFile:
    units = Units()
    for entry in standing.units:
        units.know(entry)
    joins = _joins(root, units, standing.today)
    leaving = [*_leaving(root, "leaves", units), *_leaving(root, "merges", units)]
    people = read_people(root, units, needed=False)
    leaders = read_leaders(root, "leaders", units) if "leaders" in root.names else None
    if not leaving and not joins:
        root.note("nothing_changes")
    check_leaving(leaving, standing, joins)
    check_leaders(root, leaving, standing, leaders)
    check_served(root, standing, joins, people, leaders)
    decision = _decision(root)
    root.done()
    return ChangeFile(slug, decision, tuple(one for _, one in leaving), joins, people, leaders)


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


def _joins(root: Section, units: Units, today: date) -> tuple[UnitEntry, ...]:
    joining = []
    for section in root.sections("joins"):
        entry = read_unit(section)
        check_joining(section, entry, units, today)
        units.add(section, entry)
        joining.append(entry)
    return tuple(joining)
