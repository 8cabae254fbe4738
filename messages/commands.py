"""Words that mean a command, whichever channel carries them; compared folded, with or without "/"."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CommandWords:
    """`name` is what Telegram accepts; `description` its menu line; `words` also mean it; `questions` resemble it."""

    name: str
    description: str
    words: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


COMMANDS = (
    CommandWords("start", "Bắt đầu, liên kết đơn vị", ("bắt đầu",)),
    CommandWords("menu", "Việc của đơn vị", ("0", "việc của đơn vị"), ("cần làm gì", "làm việc gì bây giờ")),
    CommandWords(
        "trangthai",
        "Đơn vị còn việc gì, hạn ngày nào",
        ("trạng thái",),
        ("đơn vị còn việc gì", "còn thiếu gì không", "đã gửi chưa", "còn nợ gì"),
    ),
    CommandWords("chamdiem", "Tự chấm điểm", ("chấm điểm", "tự chấm"), ("chấm điểm ở đâu", "nhập điểm thế nào")),
    CommandWords("duyet", "Duyệt trước khi gửi", ("duyệt",), ("bảng điểm chờ duyệt", "thủ trưởng duyệt ở đâu")),
    CommandWords("thamdinh", "Thẩm định điểm", ("thẩm định",), ("đơn vị nào đã gửi", "ai chưa gửi bảng điểm")),
    CommandWords("dexuat", "Đề xuất khen thưởng", ("đề xuất",), ("đề xuất khen thưởng thế nào",)),
    CommandWords(
        "lich",
        "Lịch và hạn nộp",
        ("lịch",),
        ("hạn nộp bao giờ", "khi nào phải nộp", "bao giờ họp", "đến hạn chưa", "ngày nào nộp"),
    ),
    CommandWords("giaouoc", "Giao ước thi đua", ("giao ước",), ("ký giao ước ở đâu",)),
    CommandWords("diemdanh", "Xác nhận có mặt tại hội nghị", ("điểm danh", "có mặt"), ("điểm danh ở đâu",)),
    CommandWords("bophieu", "Phiếu đang mở", ("bỏ phiếu",), ("bỏ phiếu ở đâu", "phiếu đâu")),
    CommandWords("kiemphieu", "Mở hòm phiếu, kiểm phiếu", ("kiểm phiếu",)),
    CommandWords("hoinghi", "Điều hành hội nghị tổng kết", ("hội nghị",), ("mở hội nghị thế nào",)),
    CommandWords("ketqua", "Kết quả đã công bố", ("kết quả",), ("kết quả thế nào", "đơn vị được mấy điểm", "xếp thứ mấy")),
    CommandWords("bangiao", "Đổi người phụ trách, bàn giao", ("bàn giao",), ("đổi người phụ trách",)),
    CommandWords("doidonvi", "Đổi đơn vị, đổi khối đang làm việc", ("đổi đơn vị", "đổi khối")),
    CommandWords("trogiup", "Trợ giúp", ("trợ giúp", "giúp"), ("hướng dẫn sử dụng", "dùng thế nào")),
    CommandWords("huy", "Dừng việc đang làm, giữ phần đã ghi", ("hủy", "dừng lại", "thôi")),
)
