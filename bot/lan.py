"""How phones reach this machine: its address around, a QR code of it, and whether others can listen."""

from __future__ import annotations

import io
import socket
from ipaddress import ip_address
from urllib.parse import urlsplit

from bot.settings import Settings


def lan_address(settings: Settings) -> str:
    """The address other machines reach this one at: KTD_PUBLIC_URL when it names one, else our own guess."""
    if "127.0.0.1" not in settings.public_url and "localhost" not in settings.public_url:
        return settings.public_url
    scheme = "https" if settings.web_cert else "http"
    return f"{scheme}://{_own_address()}:{settings.web_port}"


def is_private_line(public_url: str) -> bool:
    """Whether what people send there cannot be read on its way: encrypted, or never leaving this machine."""
    parts = urlsplit(public_url)
    host = parts.hostname or ""
    if parts.scheme == "https" or host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def terminal_qr(address: str) -> str:
    """A QR code of block characters."""
    import segno

    drawn = io.StringIO()
    segno.make(address).terminal(out=drawn, compact=True)
    return drawn.getvalue()


def _own_address() -> str:
    """The address of the interface that leads out; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("198.51.100.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"
