"""What the demo says about itself: on its pages and in the terminal."""

from collections.abc import Sequence

TASKS = {
    "pledge": "xác nhận giao ước thi đua",
    "score": "tự chấm điểm và trình thủ trưởng duyệt",
    "mend": "bổ sung bảng điểm được trả lại và trình lại",
    "approve_sheet": "thủ trưởng duyệt bảng tự chấm điểm",
    "explain": "giải trình hoặc nhất trí với kết quả thẩm định",
    "approve_explanation": "thủ trưởng duyệt ý kiến giải trình",
    "send_nominations": "trình thủ trưởng duyệt đề xuất khen thưởng",
    "approve_nominations": "thủ trưởng duyệt đề xuất khen thưởng",
    "read_notice": "bấm Đã nhận thông báo",
    "papers": "xác nhận bản giấy đơn vị đã báo nộp",
    "more_time": "trả lời đề nghị gia hạn",
    "review": "thẩm định bảng điểm",
    "lock": "chốt bảng điểm",
    "publish": "công bố bảng điểm",
    "call": "mở điểm danh hội nghị",
    "check_in": "điểm danh hội nghị",
    "voice": "cho ý kiến biểu quyết",
    "open_meeting": "khai mạc hội nghị",
    "committee": "trình hội nghị thông qua Tổ kiểm phiếu",
    "prepare": "chuẩn bị phiếu suy tôn và niêm phong hòm phiếu",
    "fetch_key": "nhận chìa khóa hòm phiếu",
    "issue": "phát phiếu",
    "vote": "bỏ phiếu",
    "close": "đóng hòm phiếu",
    "open_box": "mở hòm phiếu",
    "announce": "công bố kết quả suy tôn",
    "conclude": "điều hành phần còn lại của hội nghị",
    "pledge_next": "giao ước thi đua năm sau",
}


def demo_lines(address: str, qr: str) -> list[str]:
    lines = [
        "",
        "  Trợ lý Khối thi đua: bản chạy thử trên máy này, không cần mạng.",
        f"  Mở trang bắt đầu:  {address}",
        "  Dừng: Ctrl+C",
        "",
    ]
    return [*lines, qr] if qr else lines


def moved_on(title: str, clock: str) -> str:
    return f"Đã chuyển đến: {title} ({clock})."


def moving(clock: str) -> str:
    return f"Đang đi qua {clock}: các đơn vị được nhắc việc, làm việc đến hạn…"


def year_over() -> str:
    return "Đã hết lịch của năm thi đua này."


def answering(done: int) -> str:
    return f"Đang trả lời thay các đơn vị còn lại: {done} việc…"


def all_answered(done: int) -> str:
    return f"Đã trả lời thay các đơn vị còn lại: {done} việc."


def nothing_owed() -> str:
    return "Lúc này các đơn vị còn lại không còn việc nào phải trả lời."


def not_all_answered(done: int) -> str:
    return f"Đã trả lời thay {done} việc. Còn việc chưa trả lời thay được, đề nghị bấm lại sau ít phút."


def your_turn(owed: Sequence[tuple[str, str]]) -> str:
    """`owed` are (unit, task) pairs; "" when nothing is waited for."""
    tasks: dict[str, list[str]] = {}
    for unit, task in owed:
        tasks.setdefault(unit, []).append(TASKS[task])
    listed = "; ".join(f"{unit}: {', '.join(words)}" for unit, words in tasks.items())
    return f"Chờ đồng chí làm việc của {listed}." if listed else ""
