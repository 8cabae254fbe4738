"""The first load of the chat page: everything that it names, and what that names in turn, as transferred."""

import re
from urllib.parse import urljoin

from bench.figures import figure
from bench.phone import Phone

NAMES = re.compile(r"""(?:src=|href=|from |import |@import )["'](/static/[^"'?#]+|\./[^"'?#]+)""")


def measure(phone: Phone) -> None:
    seen: dict[str, int] = {}
    _load(phone, phone.base, seen)
    figure("page_kb", sum(seen.values()) / 1e3, "kB", "<=", 100)


def _load(phone: Phone, path: str, seen: dict[str, int]) -> None:
    answer = phone.get(path)
    seen[path] = answer.num_bytes_downloaded
    for name in NAMES.findall(answer.text):
        address = urljoin(path, name)
        if address not in seen:
            _load(phone, address, seen)
