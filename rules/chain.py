"""The chained log: each digest covers the line's own hash and the digest before it.

A line may be shown as its hash alone, and the chain around it still be followed.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def line_hash(line: Mapping[str, Any]) -> str:
    """SHA-256 (hex) of a line, or of other plain JSON values, as sorted JSON."""
    text = json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def chain(previous: str, hashed: str) -> str:
    """SHA-256 (hex) over the digest before, "" at the start, and a line's hash."""
    return hashlib.sha256(f"{previous}\n{hashed}".encode()).hexdigest()
