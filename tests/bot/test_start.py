"""What people wait for after a restart: a running bot loads nothing that it does not need at once."""

import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).parents[2]
LATER = {
    "alembic": "a database in an older shape",
    "Crypto": "keys of a ballot",
    "docx": "papers",
    "httpx": "another network",
    "matplotlib": "pictures",
    "numpy": "pictures",
    "openpyxl": "workbooks",
    "PIL": "pictures",
    "prometheus_client": "whoever reads /metrics",
    "psycopg": "a PostgreSQL server",
    "puremagic": "a file sent",
    "segno": "a QR code",
    "telegram": "Telegram",
    "yaml": "files of operators",
}
"""Loaded by what first needs it."""


def test_a_running_bot_loads_each_library_where_it_is_first_used() -> None:
    names = subprocess.run(
        (sys.executable, "-c", "import sys, bot.running, bot.app, bot.logs; print(*sys.modules)"),
        cwd=HOME,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    early = {library: why for library, why in LATER.items() if library in names}
    assert not early, f"loaded at the start, though only needed for {early}"
