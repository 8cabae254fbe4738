"""What a reorganisation may not do, noted at its line: nobody leaves twice, and a bloc never stands without a lead."""

from collections.abc import Container, Iterable, Sequence
from datetime import date, timedelta

from messages.bloc_members import EVERY_UNIT, LEADING_UNIT, Units
from messages.bloc_schema import Leaders, PersonEntry, UnitEntry
from messages.change_schema import Departure, Return, Standing
from messages.located_yaml import Section
from rules.blocs import BlocWords

Leaving = tuple[Section, Departure]
Returning = tuple[Section, Return]
REACH = timedelta(days=366)
FEWEST = 2


def check_leaving(
    leaving: Sequence[Leaving], standing: Standing, joins: Sequence[UnitEntry], arriving: Iterable[str]
) -> None:
    """`arriving`: keys of units that join or come back by the same file."""
    entries = {entry.key: entry for entry in (*standing.units, *joins)}
    gone = {entry.key for entry in standing.units if entry.until} - set(arriving) | {one.unit for _, one in leaving}
    staying = [key for key in entries if key not in gone]
    lines: dict[str, int] = {}
    for section, one in leaving:
        first = lines.setdefault(one.unit, section.line) if one.unit else section.line
        if first != section.line:
            section.note("leaves_twice", "unit", one.unit, first)
        if one.unit in entries:
            _check_day(section, one, entries[one.unit], standing.today)
        if one.into and one.into == one.unit:
            section.note("merges_into_itself", "into", one.into, next(iter(staying), "ban-tuyen-giao"))
        elif one.into in gone:
            section.note("merges_into_leaving", "into", one.into, next(iter(staying), "ban-tuyen-giao"))
    if leaving and len(staying) < FEWEST:
        leaving[0][0].note("last_unit", "unit", allowed=FEWEST)


def check_joining(section: Section, entry: UnitEntry, units: Units, today: date) -> None:
    left = {one.key: one.until for one in units.entries if one.until}
    for field, name in (("key", entry.key), ("name", entry.name), ("short", entry.short)):
        if name and units.knows(name):
            other = units.resolve(name)
            if other in left:
                section.note("joined_before", field, name, f"{{unit: {other}, since: {max(entry.since, today)}}}")
            else:
                section.note("unit_exists", field, name, f"{name}-2")
    if entry.since is not date.min:
        _check_reach(section, "since", entry.since, today)


def check_returning(returning: Iterable[Returning], standing: Standing) -> None:
    """Only who has left comes back: the day after its last day, or later once that day is over."""
    entries = {entry.key: entry for entry in standing.units}
    lines: dict[str, int] = {}
    for section, one in returning:
        entry = entries.get(one.unit)
        if entry is None:
            continue
        first = lines.setdefault(one.unit, section.line)
        if first != section.line:
            section.note("leaves_twice", "unit", one.unit, first)
        elif entry.until is None:
            section.note("still_member", "unit", one.unit)
        elif one.since is not date.min:
            _check_return(section, one.since, entry.until, standing.today)


def check_leaders(
    root: Section, leaving: Iterable[Leaving], standing: Standing, leaders: Leaders | None
) -> None:
    """Who leads must be named anew before they leave."""
    gone = {one.unit: section for section, one in leaving}
    if leaders is not None:
        for unit, role in _leading(leaders, standing.words):
            if unit in gone:
                root.note("leader_leaves", "leaders", unit, role)
        return
    for unit, role in _leading(standing.leaders, standing.words):
        if unit in gone:
            gone[unit].note("lead_leaves", "unit", unit, role, example=_without(standing, gone))


def check_served(
    root: Section,
    standing: Standing,
    arriving: Iterable[str],
    people: Iterable[PersonEntry],
    leaders: Leaders | None,
) -> None:
    """A unit that joins or comes back has an officer, a head and a delegate named; units that lead have a chair and
    a secretary."""
    named = {(duty.unit, duty.role) for person in people for duty in person.duties}
    led = (leaders.lead, *leaders.deputies) if leaders else ()
    served = named | standing.served
    lacking = [("people", unit, role) for unit in arriving for role in EVERY_UNIT if (unit, role) not in named]
    lacking += [("leaders", unit, role) for unit in led for role in LEADING_UNIT if (unit, role) not in served]
    for field, unit, role in lacking:
        if unit:
            root.note("no_role", field, unit, role.value)


def _check_day(section: Section, one: Departure, entry: UnitEntry, today: date) -> None:
    if entry.until:
        section.note("left_before", "unit", entry.key, f"{entry.until:%d/%m/%Y}")
    elif one.last_day is date.min:
        return
    elif one.last_day < entry.since:
        section.note("before_it_joined", "last_day", f"{one.last_day:%d/%m/%Y}", f"{entry.since:%d/%m/%Y}")
    else:
        _check_reach(section, "last_day", one.last_day, today)


def _check_reach(section: Section, field: str, day: date, today: date) -> None:
    if abs(day - today) > REACH:
        section.note("too_far", field, f"{day:%d/%m/%Y}", f"{today:%Y-%m-%d}")


def _check_return(section: Section, since: date, left: date, today: date) -> None:
    following = left + timedelta(days=1)
    if since < following or (since > following and today <= left):
        section.note("returns_early", "since", f"{left:%d/%m/%Y}", f"{following:%Y-%m-%d}")
    else:
        _check_reach(section, "since", since, today)


def _without(standing: Standing, gone: Container[str]) -> str:
    """Who might lead once these units have left: a deputy first, then whoever stays."""
    leaders = (standing.leaders.lead, *standing.leaders.deputies)
    staying = [one.key for one in standing.units if one.key not in leaders and not one.until]
    lead, deputy, *_ = [unit for unit in (*leaders, *staying) if unit not in gone] + ["…", "…"]
    return f"{{lead: {lead}, deputies: [{deputy}]}}"


def _leading(leaders: Leaders, words: BlocWords) -> list[tuple[str, str]]:
    return [(leaders.lead, words.lead), *((unit, words.deputy) for unit in leaders.deputies)]
