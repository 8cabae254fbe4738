"""Serving the site: one process, no access log, TLS when there is a certificate."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

MAX_SOCKET_BYTES = 4096
Ready = Callable[[], None]


class WebServer(uvicorn.Server):
    """Calls `ready` once it accepts connections."""

    def __init__(self, config: uvicorn.Config, ready: Ready) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def can_listen(host: str, port: int) -> bool:
    """Whether the address is free to listen on now."""
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(kind, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def can_prove(cert: str, key: str) -> bool:
    """Whether the PEM files are a certificate and its own key, without a passphrase."""
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(cert, key, password="")
    except (ssl.SSLError, OSError):
        return False
    return True


def web_server(
    app: ASGIApp, host: str, port: int, cert: str = "", key: str = "", ready: Ready = lambda: None
) -> WebServer:
    """`await .serve()` runs it; `cert` and `key` are PEM files. Addresses hold secrets: none is logged, and what is
    goes through the program's own log."""
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        ssl_certfile=cert or None,
        ssl_keyfile=key or None,
        access_log=False,
        log_config=None,
        log_level="warning",
        server_header=False,
        ws_max_size=MAX_SOCKET_BYTES,
        timeout_graceful_shutdown=3,
        lifespan="off",
    )
    return WebServer(config, ready)
