"""How bytes look in the places where they may turn up."""

from __future__ import annotations

from base64 import b64encode


def forms(secret: bytes) -> tuple[bytes, ...]:
    """As they are, in hexadecimal, in Base64 and as Python shows them."""
    return secret, secret.hex().encode(), b64encode(secret), repr(secret)[2:-1].encode()
