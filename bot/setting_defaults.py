"""Every setting there is, and what it is while nobody says otherwise."""

PREFIX = "KTD_"
DEFAULTS = {
    "KTD_DATABASE_URL": "sqlite:///var/khoi.db",
    "KTD_PUBLIC_URL": "",
    "KTD_WEB_HOST": "127.0.0.1",
    "KTD_WEB_PORT": "8080",
    "KTD_WEB_CERT": "",
    "KTD_WEB_KEY": "",
    "KTD_TELEGRAM_TOKEN": "",
    "KTD_TELEGRAM_BASE_URL": "https://api.telegram.org",
    "KTD_TELEGRAM_WEBHOOK_SECRET": "",
    "KTD_ZALO_TOKEN": "",
    "KTD_ZALO_BASE_URL": "https://bot-api.zaloplatforms.com",
    "KTD_TZ": "Asia/Ho_Chi_Minh",
    "KTD_HOLIDAYS_FILE": "",
    "KTD_DATA_DIR": "var",
    "KTD_BOX": "",
    "KTD_BOX_SECRET": "",
    "KTD_BOX_IDLE_SECONDS": "600",
    "KTD_DISPUTE_DAYS": "30",
    "KTD_EVIDENCE_UNIT_MB": "1000",
    "KTD_EVIDENCE_UNIT_FILES": "2000",
    "KTD_BACKUP_DIR": "",
    "KTD_BACKUP_KEEP": "14",
    "KTD_LOG_LEVEL": "warning",
    "KTD_METRICS_TOKEN": "",
}
