"""The box's lines on TCP: one key per connection from two throw-away keys and the shared secret.

A recording is of no use later, and cannot be played back, even by who learns the secret afterwards.
"""

import base64
from hashlib import blake2b

from nacl.exceptions import CryptoError
from nacl.public import Box, PrivateKey, PublicKey
from nacl.secret import SecretBox

from bot.box.port import BoxRefused


class Cipher:
    """Counts what it seals and opens, so a line repeated, dropped or turned round does not open."""

    def __init__(self, key: bytes, *, server: bool) -> None:
        self._box = SecretBox(key)
        self._mine, self._theirs = (b"S", b"C") if server else (b"C", b"S")
        self._sealed = self._opened = 0

    def seal(self, plain: bytes) -> bytes:
        self._sealed += 1
        return base64.b64encode(self._box.encrypt(plain, _nonce(self._mine, self._sealed)).ciphertext)

    def open(self, line: bytes) -> bytes:
        self._opened += 1
        nonce = _nonce(self._theirs, self._opened)
        try:
            return self._box.decrypt(base64.b64decode(line, validate=True), nonce)
        except (ValueError, CryptoError) as wrong:
            raise BoxRefused("secret_wrong") from wrong


def agree(own: PrivateKey, theirs: bytes, secret: str, *, server: bool) -> Cipher:
    """`theirs` is the other side's public key in hex. Raises BoxRefused("greeting_wrong")."""
    try:
        other = PublicKey(bytes.fromhex(theirs.decode()))
        shared = Box(own, other).shared_key()
    except (ValueError, CryptoError) as wrong:
        raise BoxRefused("greeting_wrong") from wrong
    sides = (own.public_key, other) if server else (other, own.public_key)
    both = b"".join(map(bytes, sides))
    pepper = blake2b(secret.encode(), digest_size=64).digest()
    return Cipher(blake2b(shared + both, key=pepper, digest_size=32).digest(), server=server)


def _nonce(side: bytes, count: int) -> bytes:
    return side + count.to_bytes(SecretBox.NONCE_SIZE - 1, "big")
