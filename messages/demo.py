"""What the demo says about itself: on its pages and in the terminal."""


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


def year_over() -> str:
    return "Đã hết lịch của năm thi đua này."


def answering(done: int) -> str:
    return f"Đang trả lời thay các đơn vị còn lại: {done} việc…"


def all_answered(done: int) -> str:
    return f"Đã trả lời thay các đơn vị còn lại: {done} việc."


def nothing_owed() -> str:
    return "Lúc này các đơn vị còn lại không còn việc nào phải trả lời."


def your_turn(units: str) -> str:
    return f"Chờ đồng chí làm việc của {units}."
