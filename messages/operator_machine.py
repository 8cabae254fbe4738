"""What `doctor` says about folders, disk, database, clock and backups: state, subject, words."""

MACHINE = {
    "settings": ("good", "Thiết lập", "đọc được, không chỗ nào sai."),
    "folder": ("good", "Thư mục dữ liệu", "ghi được, còn trống {found} MB."),
    "folder_shared": ("good", "Thư mục chung", "“{found}” là thư mục của mọi tiến trình trên cơ sở dữ liệu này."),
    "folder_other": (
        "bad",
        "Thư mục chung",
        "“{found}” không phải thư mục mà chương trình đang chạy trên cơ sở dữ liệu này dùng: minh chứng gửi ở một "
        "tiến trình sẽ không mở được ở tiến trình kia. Đặt KTD_DATA_DIR của mọi tiến trình vào một thư mục chung, "
        "chạy lại run.",
    ),
    "folder_closed": (
        "bad",
        "Thư mục dữ liệu",
        "không ghi được vào “{found}”. Cấp quyền ghi cho người chạy chương trình, hoặc đổi {allowed}.",
    ),
    "disk_low": (
        "bad",
        "Dung lượng đĩa",
        "“{found}” chỉ còn {allowed} MB. Chuyển các bản sao lưu cũ sang ổ khác, giảm KTD_BACKUP_KEEP hoặc thêm đĩa.",
    ),
    "database": ("good", "Cơ sở dữ liệu", "nguyên vẹn, lược đồ {found}, {allowed} Khối, nhật ký nối tiếp."),
    "database_none": (
        "bad",
        "Cơ sở dữ liệu",
        "chưa có ở KTD_DATABASE_URL. Nạp tệp của Khối: python -m bot load TỆP; đã từng có dữ liệu thì xem lại "
        "KTD_DATABASE_URL, hoặc phục hồi: python -m bot restore BẢN_SAO_LƯU",
    ),
    "database_broken": (
        "bad",
        "Cơ sở dữ liệu",
        "tệp không còn nguyên vẹn ({found}). Dừng run, rồi phục hồi: python -m bot restore BẢN_SAO_LƯU",
    ),
    "database_away": (
        "bad",
        "Cơ sở dữ liệu",
        "không kết nối được máy chủ PostgreSQL ({found}). Kiểm tra máy chủ đang chạy, địa chỉ, người dùng, mật khẩu.",
    ),
    "database_newer": (
        "bad",
        "Cơ sở dữ liệu",
        "do chương trình mới hơn ghi (lược đồ {found}, chương trình này biết đến {allowed}). Cài bản chương trình mới.",
    ),
    "database_older": (
        "note",
        "Cơ sở dữ liệu",
        "lược đồ {found} sẽ lên {allowed} khi run khởi động. Nên sao lưu trước: python -m bot backup",
    ),
    "log_broken": (
        "bad",
        "Nhật ký quyết định",
        "không còn nối tiếp ở Khối số {found}: có người đã sửa thẳng vào dữ liệu. Dừng run, chép riêng tệp dữ liệu "
        "để xem xét, rồi phục hồi từ bản sao lưu gần nhất.",
    ),
    "no_bloc": ("note", "Cơ sở dữ liệu", "chưa có Khối nào. Nạp tệp của Khối: python -m bot load TỆP"),
    "clock": ("good", "Đồng hồ", "{found}, múi giờ {allowed}."),
    "clock_abroad": (
        "note",
        "Đồng hồ",
        "{found}, múi giờ {allowed}, khác giờ Việt Nam. Mọi hạn và giờ nhắc việc theo múi giờ này; nếu không đúng ý, "
        "đặt KTD_TZ=Asia/Ho_Chi_Minh.",
    ),
    "clock_behind": (
        "bad",
        "Đồng hồ",
        "đang là {found}, nhưng nhật ký đã có việc lúc {allowed}. Chỉnh giờ máy (timedatectl set-ntp true) "
        "rồi mới chạy run.",
    ),
    "clock_off": (
        "bad",
        "Đồng hồ",
        "lệch {found} giây so với giờ của Telegram. Chỉnh giờ máy: timedatectl set-ntp true",
    ),
    "backup": ("good", "Sao lưu", "bản gần nhất lúc {found}, đang giữ {allowed} bản."),
    "backup_none": (
        "bad",
        "Sao lưu",
        "chưa có bản nào trong “{found}”. Chạy python -m bot backup và bật hẹn giờ deploy/khoi-backup.timer",
    ),
    "backup_old": (
        "bad",
        "Sao lưu",
        "bản gần nhất đã từ {found}. Chạy python -m bot backup và xem vì sao hẹn giờ không chạy: "
        "systemctl status khoi-backup.timer",
    ),
    "backup_broken": (
        "bad",
        "Sao lưu",
        "bản gần nhất “{found}” thiếu hoặc sai phần {allowed}. Chạy python -m bot backup, "
        "kiểm tra ổ đĩa giữ bản sao lưu.",
    ),
    "backup_lacks": (
        "bad",
        "Sao lưu",
        "bản gần nhất thiếu {found} tệp minh chứng vì trên đĩa không còn nguyên vẹn. Tìm trong các bản cũ và chép vào "
        "thư mục evidence.",
    ),
    "backup_same_disk": (
        "note",
        "Sao lưu",
        "nằm cùng ổ đĩa với dữ liệu: hỏng đĩa là mất cả hai. Đặt KTD_BACKUP_DIR ở ổ khác.",
    ),
    "no_program": ("bad", "Sao lưu", "thiếu chương trình {found}. Debian: apt-get install postgresql-client"),
}
