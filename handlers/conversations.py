"""The conversations there are, in the order of an officer's year."""

from handlers import approval, evidence, self_score, start

CONVERSATIONS = (start, self_score, evidence, approval)
