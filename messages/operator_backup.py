"""What `backup` and `restore` say in the terminal."""

import errno

BROKEN = {
    "missing": "thiếu “{part}”",
    "changed": "“{part}” không còn như lúc ghi",
    "unreadable": "“{part}” không mở được như một cơ sở dữ liệu nguyên vẹn",
}
CANNOT = {
    "in_use": "Cơ sở dữ liệu PostgreSQL đang có chương trình khác kết nối. Đề nghị dừng `run` và các kết nối khác, "
    "rồi chạy lại.",
    "newer": "Bản sao lưu do chương trình mới hơn ghi (lược đồ {found}). Đề nghị cài bản chương trình mới, "
    "rồi phục hồi.",
    "other_kind": "Bản sao lưu giữ “{found}”, không cùng loại với KTD_DATABASE_URL. SQLite phục hồi vào SQLite, "
    "PostgreSQL phục hồi vào PostgreSQL.",
}
NOT_WRITTEN = {
    errno.ENOENT: "không có thư mục này và không tạo được",
    errno.EACCES: "không có quyền ghi",
    errno.EPERM: "không có quyền ghi",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "đĩa đã đầy",
    errno.ENOTDIR: "không phải thư mục",
    errno.EEXIST: "không phải thư mục",
}
UNTOUCHED = "Dữ liệu đang có được giữ nguyên."


def made(folder: str, files: int, size: int, gone: int) -> str:
    """`size` in bytes."""
    said = f"Đã sao lưu và kiểm tra lại: {folder} ({files} tệp minh chứng, {megabytes(size)} MB)."
    return said + (f" Đã bỏ {gone} bản cũ." if gone else "")


def lost(digests: tuple[str, ...]) -> str:
    return (
        f"Lưu ý: {len(digests)} tệp minh chứng không còn nguyên vẹn trên đĩa nên không có trong bản sao lưu: "
        f"{', '.join(digests[:3])}{'…' if len(digests) > 3 else ''}. Các bản cũ được giữ lại hết; đề nghị tìm tệp "
        "mang tên đó trong bản cũ và chép vào thư mục evidence."
    )


def log_broken() -> str:
    return (
        "Nhật ký quyết định không còn nối tiếp: có người đã sửa thẳng vào cơ sở dữ liệu. Không ghi bản sao lưu mới; "
        "các bản cũ được giữ nguyên. Đề nghị chép riêng tệp dữ liệu để xem xét, rồi phục hồi từ bản gần nhất."
    )


def not_read(why: str) -> str:
    return (
        f"Không đọc được cơ sở dữ liệu ({why}). Đề nghị kiểm tra KTD_DATABASE_URL, quyền đọc tệp, "
        "rồi chạy: python -m bot doctor"
    )


def not_written(refused: OSError) -> str:
    where = f" “{refused.filename}”" if refused.filename else ""
    why = NOT_WRITTEN.get(refused.errno or 0, str(refused))
    return (
        f"Không ghi được{where}: {why}. Đề nghị kiểm tra thư mục nhận, quyền ghi, dung lượng đĩa, rồi chạy lại. "
        f"{UNTOUCHED}"
    )


def missing_program(name: str) -> str:
    return f"Thiếu chương trình {name} của PostgreSQL. Debian: apt-get install postgresql-client. {UNTOUCHED}"


def broken(part: str, why: str) -> str:
    return f"Bản sao lưu hỏng: {BROKEN[why].format(part=part)}. {UNTOUCHED} Đề nghị chọn bản khác."


def cannot_restore(why: str, found: str) -> str:
    return f"{CANNOT[why].format(found=found)} {UNTOUCHED}"


def restored(made_at: str, aside: str) -> str:
    """`made_at` as dd/mm/yyyy HH:MM."""
    return (
        f"Đã phục hồi dữ liệu lúc {made_at}. Dữ liệu trước đó nằm ở {aside}; "
        "khi chắc chắn thì xóa thư mục đó.\n"
        "Việc cần làm:\n"
        "- chạy python -m bot doctor, rồi python -m bot run;\n"
        "- báo các đơn vị: điều đã làm sau thời điểm trên không còn, đề nghị làm lại; tin đã gửi có thể đến lần nữa;\n"
        "- phiếu kín đang mở lúc sao lưu không còn hiệu lực, hội nghị bỏ phiếu lại;\n"
        "- người đã xóa dữ liệu cá nhân sau thời điểm trên lại có tên: chạy lại python -m bot forget cho từng người."
    )


def megabytes(size: int) -> str:
    return f"{size / 2**20:.1f}".replace(".", ",")
