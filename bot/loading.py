"""Putting a bloc's file into the database: the bloc, its units, its people and who leads."""

from typing import Any

from bot.web.tokens import ensure_public_id
from messages.bloc_problems import BlocFileErrors, Problem
from messages.bloc_schema import BlocFile, Leaders, PersonEntry, UnitEntry
from rules.calendar_items import calendar_to_list
from rules.distinctions_dict import nomination_plan_to_dict
from rules.final_table_dict import ranking_to_dict
from rules.people import Duty, Leadership
from rules.profile_dict import profile_to_dict
from rules.quota import award_to_dict
from rules.reminder_plans import rules_to_dict
from rules.reviewers import plan_to_dict
from rules.tree_dict import tree_to_dict
from storage.store import Store


def load(store: Store, file: BlocFile) -> int:
    """The new bloc's id; raise BlocFileErrors when its slug is in use, so kept data is never replaced."""
    if store.blocs.by_slug(file.slug) is not None:
        raise BlocFileErrors([Problem(0, "slug", "already_loaded", file.slug, f"{file.slug}-2")])
    bloc = store.blocs.put(file.slug, file.name, file.year, plan_of(file))
    units = {entry.key: store.people.put_unit(bloc, unit_values(entry)) for entry in file.units}
    units |= {
        entry.key: store.people.put_unit(bloc, unit_values(entry) | {"outside": True}) for entry in file.departments
    }
    for person in file.people:
        put_person(store, person, bloc, units)
    store.people.put_leadership(bloc, file.year, leadership_of(file.leaders, units))
    return bloc


def plan_of(file: BlocFile) -> dict[str, Any]:
    """JSON data, read back by `rules.blocs.bloc_from_plan`."""
    return {
        "tree": tree_to_dict(file.tree),
        "profile": profile_to_dict(file.profile),
        "calendar": calendar_to_list(file.calendar),
        "award": file.award,
        "awards": [award_to_dict(award) for award in file.awards],
        "labels": dict(file.labels),
        "nominating": nomination_plan_to_dict(file.nominating),
        "ranking": ranking_to_dict(file.ranking),
        "review": plan_to_dict(file.review),
        "reminding": rules_to_dict(file.reminding),
    }


def leadership_of(leaders: Leaders, units: dict[str, int]) -> Leadership:
    """`units` gives each key its id."""
    return Leadership(units[leaders.lead], tuple(units[key] for key in leaders.deputies))


def unit_values(entry: UnitEntry) -> dict[str, Any]:
    return {
        "key": entry.key,
        "name": entry.name,
        "short": entry.short,
        "head_title": entry.head_title,
        "aliases": list(entry.aliases),
        "since": entry.since,
        "until": entry.until,
    }


def put_person(store: Store, entry: PersonEntry, bloc: int, units: dict[str, int]) -> None:
    """Someone already known by this key, from another bloc, serves both."""
    person = store.people.put_person(entry.key, entry.name)
    for duty in entry.duties:
        store.people.put_duty(Duty(person, units[duty.unit], bloc, duty.role, duty.since, duty.until))
    ensure_public_id(store, person)
