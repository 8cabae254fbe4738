"""The commands people type, and what may stand behind them; what they do is in cli_doing.py."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from bot import cli_doing as doing
from bot.settings import Settings, read_settings
from messages.bloc_problems import BlocFileErrors
from messages.setting_problems import SettingsErrors

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
    demo.set_defaults(run=doing.do_demo)
    commands.add_parser("run", help="chạy chính thức").set_defaults(run=doing.do_run)
    commands.add_parser("box", help="chạy hòm phiếu").set_defaults(run=doing.do_box, reads_files=False)


def _add_blocs(commands: Commands) -> None:
    """What an operator does to a bloc and its people."""
    load = commands.add_parser("load", help="nạp tệp của một Khối")
    load.add_argument("file", type=Path)
    load.set_defaults(run=doing.do_load)
    change = commands.add_parser("change", help="ghi đơn vị vào, rời, sáp nhập, trở lại trong một Khối đã nạp")
    change.add_argument("file", type=Path)
    change.add_argument("--dry-run", action="store_true", help="nêu điều sẽ xảy ra, không ghi gì")
    change.set_defaults(run=doing.do_change)
    invite = commands.add_parser("invite", help="in liên kết mời của một người, hoặc của mọi người")
    invite.add_argument("person", nargs="?", help="ví dụ: ban-dan-van/officer")
    invite.set_defaults(run=doing.do_invite)
    forget = commands.add_parser("forget", help="xóa dữ liệu cá nhân của một người, không lấy lại được")
    forget.add_argument("person", help="ví dụ: ban-dan-van/officer")
    forget.set_defaults(run=doing.do_forget)


def _add_care(commands: Commands) -> None:
    """What keeps the data safe."""
    backup = commands.add_parser("backup", help="sao lưu dữ liệu và minh chứng, không cần dừng chương trình")
    backup.add_argument("--to", type=Path, metavar="THƯ_MỤC", help="thay cho KTD_BACKUP_DIR")
    backup.add_argument("--keep", type=_at_least_one, metavar="SỐ", help="thay cho KTD_BACKUP_KEEP")
    backup.set_defaults(run=doing.do_backup)
    restore = commands.add_parser("restore", help="kiểm tra một bản sao lưu rồi phục hồi")
    restore.add_argument("folder", type=Path)
    restore.set_defaults(run=doing.do_restore)
    doctor = commands.add_parser("doctor", help="xem mọi thứ chương trình cần, nêu chỗ phải sửa và cách sửa")
    doctor.set_defaults(run=doing.do_doctor, refused=1, reads_files=False)


def _add_looks(commands: Commands) -> None:
    """What is looked at and never changed."""
    remind = commands.add_parser("remind", help="xem ai sẽ được nhắc việc gì trong những ngày tới, không gửi gì")
    remind.add_argument("--dry-run", action="store_true", help="in các lần nhắc sắp tới")
    remind.add_argument("--days", type=_at_least_one, default=7, metavar="SỐ", help="xem trước mấy ngày")
    remind.set_defaults(run=doing.do_remind)
    replay = commands.add_parser("replay", help="diễn lại một năm từ tệp của Khối")
    replay.add_argument("file", type=Path)
    replay.add_argument("--quiet", action="store_true", help="chỉ in kết luận")
    replay.set_defaults(run=doing.do_replay)
    verify = commands.add_parser("verify", help="kiểm tra hồ sơ kiểm phiếu, không cần bí mật nào")
    verify.add_argument("file", type=Path)
    verify.add_argument(
        "--recount", action="store_true", help="mở phiếu đã niêm phong, kiểm lại bằng chìa khóa"
    )
    verify.set_defaults(run=doing.do_verify)


def _at_least_one(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("cần một số từ 1, ví dụ: 14")
    return int(text)
