"""From sealed ballots to totals: opened and counted in one breath, nothing in between leaves."""

from collections.abc import Iterable

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from rules.ballots import Count, Marking, count
from rules.second_count import recount

UNREADABLE = b""
"""Stands for a ballot that does not open: both counters find it invalid."""


class CountersDisagree(Exception):
    """The two counters found different figures: nothing is announced."""


def count_blobs(
    key: PrivateKey,
    blobs: Iterable[bytes],
    *,
    marking: Marking,
    issued: int,
) -> Count:
    """Raises CountersDisagree."""
    box = SealedBox(key)
    papers = [_paper(box, blob) for blob in blobs]
    counted = count(papers, marking, issued)
    check_counters(counted, recount(papers, marking))
    return counted


def check_counters(counted: Count, again: object) -> None:
    if counted.figures() != again:
        raise CountersDisagree


def _paper(box: "SealedBox[PrivateKey]", blob: bytes) -> bytes:
    try:
        return box.decrypt(blob)
    except CryptoError:
        return UNREADABLE
