"""Bytes as they stand in a line of JSON."""

from base64 import b64decode, b64encode
from collections.abc import Iterable


def as_text(blob: bytes) -> str:
    return b64encode(blob).decode()


def as_texts(blobs: Iterable[bytes]) -> list[str]:
    return [as_text(blob) for blob in blobs]


def as_blobs(texts: Iterable[str]) -> tuple[bytes, ...]:
    return tuple(b64decode(text) for text in texts)
