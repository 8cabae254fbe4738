"""The commands of an operator that end by themselves: load, invite, forget. None loads the whole program."""

from __future__ import annotations

from pathlib import Path

from bot.clock import real_clock
from bot.invited import people_of
from bot.opening import open_database
from bot.settings import Settings
from bot.web.tokens import invitation_link, issue_invitation
from messages import operator
from messages.setting_problems import SettingProblem, SettingsErrors
from rules.calendar_warnings import calendar_warnings


def load_file(settings: Settings, path: Path) -> str:
    """What was loaded and what looks wrong in its calendar, in words; raises BlocFileErrors, SettingsErrors."""
    from bot.holiday_data import working_calendar
    from bot.loading import load
    from messages.bloc_file import read_bloc_file
    from messages.calendar_warnings import calendar_lines

    file, calendar = read_bloc_file(path), working_calendar(settings.holidays_file)
    now = real_clock(settings.zone)()
    if now.utcoffset() != now.astimezone(file.zone).utcoffset():
        raise SettingsErrors([SettingProblem("KTD_TZ", "other_zone", settings.zone.key, file.zone.key)])
    doubts = calendar_warnings(file.calendar, calendar, now)
    database = open_database(settings.database_url, settings.zone)
    with database.write() as store:
        load(store, file)
    database.close()
    loaded = operator.loaded(file.name, file.year, len(file.units), len(file.people))
    return "\n".join([loaded, *calendar_lines(doubts)])


def change_bloc(settings: Settings, path: Path, *, dry_run: bool = False) -> str:
    """What became of the bloc's units, or with `dry_run` what would, in words; raises BlocFileErrors."""
    from bot.change_preview import preview_change
    from bot.holiday_data import working_calendar
    from bot.reorganising import reorganise
    from bot.similarity import similar
    from handlers.router import Router

    database = open_database(settings.database_url, settings.zone)
    router = Router(real_clock(settings.zone), similar, working=working_calendar(settings.holidays_file))
    if dry_run:
        lines = preview_change(database, router, path)
        database.close()
        return "\n".join(lines)
    with database.write() as store:
        store.order.of_writes()
        bloc, changes = reorganise(store, router, path)
    database.close()
    return operator.reorganised(bloc.name, [change.what.value for change in changes])


def invite(settings: Settings, key: str | None) -> list[str]:
    """One line a person who serves a unit today: name and a fresh personal link."""
    clock = real_clock(settings.zone)
    database = open_database(settings.database_url, settings.zone)
    with database.write() as store:
        wanted = store.people.by_key(key) if key else None
        serving = [one for bloc in store.blocs.ids() for one in people_of(store, bloc, clock)]
        invited = {one["person"]: one for one in serving if key is None or one["person"] == wanted}.values()
        links = [issue_invitation(store, one["person"], clock()) for one in invited]
    database.close()
    return [
        f"{one['name']}\n  {invitation_link(settings.public_url, token)}"
        for one, token in zip(invited, links, strict=True)
    ]


def forget_person(settings: Settings, key: str) -> bool:
    """Erase what is kept about a person, also one whose duties have ended; False when nobody has this key."""
    from handlers.own_data import forget

    clock = real_clock(settings.zone)
    database = open_database(settings.database_url, settings.zone)
    with database.write() as store:
        number = store.people.by_key(key)
        person = store.people.person(number) if number else None
        if person is not None:
            forget(store, person, clock())
            for bloc in {duty.bloc for duty in store.people.duties(person.id)}:
                store.audit.put(bloc, "person_erased", {"by": 0, "person": person.id}, clock())
    database.close()
    return person is not None


def nobody_to_invite(key: str | None) -> str:
    if key is None:
        return operator.no_bloc()
    return operator.nobody(key)
