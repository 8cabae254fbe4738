"""What people type, in the one form in which it is compared and kept."""

import unicodedata

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Letters, digits and marks as wide as an ideograph, which some keyboards give, and their plain forms."""
LINES = "\n\t"


def tidied(text: str) -> str:
    """Composed letters, plain digits, and nothing that is invisible or turns the writing round."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").translate(FULL_WIDTH)
    seen = "".join(char for char in plain if char in LINES or _is_seen(char))
    return unicodedata.normalize("NFC", seen)


def _is_seen(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cf")
