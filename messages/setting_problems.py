"""What can be wrong with the program's settings, in words an operator can act on."""

from collections.abc import Iterable
from dataclasses import dataclass

WORDS = {
    "unknown": "không có thiết lập này; gần nhất là {allowed}. Xem các thiết lập trong .env.example",
    "database": "chỉ dùng SQLite hoặc PostgreSQL, ví dụ: sqlite:///var/khoi.db hoặc "
    "postgresql+psycopg://khoi@127.0.0.1/khoi",
    "database_file": "không mở được tệp dữ liệu ({found}): thư mục không ghi được, hoặc tệp không phải dữ liệu "
    "của chương trình này. Ví dụ: sqlite:///var/khoi.db",
    "database_server": "không kết nối được máy chủ PostgreSQL ({found}). Kiểm tra máy chủ đang chạy, địa chỉ, "
    "người dùng và mật khẩu đã đặt.",
    "database_old": "máy chủ là PostgreSQL {found}; cần PostgreSQL {allowed} trở lên. Nâng máy chủ, hoặc dùng SQLite: "
    "sqlite:///var/khoi.db",
    "already_running": "đã có một chương trình đang chạy với dữ liệu “{found}”. Chạy hai chương trình trên một tệp "
    "SQLite sẽ gửi mọi tin hai lần; đề nghị dừng chương trình kia trước.",
    "backup_running": "một lệnh sao lưu khác đang ghi vào thư mục này. Đề nghị đợi lệnh đó xong rồi chạy lại.",
    "demo_running": "bản chạy thử đã đang chạy trên máy này và dữ liệu của nó được giữ nguyên. Mở địa chỉ bản đó đã "
    "in, hoặc dừng nó trước (Ctrl+C).",
    "not_writable": "không ghi được vào thư mục “{found}”. Đề nghị cấp quyền ghi hoặc chọn thư mục khác, ví dụ: var",
    "url": "“{found}” không phải địa chỉ web. Ví dụ: {allowed}",
    "public_url_missing": "cần có khi KTD_WEB_HOST là {allowed}, vì mọi liên kết và mã QR dùng địa chỉ này. "
    "Ví dụ: http://192.0.2.10:8080",
    "host": "“{found}” không phải tên máy hoặc địa chỉ IP. Ví dụ: 127.0.0.1",
    "port": "“{found}” không phải số cổng. Chỉ dùng số từ 1 đến 65535, ví dụ: 8080",
    "port_taken": "cổng {found} đang có chương trình khác dùng, hoặc không mở được. Dừng chương trình đó "
    "hoặc chọn cổng khác, ví dụ: 8081",
    "file": "không đọc được tệp “{found}”. Ví dụ: {allowed}",
    "certificate": "“{found}” không phải chứng thư PEM, hoặc khóa trong {allowed} không đi với chứng thư này.",
    "pair": "cần có vì {allowed} đã được đặt. Chứng thư và khóa luôn đi cùng nhau, hoặc để trống cả hai.",
    "token": "không đúng dạng mã của bot. Chép nguyên mã do {allowed} cấp, không có dấu cách.",
    "zone": "không có múi giờ “{found}”. Ví dụ: Asia/Ho_Chi_Minh",
    "other_zone": "giờ ở “{found}” khác giờ ở {allowed} mà tệp của Khối viết theo (dòng timezone). Hai nơi phải cùng "
    "giờ thì hạn và lời nhắc mới đúng, ví dụ: KTD_TZ={allowed}",
    "other_folder": "một tiến trình khác trên cùng cơ sở dữ liệu đang giữ minh chứng ở thư mục khác, không phải "
    "“{found}”. Mọi tiến trình phải dùng chung một thư mục (cùng máy, hoặc ổ mạng gắn ở các máy).",
    "folder": "“{found}” là một tệp, không phải thư mục. Ví dụ: var",
    "box_address_wrong": "“{found}” không dùng được. Ví dụ: unix:/run/khoi/box.sock hoặc 127.0.0.1:9099",
    "box_secret_too_short": "cần ít nhất {allowed} ký tự khi KTD_BOX là HOST:PORT.",
    "box_already_served": "đã có một hòm phiếu chạy ở “{found}”. Mỗi địa chỉ chỉ có một hòm phiếu.",
    "box_directory_not_private": "thư mục của “{found}” phải thuộc người chạy hòm phiếu và chỉ người đó "
    "mở được. Ví dụ: chmod 700 /run/khoi",
    "seconds": "“{found}” không phải số giây lớn hơn 0. Ví dụ: 600",
    "days": "“{found}” không phải số ngày lớn hơn 0. Ví dụ: 30",
    "holidays": "tệp “{found}” có chỗ cần sửa:\n{allowed}\n  Cách viết: examples/holidays.yaml. Chưa sửa ngay được thì "
    "để trống KTD_HOLIDAYS_FILE, chương trình dùng dữ liệu có sẵn.",
    "level": "“{found}” không phải mức nhật ký. Chỉ dùng debug, info, warning hoặc error, ví dụ: {allowed}",
    "secret": "cần ít nhất 16 ký tự gồm chữ không dấu, số và . _ ~ + / = -. Tạo một mã bằng: {allowed}",
    "webhook_secret": "cần từ 16 đến 256 ký tự gồm chữ không dấu, số, _ và -. Tạo một mã bằng: {allowed}",
    "webhook_address": "Telegram chỉ chuyển tin đến địa chỉ https ở cổng 443, 80, 88 hoặc 8443, không phải “{found}”. "
    "Ví dụ: {allowed}. Chưa có địa chỉ như vậy thì để trống KTD_TELEGRAM_WEBHOOK_SECRET.",
    "count": "“{found}” không phải số nguyên lớn hơn 0. Ví dụ: {allowed}",
}


@dataclass(frozen=True)
class SettingProblem:
    """`name` is the setting; a secret's value never stands in `found`."""

    name: str
    kind: str
    found: str = ""
    allowed: str = ""

    def __str__(self) -> str:
        return f"{self.name}: {WORDS[self.kind].format(found=self.found, allowed=self.allowed)}"


class SettingsErrors(Exception):
    """Everything missing or wrong in the settings; nothing was started."""

    def __init__(self, problems: Iterable[SettingProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        head = f"Có {len(self.problems)} thiết lập cần sửa, chương trình chưa chạy:"
        return "\n".join([head, *(f"- {problem}" for problem in self.problems)])
