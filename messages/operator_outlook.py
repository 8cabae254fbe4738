"""What `doctor` says about days off, messages given up and people not reached: state, subject, words."""

OUTLOOK = {
    "holidays": ("good", "Ngày nghỉ", "đã có dữ liệu của năm {found}."),
    "holidays_computed": (
        "note",
        "Ngày nghỉ",
        "năm {found} được tính theo luật, chưa có các ngày nghỉ hoán đổi, làm bù. Khi có thông báo chính thức, "
        "ghi vào tệp KTD_HOLIDAYS_FILE (cách viết: examples/holidays.yaml).",
    ),
    "holidays_unknown": (
        "bad",
        "Ngày nghỉ",
        "chưa có dữ liệu của năm {found}, nên việc của năm đó không được nhắc. Ghi ngày nghỉ của năm vào tệp "
        "KTD_HOLIDAYS_FILE, thêm năm vào mục years (cách viết: examples/holidays.yaml).",
    ),
    "holidays_wrong": (
        "bad",
        "Ngày nghỉ",
        "tệp “{found}” có chỗ cần sửa, nên run không khởi động được:\n{allowed}\n"
        "  Cách viết: xem examples/holidays.yaml.",
    ),
    "dead_letters": (
        "note",
        "Tin gửi đi",
        "{found} tin ra mạng ngoài đã thôi gửi vì mạng không nhận; người nhận vẫn đọc được trên trang chat. "
        "Xem dòng “parcel” trong nhật ký để biết lý do.",
    ),
    "unreachable": (
        "note",
        "Người nhận",
        "{found} người không nhận được tin ở một mạng (chặn bot, chưa bắt đầu, tài khoản đã khóa). "
        "Trưởng khối thấy tên trên bảng theo dõi; gửi lại liên kết mời: python -m bot invite NGƯỜI",
    ),
}
