"""Evidence for a criterion: files kept with the sheet while it is the officer's to change."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.self_score import editable_sheet
from handlers.talk import Talk, Turn, Waiting
from messages import self_score as says
from rules.errors import NothingFiled
from storage.sheets import Proof


@dataclass(frozen=True)
class SendEvidence(Waiting):
    sheet: int
    leaf: str


def ask_evidence(talk: Talk, number: int, code: str) -> Turn:
    sheet = editable_sheet(talk, number)
    leaf = talk.bloc.tree.leaf(code)
    return talk.reply(says.AskEvidence(sheet.id, leaf), wait=SendEvidence(sheet.id, code))


def receive_evidence(talk: Talk) -> Turn:
    """Keep documents and pictures; name what is neither."""
    waiting = talk.awaited(SendEvidence)
    sheet = editable_sheet(talk, waiting.sheet)
    leaf = talk.bloc.tree.leaf(waiting.leaf)
    if not talk.said.files:
        raise NothingFiled
    good = [file for file in talk.said.files if file.digest]
    for file in good:
        proof = Proof(leaf.code, file.digest, file.name, file.size, file.media_type)
        talk.store.sheets.put_proof(sheet.id, proof, talk.person.id, talk.now)
    refused = tuple(file.name for file in talk.said.files if not file.digest)
    proofs = talk.store.sheets.proof_counts(sheet.id).get(leaf.code, 0)
    return talk.reply(says.EvidenceKept(sheet.id, leaf, len(good), refused, proofs))


TAPS = {"proof": ask_evidence}
ANSWERS = {SendEvidence: receive_evidence}
