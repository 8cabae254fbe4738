"""Ballots, who voted in them, and the sealed papers: written once, in orders that carry nothing."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, union_all, update
from sqlalchemy.dialects.postgresql import insert

from rules.ballot_dict import (
    count_from_dict,
    count_to_dict,
    delegates_from_dict,
    seal_from_dict,
    seal_to_dict,
    units_by_delegate,
)
from rules.ballot_sheet import Ballot, Settled, Subject
from rules.ballots import Count
from rules.meetings import BallotState
from rules.profile import Tie
from rules.profile_dict import profile_from_dict, profile_to_dict
from storage import tables
from storage.statements import Transaction

_ballots, _roll, _blobs, _meetings = tables.ballots, tables.ballot_roll, tables.ballot_blobs, tables.meetings
_delegate_roll = tables.delegate_roll

PUT = insert(_ballots).returning(_ballots.c.id)
GET = select(_ballots).where(_ballots.c.id == bindparam("ballot"))
_IN_MEETING = select(_ballots).where(_ballots.c.meeting == bindparam("meeting")).order_by(_ballots.c.id)
OF_MEETING = _IN_MEETING.where(_ballots.c.subject != Subject.TRIAL.value)
TRIALS = _IN_MEETING.where(
    _ballots.c.subject == Subject.TRIAL.value, _ballots.c.state != BallotState.VOID.value
)
BLOC = select(_meetings.c.bloc).join(_ballots).where(_ballots.c.id == bindparam("ballot"))
VOTED = union_all(
    select(_roll.c.unit.label("voter")).where(_roll.c.ballot == bindparam("ballot")),
    select(_delegate_roll.c.person).where(_delegate_roll.c.ballot == bindparam("ballot")),
).order_by("voter")
SEALED = select(_blobs).where(_blobs.c.ballot == bindparam("ballot")).order_by(_blobs.c.id)

_KEPT = (
    select(_ballots.c.id, _meetings.c.bloc)
    .join(_meetings)
    .where(_meetings.c.opened_at < bindparam("before"), _ballots.c.id.in_(select(_blobs.c.ballot)))
    .subquery()
)
BLOCS_WITH_PAPERS = select(_KEPT.c.bloc).distinct().order_by(_KEPT.c.bloc)
WITH_PAPERS = select(_KEPT.c.id).where(_KEPT.c.bloc == bindparam("bloc")).order_by(_KEPT.c.id)
DESTROY = delete(_blobs).where(_blobs.c.ballot == bindparam("number"))
CLEAR_ROLLS = [delete(one).where(one.c.ballot == bindparam("number")) for one in (_roll, _delegate_roll)]


class Ballots:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, ballot: Ballot) -> int:
        """A new ballot; its own id is not looked at."""
        return int(self._connection.execute(PUT, _values(ballot)).scalar_one())

    def change(self, ballot: Ballot) -> None:
        self._connection.execute(update(_ballots).where(_ballots.c.id == ballot.id).values(_values(ballot)))

    def get(self, number: int) -> Ballot | None:
        row = self._connection.execute(GET, {"ballot": number}).first()
        return None if row is None else _ballot(row)

    def of_meeting(self, meeting: int) -> tuple[Ballot, ...]:
        """Oldest first; a trial is no ballot of the meeting."""
        return tuple(_ballot(row) for row in self._connection.execute(OF_MEETING, {"meeting": meeting}))

    def trial(self, meeting: int) -> Ballot | None:
        """The trial under way, until it is thrown away or its box is lost."""
        rows = self._connection.execute(TRIALS, {"meeting": meeting}).all()
        return _ballot(rows[-1]) if rows else None

    def throw_away(self, number: int) -> None:
        """A trial's papers, and who cast them, are gone."""
        self.destroy(number)
        for clear in CLEAR_ROLLS:
            self._connection.execute(clear, {"number": number})

    def bloc(self, number: int) -> int | None:
        """The bloc whose ballot it is."""
        return self._connection.execute(BLOC, {"ballot": number}).scalar()

    def put_box(self, ballot: Ballot, voted: Iterable[int], sealed: Iterable[tuple[str, bytes]]) -> None:
        """The closed box: voters whose paper is in it, sorted, and papers sorted by their random ids."""
        table, key = (_delegate_roll, "person") if ballot.by_delegates else (_roll, "unit")
        roll = [{"ballot": ballot.id, key: voter} for voter in sorted(voted)]
        blobs = [{"ballot": ballot.id, "id": name, "blob": blob} for name, blob in sorted(sealed)]
        if roll:
            self._connection.execute(insert(table), roll)
        if blobs:
            self._connection.execute(insert(_blobs), blobs)

    def voted(self, number: int) -> tuple[int, ...]:
        """Whose paper was in the box when it closed."""
        return tuple(self._connection.execute(VOTED, {"ballot": number}).scalars())

    def blocs_with_papers(self, before: datetime) -> tuple[int, ...]:
        """Blocs with sealed papers of a meeting held before that moment, whatever became of the ballot."""
        return tuple(self._connection.execute(BLOCS_WITH_PAPERS, {"before": before}).scalars())

    def with_papers(self, bloc: int, before: datetime) -> tuple[int, ...]:
        """Ballots of the bloc that still have them."""
        return tuple(self._connection.execute(WITH_PAPERS, {"before": before, "bloc": bloc}).scalars())

    def destroy(self, number: int) -> None:
        """The sealed papers of a ballot are gone; its totals, roll and codes stay."""
        self._connection.execute(DESTROY, {"number": number})

    def sealed(self, number: int) -> tuple[tuple[str, bytes], ...]:
        """(random id, sealed paper)."""
        return tuple((row.id, row.blob) for row in self._connection.execute(SEALED, {"ballot": number}))


def _values(ballot: Ballot) -> dict[str, Any]:
    return {
        "meeting": ballot.meeting,
        "state": ballot.state.value,
        "title": ballot.title,
        "round": ballot.round,
        "candidates": list(ballot.candidates),
        "seats": ballot.seats,
        "profile": profile_to_dict(ballot.profile),
        "entitled": list(ballot.entitled),
        "subject": ballot.subject.value,
        "award": ballot.award,
        "roll": list(ballot.roll),
        "present": ballot.present,
        "issued": ballot.issued,
        "seal": seal_to_dict(ballot.seal),
        "on_paper": list(ballot.on_paper),
        "codes": list(ballot.codes),
        "totals": _totals_out(ballot.totals),
        "settled": _settled_out(ballot.settled),
        "closes_at": ballot.closes_at,
        "among_tied": ballot.among_tied,
        "delegates": units_by_delegate(ballot.delegates) if ballot.delegates else None,
    }


def _ballot(row: Any) -> Ballot:
    return Ballot(
        id=row.id,
        meeting=row.meeting,
        state=BallotState(row.state),
        title=row.title,
        round=row.round,
        candidates=tuple(row.candidates),
        seats=row.seats,
        profile=profile_from_dict(row.profile),
        entitled=tuple(row.entitled),
        subject=Subject(row.subject),
        award=row.award,
        roll=tuple(row.roll),
        present=row.present,
        issued=row.issued,
        seal=seal_from_dict(row.seal),
        on_paper=tuple(row.on_paper),
        codes=tuple(row.codes),
        totals=_totals_in(row.totals),
        settled=_settled_in(row.settled),
        closes_at=row.closes_at,
        among_tied=row.among_tied,
        delegates=delegates_from_dict(row.delegates),
    )


def _settled_out(settled: Settled | None) -> dict[str, Any] | None:
    if settled is None:
        return None
    return {**vars(settled), "by": settled.by.value, "at": settled.at.isoformat() if settled.at else ""}


def _settled_in(data: dict[str, Any] | None) -> Settled | None:
    if data is None:
        return None
    units = {name: tuple(data[name]) for name in ("elected", "open", "scored")}
    at = datetime.fromisoformat(data["at"]) if data["at"] else None
    return Settled(by=Tie(data["by"]), person=data["person"], at=at, **units)


def _totals_out(count: Count | None) -> dict[str, Any] | None:
    return None if count is None else count_to_dict(count)


def _totals_in(data: dict[str, Any] | None) -> Count | None:
    return None if data is None else count_from_dict(data)
