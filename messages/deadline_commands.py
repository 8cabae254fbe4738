"""Words that mean a command about deadlines: the calendar, more time, papers, notices, the board, reminders."""

from messages.command_words import CommandWords

DEADLINES = (
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
        ("bao giờ nộp", "bao giờ phải nộp", "bao giờ gửi", "khi nào nộp", "khi nào gửi", "hạn nộp"),
    ),
    CommandWords(
        "giahan",
        "Xin gia hạn",
        ("gia hạn", "xin gia hạn", "xin lùi hạn"),
        ("xin gia hạn ở đâu", "muốn xin thêm thời gian", "chưa xong xin nộp muộn"),
        ("xin gia hạn", "gia hạn", "đề nghị gia hạn", "xin lùi hạn"),
    ),
    CommandWords(
        "bangiay",
        "Đã nộp bản giấy",
        ("đã nộp bản giấy", "đã gửi bản giấy"),
        ("báo đã nộp bản giấy", "đã gửi công văn rồi", "đơn vị đã nộp bản giấy rồi"),
        ("đã nộp bản giấy", "đã gửi bản giấy", "đã nộp công văn", "đã gửi công văn"),
    ),
    CommandWords(
        "thongbao",
        "Thông báo chung",
        ("thông báo", "thông báo chung", "thông báo của khối", "thông báo của cụm"),
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
)
