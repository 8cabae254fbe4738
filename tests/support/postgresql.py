"""The same PostgreSQL of our own as the figures have."""

from bench.postgresql import fresh, server

__all__ = ["fresh", "server"]
