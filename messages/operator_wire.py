"""What `doctor` says about networks, addresses, certificate and box: state, subject, words."""

WIRE = {
    "telegram": ("good", "Telegram", "nối được, bot {found}."),
    "telegram_off": ("note", "Telegram", "không dùng (KTD_TELEGRAM_TOKEN trống); mọi việc qua trang chat."),
    "telegram_token": (
        "bad",
        "Telegram",
        "không nhận mã của bot. Lấy lại mã ở BotFather, đặt vào KTD_TELEGRAM_TOKEN, chạy lại run.",
    ),
    "telegram_away": (
        "bad",
        "Telegram",
        "không nối được {found}. Kiểm tra đường mạng ra ngoài, tường lửa, KTD_TELEGRAM_BASE_URL. "
        "Trang chat vẫn dùng được.",
    ),
    "telegram_asked": ("good", "Nghe Telegram", "tiến trình dẫn tự hỏi Telegram (KTD_TELEGRAM_WEBHOOK_SECRET trống)."),
    "telegram_taken": (
        "bad",
        "Nghe Telegram",
        "Telegram đang chuyển tin của bot này đến {found}, nên chương trình không hỏi được. Chạy lại run: tiến trình "
        "dẫn tự gỡ khi bắt đầu. Vẫn còn thì có chương trình khác dùng cùng mã bot: dừng nó, hoặc lấy mã mới ở "
        "BotFather.",
    ),
    "webhook": ("good", "Nghe Telegram", "Telegram chuyển tin đến {found}; {allowed} tin đang chờ."),
    "webhook_unset": (
        "bad",
        "Nghe Telegram",
        "Telegram chưa chuyển tin với mã đang đặt đến {found}{allowed}. Chạy run: tiến trình dẫn tự đặt lại trong một "
        "phút. Vẫn vậy thì xem dòng setWebhook trong nhật ký, hoặc có chương trình khác dùng cùng mã bot.",
    ),
    "webhook_fails": (
        "bad",
        "Nghe Telegram",
        "{found} tin đang chờ vì Telegram không chuyển đến được: “{allowed}”. Kiểm tra KTD_PUBLIC_URL mở được từ "
        "Internet, chứng thư có đủ chứng thư trung gian, máy chủ HTTPS chuyển cả /webhook/telegram, mọi tiến trình đặt "
        "cùng KTD_TELEGRAM_WEBHOOK_SECRET. Chưa sửa ngay được thì để trống thiết lập này rồi chạy lại run.",
    ),
    "no_https": (
        "note",
        "Chứng thư",
        "{found} mở bằng http: người nghe trộm mạng đọc được. "
        "Đặt KTD_WEB_CERT, KTD_WEB_KEY, hoặc đặt sau máy chủ HTTPS.",
    ),
    "certificate": ("good", "Chứng thư", "đi cùng khóa, dùng được đến {found}."),
    "certificate_wrong": (
        "bad",
        "Chứng thư",
        "“{found}” không phải chứng thư PEM, hoặc khóa trong {allowed} không đi với chứng thư này. "
        "Lấy lại cả hai từ nơi cấp.",
    ),
    "certificate_expired": (
        "bad",
        "Chứng thư",
        "đã hết hạn ngày {found}: điện thoại sẽ không mở trang. Xin cấp lại, thay tệp KTD_WEB_CERT, chạy lại run.",
    ),
    "certificate_early": (
        "bad",
        "Chứng thư",
        "chỉ dùng được từ ngày {found}. Kiểm tra đồng hồ của máy, hoặc xin cấp lại.",
    ),
    "certificate_soon": (
        "bad",
        "Chứng thư",
        "hết hạn ngày {found}. Xin cấp lại ngay, thay tệp KTD_WEB_CERT, chạy lại run.",
    ),
    "running": ("good", "Chương trình", "đang chạy; vòng nhắc việc quay cách đây {found} giây{allowed}."),
    "following": (
        "good",
        "Chương trình",
        "đang chạy và phục vụ trang; một tiến trình khác đang dẫn (nhắc việc, hỏi Telegram, gửi tin).",
    ),
    "not_running": (
        "note",
        "Chương trình",
        "chưa chạy, nên chưa thử được địa chỉ {found}. Chạy python -m bot run rồi gọi lại doctor.",
    ),
    "not_answering": (
        "bad",
        "Chương trình",
        "đang giữ dữ liệu nhưng không trả lời ở {found}. Vừa khởi động thì đợi nửa phút rồi chạy lại doctor; "
        "nếu không, xem nhật ký rồi khởi động lại: systemctl restart khoi",
    ),
    "stands_still": (
        "bad",
        "Chương trình",
        "đang chạy nhưng {found}. Xem nhật ký, rồi khởi động lại: systemctl restart khoi",
    ),
    "public": ("good", "Địa chỉ công khai", "{found} mở được."),
    "public_away": (
        "bad",
        "Địa chỉ công khai",
        "{found} không mở được từ máy này. Kiểm tra tên miền, tường lửa, máy chủ HTTPS đứng trước, KTD_PUBLIC_URL.",
    ),
    "public_untrusted": (
        "bad",
        "Địa chỉ công khai",
        "{found} mở được nhưng chứng thư không được tin. Dùng chứng thư từ nơi cấp mà điện thoại tin, đúng tên miền, "
        "kèm chứng thư trung gian.",
    ),
    "public_other": (
        "bad",
        "Địa chỉ công khai",
        "{found} do chương trình khác trả lời. Kiểm tra KTD_PUBLIC_URL và máy chủ HTTPS đứng trước.",
    ),
    "box": ("good", "Hòm phiếu", "trả lời ở {found}."),
    "box_asleep": ("good", "Hòm phiếu", "chưa mở; run tự mở ở {found} khi cần."),
    "box_not_private": (
        "bad",
        "Hòm phiếu",
        "thư mục “{found}” phải thuộc người chạy chương trình và chỉ người đó mở được: chmod 700 {found}",
    ),
    "box_path_long": (
        "bad",
        "Hòm phiếu",
        "đường dẫn “{found}” quá dài cho một ổ nối (nhiều nhất {allowed} byte). Đặt KTD_BOX ngắn hơn, "
        "ví dụ: unix:/run/khoi/box.sock",
    ),
    "box_away": (
        "bad",
        "Hòm phiếu",
        "không trả lời ở {found}. Kiểm tra python -m bot box đang chạy ở đó, đường mạng, "
        "KTD_BOX_SECRET hai bên giống nhau.",
    ),
}
