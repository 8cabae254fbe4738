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
    CommandWords(
        "menu",
        "Việc của đơn vị",
        ("0", "việc của đơn vị", "danh sách việc"),
        ("cần làm gì", "làm việc gì bây giờ", "giờ phải làm gì", "đơn vị phải làm những việc gì"),
    ),
    CommandWords(
        "trangthai",
        "Đơn vị còn việc gì, hạn ngày nào",
        ("trạng thái",),
        (
            "đơn vị còn việc gì",
            "còn thiếu gì không",
            "còn thiếu những gì",
            "đã gửi chưa",
            "bảng điểm gửi chưa",
            "đơn vị đã nộp chưa",
            "đã làm xong hết chưa",
            "còn nợ gì",
            "nộp báo cáo ở đâu",
            "nộp bản giấy thì báo ở đâu",
        ),
    ),
    CommandWords(
        "chamdiem",
        "Tự chấm điểm",
        ("chấm điểm", "tự chấm"),
        (
            "chấm điểm ở đâu",
            "chấm điểm thế nào",
            "nhập điểm thế nào",
            "sửa điểm ở đâu",
            "sửa điểm đã chấm thế nào",
        ),
    ),
    CommandWords(
        "minhchung",
        "Sổ minh chứng",
        ("minh chứng", "sổ minh chứng"),
        (
            "gửi minh chứng ở đâu",
            "nộp minh chứng thế nào",
            "xem lại minh chứng đã gửi",
            "gửi ảnh gửi tệp ở đâu",
        ),
    ),
    CommandWords(
        "duyet",
        "Duyệt trước khi gửi",
        ("duyệt",),
        ("bảng điểm chờ duyệt", "thủ trưởng duyệt ở đâu", "duyệt bảng điểm ở đâu", "có gì cần duyệt không"),
    ),
    CommandWords(
        "thamdinh",
        "Thẩm định điểm",
        ("thẩm định", "kiểm tra, rà soát", "rà soát"),
        ("đơn vị nào đã gửi", "đơn vị nào chưa gửi", "ai chưa gửi bảng điểm", "bao nhiêu đơn vị đã gửi"),
    ),
    CommandWords(
        "giaitrinh",
        "Giải trình kết quả thẩm định",
        ("giải trình",),
        ("giải trình ở đâu", "không nhất trí với điểm thẩm định", "điểm thẩm định bị trừ", "hạn giải trình ngày nào"),
    ),
    CommandWords(
        "dexuat",
        "Đề xuất khen thưởng",
        ("đề xuất",),
        ("đề xuất khen thưởng thế nào", "đề xuất khen thưởng ở đâu", "đề nghị khen thưởng cho cá nhân thế nào"),
    ),
    CommandWords(
        "lich",
        "Lịch và hạn nộp",
        ("lịch", "hạn nộp"),
        (
            "hạn nộp bao giờ",
            "hạn nộp là ngày nào",
            "khi nào phải nộp",
            "bao giờ phải gửi bảng điểm",
            "bao giờ họp",
            "bao giờ họp tổng kết",
            "hội nghị tổng kết ngày nào",
            "đến hạn chưa",
            "còn mấy ngày nữa",
            "còn bao nhiêu ngày",
            "ngày nào nộp",
        ),
    ),
    CommandWords(
        "thongbao",
        "Thông báo của Khối",
        ("thông báo", "thông báo của khối"),
        ("có thông báo gì mới không", "khối thông báo gì", "gửi thông báo cho các đơn vị thế nào"),
    ),
    CommandWords(
        "theodoi",
        "Bảng theo dõi tiến độ các đơn vị",
        ("theo dõi", "bảng theo dõi"),
        ("đơn vị nào nộp muộn", "nhắc các đơn vị chưa gửi", "tiến độ các đơn vị thế nào"),
    ),
    CommandWords(
        "nhaclai",
        "Nhắc lại việc đến hạn vào lúc khác",
        ("nhắc lại", "nhắc lại sau"),
        ("nhắc tôi chiều nay", "sáng mai nhắc lại", "để chiều nhắc lại", "nhắc lại sau giúp"),
    ),
    CommandWords(
        "giaouoc",
        "Giao ước thi đua",
        ("giao ước",),
        ("ký giao ước ở đâu", "xác nhận giao ước ở đâu", "giao ước gồm những gì"),
    ),
    CommandWords(
        "diemdanh",
        "Xác nhận có mặt tại hội nghị",
        ("điểm danh", "có mặt"),
        ("điểm danh ở đâu", "xác nhận có mặt ở đâu", "báo vắng thế nào"),
    ),
    CommandWords(
        "bieuquyet",
        "Nội dung đang biểu quyết",
        ("biểu quyết", "giơ tay"),
        ("biểu quyết ở đâu", "đang biểu quyết nội dung gì", "đơn vị biểu quyết thế nào"),
    ),
    CommandWords(
        "bophieu",
        "Phiếu đang mở",
        ("bỏ phiếu",),
        ("bỏ phiếu ở đâu", "bỏ phiếu thế nào", "phiếu đâu", "chưa nhận được phiếu"),
    ),
    CommandWords("kiemphieu", "Mở hòm phiếu, kiểm phiếu", ("kiểm phiếu",), ("mở hòm phiếu ở đâu",)),
    CommandWords(
        "hoinghi",
        "Điều hành hội nghị tổng kết",
        ("hội nghị",),
        ("mở hội nghị thế nào", "mở điểm danh thế nào", "phát phiếu ở đâu"),
    ),
    CommandWords(
        "ketqua",
        "Kết quả đã công bố",
        ("kết quả",),
        (
            "kết quả thế nào",
            "có kết quả chưa",
            "xem kết quả ở đâu",
            "đơn vị được mấy điểm",
            "được bao nhiêu điểm",
            "xếp thứ mấy",
            "đơn vị nào được suy tôn",
        ),
    ),
    CommandWords(
        "thietbi",
        "Thiết bị, liên kết mời",
        ("thiết bị", "liên kết mời"),
        ("mất điện thoại thì làm thế nào", "xin liên kết mới ở đâu", "in phiếu mời ở đâu"),
    ),
    CommandWords(
        "dulieu",
        "Dữ liệu của tôi",
        ("dữ liệu", "dữ liệu của tôi"),
        ("lưu dữ liệu gì về tôi", "xóa dữ liệu của tôi thế nào", "dữ liệu cá nhân"),
    ),
    CommandWords(
        "bangiao",
        "Đổi người phụ trách, bàn giao",
        ("bàn giao", "đổi người phụ trách"),
        ("đổi cán bộ phụ trách thế nào", "bàn giao cho người khác thế nào"),
    ),
    CommandWords(
        "doidonvi",
        "Đổi đơn vị, đổi khối đang làm việc",
        ("đổi đơn vị", "đổi khối"),
        ("chuyển sang đơn vị khác", "chuyển sang khối khác"),
    ),
    CommandWords(
        "trogiup",
        "Trợ giúp",
        ("trợ giúp", "giúp"),
        ("hướng dẫn sử dụng", "dùng thế nào", "liên hệ ai khi có vướng mắc"),
    ),
    CommandWords(
        "huy",
        "Dừng việc đang làm, giữ phần đã ghi",
        ("hủy", "dừng lại", "thôi"),
        ("muốn dừng lại thì làm thế nào",),
    ),
)
