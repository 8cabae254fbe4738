"""The inclusion code: shows that a paper is among those counted, and nothing of what it says."""

from base64 import b32encode
from hashlib import sha256

LENGTH = 10


def inclusion_code(blob: bytes) -> str:
    """Of a sealed paper, as "ABCDE-FGHIJ"; sealing the same marks again gives another."""
    code = b32encode(sha256(blob).digest()).decode()[:LENGTH]
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"
