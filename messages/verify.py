"""What `verify` says in the terminal."""

from collections.abc import Collection

from rules.ballot_sheet import Ballot

CHECKS = {
    "frozen": "Mã niêm phong khớp với danh sách, quy chế và thành phần kiểm phiếu",
    "roll": "Ai đã bỏ phiếu đều có tên trong danh sách phát phiếu, không tên nào hai lần",
    "codes": "Số mã phiếu bằng số phiếu thu vào, không mã nào trùng",
    "numbers": "Năm số liệu khớp nhau",
    "outcome": "Ngưỡng và xếp hạng tính lại ra đúng kết quả đã ghi",
    "settled": "Trường hợp bằng phiếu được xử lý trong số đơn vị bằng phiếu",
    "log": "Nhật ký nối tiếp không đứt, không dòng nào bị sửa",
    "log_says": "Nhật ký ghi đúng như hồ sơ",
}


def checks(title: str, ballot: Ballot, wrong: Collection[str]) -> list[str]:
    """One line for each check, then the conclusion."""
    lines = [f"Hồ sơ kiểm phiếu: {title} (vòng {ballot.round}), {len(ballot.codes)} phiếu."]
    lines += [f"{'SAI ' if name in wrong else 'đúng'}  {says}." for name, says in CHECKS.items()]
    if wrong:
        return [*lines, "Hồ sơ này không khớp: đề nghị chưa sử dụng cho đến khi tìm ra nguyên nhân."]
    return [*lines, "Hồ sơ khớp."]


def no_record(name: str) -> str:
    return f"“{name}” không phải hồ sơ kiểm phiếu. Ví dụ: python -m bot verify ho-so-kiem-phieu-1.json"


def ask_shares(needed: int) -> str:
    return f"Kiểm phiếu lại cần {needed} chìa khóa. Đề nghị dán mỗi chìa khóa một dòng rồi nhấn Enter:"


def papers_gone() -> str:
    return "Không còn phiếu niêm phong của lần bỏ phiếu này: đã hủy sau thời gian khiếu nại, hoặc là dữ liệu khác."


def wrong_shares() -> str:
    return "Chìa khóa không mở được hòm phiếu này. Đề nghị lấy đúng chìa của lần bỏ phiếu, mỗi thành viên một chìa."


def recounted(same: bool) -> str:
    return "Kiểm phiếu lại: đúng như hồ sơ." if same else "Kiểm phiếu lại: KHÔNG đúng như hồ sơ."
