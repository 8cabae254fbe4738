"""What the operator's commands say in the terminal."""


def running_at(address: str) -> str:
    return f"Trợ lý Khối thi đua đang chạy tại {address}"


def loaded(bloc: str, year: int, units: int, people: int) -> str:
    return f"Đã nạp {bloc}, năm {year}: {units} đơn vị, {people} người."


def reorganised(bloc: str, changes: list[str]) -> str:
    """`changes` are machine names."""
    words = {"joins": "đơn vị vào", "returns": "đơn vị trở lại", "leaves": "đơn vị rời", "merges": "đơn vị sáp nhập"}
    counted = [f"{changes.count(what)} {said}" for what, said in words.items() if what in changes]
    return f"Đã ghi thay đổi của {bloc}: {', '.join(counted)}."


def no_bloc() -> str:
    return "Dữ liệu chưa có Khối nào. Nạp tệp của Khối trước: python -m bot load TỆP"


def nobody(key: str | None) -> str:
    return f"Không có ai mang mã “{key}” đang giữ nhiệm vụ. Ví dụ: ban-dan-van/officer"


def forgotten(key: str) -> str:
    return f"Đã xóa dữ liệu cá nhân của “{key}”. Điểm, đề xuất, biên bản của đơn vị được giữ, không còn tên người này."


def unknown(key: str) -> str:
    return f"Không có ai mang mã “{key}”. Ví dụ: ban-dan-van/officer"
