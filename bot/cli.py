"""The commands people type. What a command does not need is not loaded."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from bot.settings import Settings, read_settings
from messages.bloc_problems import BlocFileErrors
from messages.setting_problems import SettingProblem, SettingsErrors

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
EXAMPLE = Path("examples/lao-cai-party-2023.yaml")


def main(words: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    asked = _parser().parse_args(words)
    try:
        run: Callable[[argparse.Namespace, Settings], int] = asked.run
        status = run(asked, read_settings(os.environ, reads_files=asked.reads_files))
        sys.stdout.flush()
        return status
    except (SettingsErrors, BlocFileErrors) as wrong:
        print(wrong, file=sys.stderr)
        return int(asked.refused)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Trợ lý Khối thi đua")
    parser.set_defaults(refused=2, reads_files=True)
    commands = parser.add_subparsers(required=True, metavar="LỆNH")
    _add_programs(commands)
    _add_blocs(commands)
    _add_care(commands)
    _add_looks(commands)
    return parser


def _add_programs(commands: Commands) -> None:
    demo = commands.add_parser("demo", help="chạy thử với một Khối có thật, mọi việc trên máy này")
    demo.add_argument("file", nargs="?", type=Path, default=EXAMPLE)
    demo.add_argument("--lan", action="store_true", help="mở cho các máy trong cùng mạng, in mã QR")
    demo.add_argument("--keep", action="store_true", help="giữ dữ liệu của lần chạy thử trước")
    demo.set_defaults(run=_demo)
    commands.add_parser("run", help="chạy chính thức").set_defaults(run=_run)
    commands.add_parser("box", help="chạy hòm phiếu").set_defaults(run=_box, reads_files=False)


def _add_blocs(commands: Commands) -> None:
    """What an operator does to a bloc and its people."""
    load = commands.add_parser("load", help="nạp tệp của một Khối")
    load.add_argument("file", type=Path)
    load.set_defaults(run=_load)
    change = commands.add_parser("change", help="ghi đơn vị vào, rời, sáp nhập, trở lại trong một Khối đã nạp")
    change.add_argument("file", type=Path)
    change.add_argument("--dry-run", action="store_true", help="nêu điều sẽ xảy ra, không ghi gì")
    change.set_defaults(run=_change)
    invite = commands.add_parser("invite", help="in liên kết mời của một người, hoặc của mọi người")
    invite.add_argument("person", nargs="?", help="ví dụ: ban-dan-van/officer")
    invite.set_defaults(run=_invite)
    forget = commands.add_parser("forget", help="xóa dữ liệu cá nhân của một người, không lấy lại được")
    forget.add_argument("person", help="ví dụ: ban-dan-van/officer")
    forget.set_defaults(run=_forget)


def _add_care(commands: Commands) -> None:
    """What keeps the data safe."""
    backup = commands.add_parser("backup", help="sao lưu dữ liệu và minh chứng, không cần dừng chương trình")
    backup.add_argument("--to", type=Path, metavar="THƯ_MỤC", help="thay cho KTD_BACKUP_DIR")
    backup.add_argument("--keep", type=_at_least_one, metavar="SỐ", help="thay cho KTD_BACKUP_KEEP")
    backup.set_defaults(run=_backup)
    restore = commands.add_parser("restore", help="kiểm tra một bản sao lưu rồi phục hồi")
    restore.add_argument("folder", type=Path)
    restore.set_defaults(run=_restore)
    doctor = commands.add_parser("doctor", help="xem mọi thứ chương trình cần, nêu chỗ phải sửa và cách sửa")
    doctor.set_defaults(run=_doctor, refused=1, reads_files=False)


def _add_looks(commands: Commands) -> None:
    """What is looked at and never changed."""
    remind = commands.add_parser("remind", help="xem ai sẽ được nhắc việc gì trong những ngày tới, không gửi gì")
    remind.add_argument("--dry-run", action="store_true", help="in các lần nhắc sắp tới")
    remind.add_argument("--days", type=_at_least_one, default=7, metavar="SỐ", help="xem trước mấy ngày")
    remind.set_defaults(run=_remind)
    replay = commands.add_parser("replay", help="diễn lại một năm từ tệp của Khối")
    replay.add_argument("file", type=Path)
    replay.add_argument("--quiet", action="store_true", help="chỉ in kết luận")
    replay.set_defaults(run=_replay)
    verify = commands.add_parser("verify", help="kiểm tra hồ sơ kiểm phiếu, không cần bí mật nào")
    verify.add_argument("file", type=Path)
    verify.add_argument(
        "--recount", action="store_true", help="mở phiếu đã niêm phong, kiểm lại bằng chìa khóa"
    )
    verify.set_defaults(run=_verify)


def _demo(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.demo import serve_demo

    return asyncio.run(serve_demo(settings, asked.file, lan=asked.lan, keep=asked.keep))


def _run(_asked: argparse.Namespace, settings: Settings) -> int:
    from bot.running import serve

    return asyncio.run(serve(settings))


def _box(_asked: argparse.Namespace, settings: Settings) -> int:
    from bot.box.listening import CannotListen
    from bot.box.server import main as serve_box

    try:
        serve_box(settings.box, settings.box_idle_seconds)
    except CannotListen as cannot:
        raise SettingsErrors([SettingProblem("KTD_BOX", cannot.name, str(settings.box))]) from cannot
    return 0


def _load(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.operating import load_file

    print(load_file(settings, asked.file))
    return 0


def _change(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.operating import change_bloc

    print(change_bloc(settings, asked.file, dry_run=asked.dry_run))
    return 0


def _invite(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.operating import invite, nobody_to_invite

    lines = invite(settings, asked.person)
    if not lines:
        print(nobody_to_invite(asked.person), file=sys.stderr)
        return 2
    print(*lines, sep="\n")
    return 0


def _forget(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.operating import forget_person
    from messages.operator import forgotten, unknown

    done = forget_person(settings, asked.person)
    print(forgotten(asked.person) if done else unknown(asked.person), file=sys.stdout if done else sys.stderr)
    return 0 if done else 2


def _at_least_one(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("cần một số từ 1, ví dụ: 14")
    return int(text)


def _backup(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.backup_commands import backup

    return backup(settings, asked.to, asked.keep)


def _restore(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.backup_commands import put_back

    return put_back(settings, asked.folder)


def _doctor(_asked: argparse.Namespace, settings: Settings) -> int:
    from bot.doctor import doctor

    return doctor(settings)


def _remind(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.remind import remind

    return remind(settings, dry_run=asked.dry_run, days=asked.days)


def _replay(asked: argparse.Namespace, _settings: Settings) -> int:
    from bot.rehearsal.replay import replay

    return asyncio.run(replay(asked.file, quiet=asked.quiet))


def _verify(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.verify import verify

    return verify(asked.file, settings, recount=asked.recount)
