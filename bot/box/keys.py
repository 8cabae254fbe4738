"""Making and rebuilding the key of a box: only in a process that exits at once (DESIGN, secret ballot)."""

from collections.abc import Sequence
from hashlib import blake2b
from secrets import token_bytes

from Crypto.Protocol.SecretSharing import Shamir
from nacl.public import PrivateKey

from bot.box.shares import Keys, WrongShare, check_threshold, share_hash

SEED = 16
"""Bytes; what pycryptodome's Shamir can split."""


def make_keys(shares: int, threshold: int) -> Keys:
    """Raises ThresholdRefused."""
    check_threshold(shares, threshold)
    seed = token_bytes(SEED)
    parts = tuple(bytes([number]) + part for number, part in Shamir.split(threshold, shares, seed))
    return Keys(bytes(_derive(seed).public_key), parts, tuple(map(share_hash, parts)))


def rebuild(public_key: bytes, shares: Sequence[bytes]) -> PrivateKey:
    """Shamir gives a wrong secret silently, so the public key decides. Raises WrongShare."""
    if not shares or any(len(share) != SEED + 1 for share in shares):
        raise WrongShare
    try:
        seed = Shamir.combine([(share[0], share[1:]) for share in shares])
    except ValueError as twice:
        raise WrongShare from twice
    private = _derive(seed)
    if bytes(private.public_key) != public_key:
        raise WrongShare
    return private


def _derive(seed: bytes) -> PrivateKey:
    return PrivateKey(blake2b(seed, digest_size=32, person=b"ktd ballot key").digest())
