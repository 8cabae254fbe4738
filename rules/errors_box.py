"""Ways to break a rule of the sealed box, beside errors.py: data for a template, never wording."""

from dataclasses import dataclass

from rules.errors import Refusal
from rules.profile import Electorate


class ShareTaken(Refusal):
    """The member's key shares were fetched and acknowledged before, by this or another device."""


class KeysLost(Refusal):
    """Shares of these keys cannot be fetched: they were lost before every member had theirs."""


class WrongShare(Refusal):
    """Not this member's share of the key this ballot was sealed with."""


@dataclass(unsafe_hash=True)
class VoterOnPaper(Refusal):
    """The voter was handed a paper slip: the vote goes on that one."""

    electorate: Electorate = Electorate.UNITS


class NoPaperBeside(Refusal):
    """The bloc's rules leave no room for slips beside the phones."""


@dataclass(unsafe_hash=True)
class NoSuchSlip(Refusal):
    """`out` slips were handed out, numbered from 1."""

    out: int


class SlipAgreed(Refusal):
    """Two members read the same off it: it is in the box."""


class SlipInUse(Refusal):
    """As many slips are entered as were handed out: none can be taken back."""
