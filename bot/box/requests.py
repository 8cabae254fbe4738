"""What somebody asks of the box: a line of JSON, read with suspicion."""

import base64
import json

from bot.box.port import BoxRefused, Opening
from bot.box.shares import MOST_KEYS, MOST_SHARES

MOST_VOTERS = 2_000
LONGEST_BLOB = 1_024
LARGEST_ID = 2**63 - 1


class Request:
    """A parsed line; each reader raises BoxRefused("<field>_wrong")."""

    def __init__(self, fields: dict[str, object]) -> None:
        self._fields = fields

    @classmethod
    def parse(cls, line: bytes) -> "Request":
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError) as wrong:
            raise BoxRefused("frame_not_json") from wrong
        if not isinstance(fields, dict):
            raise BoxRefused("frame_not_json")
        return cls(fields)

    @property
    def ballot(self) -> int:
        return self.number("ballot")

    @property
    def voter(self) -> int:
        return self.number("voter")

    @property
    def ring(self) -> int:
        return self.number("ring")

    @property
    def place(self) -> int:
        return self.number("place", MOST_SHARES - 1)

    @property
    def slip(self) -> int:
        return self.number("slip", MOST_VOTERS)

    def text(self, name: str) -> str:
        value = self._fields.get(name)
        if not isinstance(value, str):
            raise BoxRefused(f"{name}_wrong")
        return value

    def number(self, name: str, most: int = LARGEST_ID) -> int:
        value = self._fields.get(name)
        if type(value) is not int or not 0 <= value <= most:
            raise BoxRefused(f"{name}_wrong")
        return value

    def blob(self, name: str) -> bytes:
        try:
            blob = base64.b64decode(self.text(name), validate=True)
        except ValueError as wrong:
            raise BoxRefused(f"{name}_wrong") from wrong
        if not 0 < len(blob) <= LONGEST_BLOB:
            raise BoxRefused(f"{name}_wrong")
        return blob

    def each(self, name: str, most: int) -> "list[Request]":
        """The elements of a list, each readable under the same `name`."""
        values = self._fields.get(name)
        if not isinstance(values, list) or len(values) > most:
            raise BoxRefused(f"{name}_wrong")
        return [Request({name: value}) for value in values]

    def blobs(self, name: str, most: int) -> tuple[bytes, ...]:
        return tuple(one.blob(name) for one in self.each(name, most))

    def shares(self) -> tuple[tuple[bytes, ...], ...]:
        """By place, one a key."""
        return tuple(own.blobs("shares", MOST_KEYS) for own in self.each("shares", MOST_SHARES))

    def opening(self) -> Opening:
        return Opening(
            ballot=self.ballot,
            roll=tuple(entry.number("roll") for entry in self.each("roll", MOST_VOTERS)),
            public_key=self.blob("public_key"),
            shares=self.blobs("shares", MOST_SHARES),
            blob_length=self.number("blob_length", LONGEST_BLOB),
        )
