"""Where a box listens: a private unix socket, or TCP under a shared secret."""

from dataclasses import dataclass, field
from pathlib import Path

SHORTEST_SECRET = 32


class AddressWrong(Exception):
    """`name` says why: "box_address_wrong" or "box_secret_too_short"."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True)
class UnixAddress:
    path: Path

    @property
    def lock(self) -> Path:
        """Held by the one process that serves `path`, for as long as it lives."""
        return self.path.with_suffix(".lock")

    def __str__(self) -> str:
        return f"unix:{self.path.absolute()}"


@dataclass(frozen=True)
class TcpAddress:
    host: str
    port: int
    secret: str = field(repr=False)

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


Address = UnixAddress | TcpAddress


def read_address(text: str, secret: str = "") -> Address:
    """From "unix:/PATH" or "HOST:PORT"; TCP needs a secret of 32 characters. Raises AddressWrong."""
    if text.startswith("unix:/"):
        return UnixAddress(Path(text.removeprefix("unix:")))
    host, _, port = text.rpartition(":")
    if not host or host == "unix" or not (port.isascii() and port.isdigit() and int(port) < 65_536):
        raise AddressWrong("box_address_wrong")
    if len(secret) < SHORTEST_SECRET:
        raise AddressWrong("box_secret_too_short")
    return TcpAddress(host, int(port), secret)
