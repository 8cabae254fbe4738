"""What `remind` says in the terminal."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from rules.vietnamese import moment


def sent_by_run() -> str:
    return (
        "Chương trình đang chạy (python -m bot run) tự gửi tin nhắc đúng giờ, không cần lệnh này.\n"
        "Xem trước những ai sẽ được nhắc: python -m bot remind --dry-run"
    )


def no_data() -> str:
    return (
        "Chưa có dữ liệu ở phiên bản này. Nạp tệp của Khối trước (python -m bot load TỆP), "
        "hoặc chạy python -m bot run một lần để nâng cấp dữ liệu cũ."
    )


def without_lead(bloc: str, year: int) -> str:
    return f"{bloc}, năm {year}: chưa có đơn vị Trưởng khối nên không nhắc ai."


def bloc_heading(bloc: str, year: int, until: datetime) -> str:
    return f"{bloc}, năm {year}: sẽ nhắc đến {moment(until)} nếu không ai gửi thêm"


def unknown_years(years: Iterable[int]) -> str:
    return f"  Chưa có dữ liệu ngày nghỉ năm {', '.join(map(str, years))}: việc đến hạn khi đó chưa được nhắc."


def hears(at: datetime, person: str, addresses: Sequence[str], about: Sequence[str]) -> str:
    """`addresses` are masked; everybody also has the web chat."""
    where = ", ".join([*addresses, "trang chat"])
    return "\n".join([f"  {moment(at)}: {person} ({where})", *(f"    - {one}" for one in about)])


def nobody_hears(until: datetime) -> str:
    return f"  Không ai được nhắc đến {moment(until)}."
