"""What may not change once a box is sealed, as one short code that everybody can compare."""

from typing import Any

from rules.ballot_dict import units_by_delegate
from rules.ballot_sheet import Ballot
from rules.chain import line_hash
from rules.profile_dict import profile_to_dict


def frozen_code(ballot: Ballot) -> str:
    """SHA-256 (hex) over what is voted on, who may vote, candidates, rules, seats and committee, in a fixed order."""
    said: dict[str, Any] = {
        "title": ballot.title,
        "subject": ballot.subject.value,
        "among_tied": ballot.among_tied,
        "round": ballot.round,
        "candidates": ballot.candidates,
        "entitled": ballot.entitled,
        "seats": ballot.seats,
        "profile": profile_to_dict(ballot.profile),
        "committee": ballot.seal.committee,
        "needed": ballot.seal.needed,
    }
    if ballot.delegates:
        said["delegates"] = units_by_delegate(ballot.delegates)
    return line_hash(said)
