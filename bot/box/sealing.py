"""A sealed ballot: anyone with the public key can make one, only the ceremony can open it."""

from nacl.public import PublicKey, SealedBox

OVERHEAD = 48
"""Bytes sealing adds: the plaintext must have one length for all, or the length would tell."""


def seal(public_key: bytes, marks: bytes) -> bytes:
    return SealedBox(PublicKey(public_key)).encrypt(marks)
