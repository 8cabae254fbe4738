"""Settings come from the environment, and everything wrong with them is said at once."""

import logging
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.box.address import TcpAddress, UnixAddress
from bot.setting_defaults import DEFAULTS
from bot.settings import Settings, read_settings
from messages.setting_problems import WORDS, SettingProblem, SettingsErrors
from rules.evidence import Limits

TOKEN = "123456:" + "a" * 35
SECRET = "s" * 32


def problems_of(**environ: str) -> list[tuple[str, str]]:
    with pytest.raises(SettingsErrors) as raised:
        read_settings(environ)
    return [(problem.name, problem.kind) for problem in raised.value.problems]


def words_of(**environ: str) -> str:
    with pytest.raises(SettingsErrors) as raised:
        read_settings(environ)
    return str(raised.value)


def test_nothing_set_means_sqlite_and_the_web_chat_on_this_machine() -> None:
    assert read_settings({}) == Settings(
        database_url="sqlite:///var/khoi.db",
        public_url="http://127.0.0.1:8080",
        web_host="127.0.0.1",
        web_port=8080,
        web_cert=None,
        web_key=None,
        telegram_token="",
        telegram_base_url="https://api.telegram.org",
        telegram_webhook_secret="",
        zalo_token="",
        zalo_base_url="https://bot-api.zaloplatforms.com",
        zone=ZoneInfo("Asia/Ho_Chi_Minh"),
        holidays_file=None,
        data_dir=Path("var"),
        box=UnixAddress(Path("var/box/box.sock")),
        box_idle_seconds=600.0,
        dispute_days=30,
        evidence=Limits(files=2000, total=1000 * 2**20),
        backup_dir=Path("var/backup"),
        backup_keep=14,
        log_level=logging.WARNING,
        metrics_token="",
    )


def test_a_blank_value_means_the_default_and_other_programs_names_are_left_alone() -> None:
    environ = dict.fromkeys(DEFAULTS, " ") | {"PATH": "/bin", "TELEGRAM_TOKEN": "x"}
    assert read_settings(environ) == read_settings({})


def test_the_env_example_may_be_used_as_it_is() -> None:
    pairs = re.findall(r"^(KTD_\w+)=(.*)$", Path(".env.example").read_text(encoding="utf-8"), re.MULTILINE)
    assert read_settings(dict(pairs)) == read_settings({})


def test_the_public_address_loses_its_last_slash() -> None:
    assert (
        read_settings({"KTD_PUBLIC_URL": "https://khoi.example.vn/"}).public_url == "https://khoi.example.vn"
    )


def test_a_certificate_and_its_key_make_the_address_https(tmp_path: Path) -> None:
    pem = tmp_path / "khoi.pem"
    pem.write_text("")
    settings = read_settings({"KTD_WEB_CERT": str(pem), "KTD_WEB_KEY": str(pem), "KTD_WEB_PORT": "8443"})
    assert (settings.public_url, settings.web_cert) == ("https://127.0.0.1:8443", pem)


def test_a_box_elsewhere_is_reached_under_its_secret() -> None:
    settings = read_settings({"KTD_BOX": "192.0.2.7:9099", "KTD_BOX_SECRET": SECRET})
    assert settings.box == TcpAddress("192.0.2.7", 9099, SECRET)


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("KTD_DATABASE_URL", "mysql://khoi", "database"),
        ("KTD_DATABASE_URL", "sqlite:///", "database"),
        ("KTD_PUBLIC_URL", "khoi.example.vn", "url"),
        ("KTD_PUBLIC_URL", "http://khoi:port", "url"),
        ("KTD_WEB_HOST", "http://khoi", "host"),
        ("KTD_WEB_PORT", "80801", "port"),
        ("KTD_WEB_PORT", "0", "port"),
        ("KTD_WEB_PORT", "tám", "port"),
        ("KTD_TELEGRAM_TOKEN", "mã bot", "token"),
        ("KTD_TELEGRAM_BASE_URL", "ftp://127.0.0.1", "url"),
        ("KTD_ZALO_TOKEN", "ngắn", "token"),
        ("KTD_ZALO_BASE_URL", "zalo", "url"),
        ("KTD_TZ", "Hanoi", "zone"),
        ("KTD_TZ", "../../etc", "zone"),
        ("KTD_DATA_DIR", "pyproject.toml", "folder"),
        ("KTD_BOX", "box", "box_address_wrong"),
        ("KTD_BOX_IDLE_SECONDS", "-1", "seconds"),
        ("KTD_LOG_LEVEL", "chatty", "level"),
        ("KTD_METRICS_TOKEN", "ngắn", "secret"),
    ],
)
def test_a_wrong_value_is_named(name: str, value: str, kind: str) -> None:
    assert problems_of(**{name: value}) == [(name, kind)]


def test_telegram_comes_only_to_https_on_its_ports_and_a_server_of_ones_own_anywhere() -> None:
    hooked = {"KTD_TELEGRAM_WEBHOOK_SECRET": SECRET}
    for url in ("http://khoi.example.vn", "https://khoi.example.vn:8080"):
        assert problems_of(KTD_PUBLIC_URL=url, **hooked) == [("KTD_PUBLIC_URL", "webhook_address")]
        own = hooked | {"KTD_TELEGRAM_BASE_URL": "http://127.0.0.1:8081", "KTD_PUBLIC_URL": url}
        assert read_settings(own).telegram_webhook_secret == SECRET
    assert problems_of(KTD_PUBLIC_URL="https://khoi.example.vn:99999", **hooked) == [("KTD_PUBLIC_URL", "url")]
    for url in ("https://khoi.example.vn", "https://khoi.example.vn:8443"):
        assert read_settings({"KTD_PUBLIC_URL": url, **hooked}).public_url == url
    assert "để trống KTD_TELEGRAM_WEBHOOK_SECRET" in words_of(**hooked)
    for short in (SECRET[:15], "dấu cách và . không có"):
        wrong = {"KTD_TELEGRAM_WEBHOOK_SECRET": short, "KTD_PUBLIC_URL": "https://khoi.example.vn"}
        assert problems_of(**wrong) == [("KTD_TELEGRAM_WEBHOOK_SECRET", "webhook_secret")]


def test_a_box_on_tcp_without_a_secret_asks_for_one() -> None:
    assert problems_of(KTD_BOX="192.0.2.7:9099") == [("KTD_BOX_SECRET", "box_secret_too_short")]


def test_a_certificate_without_its_key_asks_for_the_key() -> None:
    assert problems_of(KTD_WEB_CERT="pyproject.toml") == [("KTD_WEB_KEY", "pair")]


def test_a_certificate_that_is_not_there_is_named() -> None:
    assert ("KTD_WEB_CERT", "file") in problems_of(KTD_WEB_CERT="nowhere.pem", KTD_WEB_KEY="pyproject.toml")


def test_listening_everywhere_needs_a_public_address() -> None:
    assert problems_of(KTD_WEB_HOST="::") == [("KTD_PUBLIC_URL", "public_url_missing")]


def test_an_unknown_name_is_answered_with_the_nearest_known_one() -> None:
    assert "KTD_TELEGRAM_TOKN: không có thiết lập này; gần nhất là KTD_TELEGRAM_TOKEN." in words_of(
        KTD_TELEGRAM_TOKN="x"
    )


def test_everything_wrong_is_said_at_once() -> None:
    said = words_of(KTD_WEB_PORT="x", KTD_TZ="Hanoi", KTD_WEB="1")
    assert said.startswith("Có 3 thiết lập cần sửa, chương trình chưa chạy:\n")
    assert all(f"\n- {name}: " in said for name in ("KTD_WEB", "KTD_WEB_PORT", "KTD_TZ"))


def test_a_secret_is_never_repeated() -> None:
    said = words_of(KTD_TELEGRAM_TOKEN="my secret", KTD_BOX="192.0.2.7:9099", KTD_BOX_SECRET="short one")
    assert "my secret" not in said
    assert "short one" not in said


def test_secrets_stay_out_of_what_the_settings_print() -> None:
    settings = read_settings(
        {
            "KTD_TELEGRAM_TOKEN": TOKEN,
            "KTD_TELEGRAM_BASE_URL": "http://127.0.0.1:8081",
            "KTD_TELEGRAM_WEBHOOK_SECRET": SECRET,
            "KTD_BOX": "192.0.2.7:9099",
            "KTD_BOX_SECRET": SECRET,
        }
    )
    assert TOKEN not in repr(settings)
    assert SECRET not in repr(settings)


def test_every_wording_names_its_setting() -> None:
    for kind in WORDS:
        assert str(SettingProblem("KTD_X", kind, "found", "allowed")).startswith("KTD_X: ")
