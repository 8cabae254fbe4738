"""What `change --dry-run` says in the terminal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from messages.reorganised import Moved
from rules.reorganisation import Change
from rules.vietnamese import day, moment


@dataclass(frozen=True)
class Ending:
    """What ends with a unit's membership: titles and due moments of what it owes, titles of what it asked more time
    for and of papers to confirm, how many criteria of `leaves` it has answered, and who serves it until then."""

    unit: str
    last_day: date
    debts: tuple[tuple[str, datetime], ...]
    requests: tuple[str, ...]
    papers: tuple[str, ...]
    answered: int
    leaves: int
    serve: tuple[str, ...]


def preview(bloc: str, moves: Iterable[Moved], endings: Iterable[Ending], told: Sequence[str], group: str) -> list[str]:
    """`told` are the people who would read of it, `group` what the bloc is called."""
    lines = [f"Thử thay đổi của {bloc}: chưa ghi gì, chưa báo ai.", *(f"- {_moved(one)}" for one in moves)]
    for one in endings:
        lines += _ending(one)
    lines.append(f"Sẽ báo một lần cho {len(told)} người: {', '.join(told)}; và nhóm của {group}.")
    lines.append("Đúng như trên thì chạy lại lệnh, bỏ --dry-run.")
    return lines


def _moved(one: Moved) -> str:
    on = day(one.change.day)
    if one.change.what is Change.JOINS:
        return f"{one.unit.name} vào từ ngày {on}"
    if one.change.what is Change.RETURNS:
        return f"{one.unit.name} trở lại từ ngày {on}; điểm, minh chứng trước đây vẫn là của đơn vị"
    into = f"sáp nhập vào {one.into.name}" if one.into else "rời"
    return f"{one.unit.name} {into}, đến hết ngày {on}"


def _ending(one: Ending) -> list[str]:
    lines = [f"Kết thúc cùng {one.unit} (hết ngày {day(one.last_day)}):"]
    lines += [f"- việc chưa xong: {title}, hạn {moment(due)}" for title, due in one.debts]
    lines += [f"- đề nghị gia hạn chưa trả lời: {title}" for title in one.requests]
    lines += [f"- bản giấy báo đã nộp, chưa xác nhận: {title}" for title in one.papers]
    lines.append(f"- nhiệm vụ của: {', '.join(one.serve) or 'không có ai'}")
    return [*lines, f"- giữ nguyên: {one.answered}/{one.leaves} tiêu chí đã chấm, minh chứng, văn bản đã gửi"]
