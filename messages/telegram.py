"""The few words the Telegram channel shows by itself."""

OPEN_CARD = {
    "ballot": "Mở phiếu",
    "keys": "Nhận chìa khóa",
    "opening": "Mở hòm phiếu",
    "slips": "Phiếu giấy",
    "cards": "In thẻ đại biểu",
    "tablet": "Điểm bỏ phiếu chung",
    "reading": "Mở bản đọc",
    "table": "Xem bảng rộng",
    "board": "Mở bảng thẩm định rộng",
    "trail": "Xem trên trang riêng",
    "calendar": "Mở trang lịch",
}
"""What leads to a card that only the web chat shows, by the card's kind."""
STALE_BUTTON = "Nút này đã cũ, không dùng được nữa. Gõ /menu để xem việc đang làm."
FILE_REFUSED = (
    "Chưa nhận được “{name}”: Telegram chỉ chuyển được tệp không quá 20 MB. "
    "Đề nghị gửi lại tệp nhỏ hơn, ví dụ bản PDF đã nén, hoặc đính kèm tại trang chat."
)
NOT_KEPT = (
    "Hệ thống tạm thời chưa ghi được. Điều đồng chí vừa gửi không mất và sẽ được trả lời ngay khi hệ thống ghi lại "
    "được. Đồng chí không cần gửi lại."
)
FILE = "tệp vừa gửi"
PHOTO_NAME = "Ảnh {number}.jpg"
