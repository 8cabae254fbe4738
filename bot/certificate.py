"""When a certificate begins and ends, read from its PEM file."""

import ssl
from datetime import UTC, datetime
from pathlib import Path

from Crypto.Util.asn1 import DerObject, DerSequence

FORMS = {0x17: "%y%m%d%H%M%SZ", 0x18: "%Y%m%d%H%M%SZ"}
"""UTCTime and GeneralizedTime (RFC 5280, 4.1.2.5)."""
BEGIN, END = "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"


def validity(path: Path) -> tuple[datetime, datetime]:
    """Of the first certificate in the file. Raises ValueError, OSError."""
    text = path.read_text(encoding="utf-8")
    start, end = text.index(BEGIN), text.index(END)
    whole = DerSequence().decode(ssl.PEM_cert_to_DER_cert(text[start : end + len(END)]))
    signed = DerSequence().decode(whole[0])
    versioned = signed[0][0] == 0xA0
    moments = DerSequence().decode(signed[4 if versioned else 3])
    return _moment(moments[0]), _moment(moments[1])


def _moment(encoded: bytes) -> datetime:
    content = DerObject().decode(encoded).payload.decode("ascii")
    return datetime.strptime(content, FORMS[encoded[0]]).replace(tzinfo=UTC)
