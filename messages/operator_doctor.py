"""What `doctor` finds, in words an operator can act on."""

from collections.abc import Sequence
from dataclasses import dataclass

from messages.operator_machine import MACHINE
from messages.operator_outlook import OUTLOOK
from messages.operator_wire import WIRE

WORDS = MACHINE | OUTLOOK | WIRE
STATES = {"good": "tốt", "note": "lưu ý", "bad": "CẦN SỬA"}
LATE = {
    "tick": "vòng nhắc việc đứng lại",
    "poll": "không nghe được Telegram",
    "line": "mất đường nối với cơ sở dữ liệu và các tiến trình khác",
    "database": "không đọc được dữ liệu",
    "disk": "không ghi được dữ liệu (đĩa đầy, hoặc tệp chỉ đọc)",
}


@dataclass(frozen=True)
class Finding:
    """`kind` is a machine name in WORDS; no secret stands in `found` or `allowed`."""

    kind: str
    found: str = ""
    allowed: str = ""

    @property
    def is_bad(self) -> bool:
        return WORDS[self.kind][0] == "bad"

    def __str__(self) -> str:
        state, subject, words = WORDS[self.kind]
        return f"[{STATES[state]}] {subject}: {words.format(found=self.found, allowed=self.allowed)}"


def late(names: Sequence[str]) -> str:
    return ", ".join(LATE[name] for name in names if name in LATE) or "không sẵn sàng"


def heard(seconds: int | None) -> str:
    """Beside the age of the last tick."""
    return "" if seconds is None else f", nghe Telegram cách đây {seconds} giây"


def instead(host: str) -> str:
    """Where updates are brought, beside where they should be."""
    return f", mà đến {host}" if host else ""


def conclusion(findings: Sequence[Finding]) -> str:
    wrong = sum(finding.is_bad for finding in findings)
    return f"Có {wrong} chỗ cần sửa." if wrong else "Không có chỗ nào cần sửa."
