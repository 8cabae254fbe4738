"""What each command does, and its exit status. What a command does not need is not loaded."""

from __future__ import annotations

import argparse
import asyncio
import sys

from bot.settings import Settings
from messages.setting_problems import SettingProblem, SettingsErrors


def do_demo(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.demo import serve_demo

    return asyncio.run(serve_demo(settings, asked.file, lan=asked.lan, keep=asked.keep))


def do_run(_asked: argparse.Namespace, settings: Settings) -> int:
    from bot.running import serve

    return asyncio.run(serve(settings))


def do_box(_asked: argparse.Namespace, settings: Settings) -> int:
    from bot.box.listening import CannotListen
    from bot.box.server import main as serve_box

    try:
        serve_box(settings.box, settings.box_idle_seconds)
    except CannotListen as cannot:
        raise SettingsErrors([SettingProblem("KTD_BOX", cannot.name, str(settings.box))]) from cannot
    return 0


def do_load(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.operating import load_file

    print(load_file(settings, asked.file))
    return 0


def do_change(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.operating import change_bloc

    print(change_bloc(settings, asked.file, dry_run=asked.dry_run))
    return 0


def do_invite(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.operating import invite, nobody_to_invite

    lines = invite(settings, asked.person)
    if not lines:
        print(nobody_to_invite(asked.person), file=sys.stderr)
        return 2
    print(*lines, sep="\n")
    return 0


def do_forget(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.operating import forget_person
    from messages.operator import forgotten, unknown

    done = forget_person(settings, asked.person)
    print(forgotten(asked.person) if done else unknown(asked.person), file=sys.stdout if done else sys.stderr)
    return 0 if done else 2


def do_backup(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.backup_commands import backup

    return backup(settings, asked.to, asked.keep)


def do_restore(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.backup_commands import put_back

    return put_back(settings, asked.folder)


def do_doctor(_asked: argparse.Namespace, settings: Settings) -> int:
    from bot.doctor import doctor

    return doctor(settings)


def do_remind(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.remind import remind

    return remind(settings, dry_run=asked.dry_run, days=asked.days)


def do_replay(asked: argparse.Namespace, _settings: Settings) -> int:
    from bot.rehearsal.replay import replay

    return asyncio.run(replay(asked.file, quiet=asked.quiet))


def do_verify(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.verify import verify

    return verify(asked.file, settings, recount=asked.recount)
