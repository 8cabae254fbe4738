"""Serving the site: one process, no access log, TLS when there is a certificate."""

import uvicorn
from starlette.types import ASGIApp

MAX_SOCKET_BYTES = 4096


def web_server(app: ASGIApp, host: str, port: int, cert: str = "", key: str = "") -> uvicorn.Server:
    """`await .serve()` runs it; `cert` and `key` are PEM files. Addresses hold secrets: none is logged."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            host=host,
            port=port,
            ssl_certfile=cert or None,
            ssl_keyfile=key or None,
            access_log=False,
            log_level="warning",
            server_header=False,
            ws_max_size=MAX_SOCKET_BYTES,
            timeout_graceful_shutdown=3,
            lifespan="off",
        )
    )
