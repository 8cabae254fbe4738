"""One open transaction and its shelves, one shelf a subject."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Generic, TypeVar

from rules.blocs import Bloc
from storage.admission import Admission
from storage.agenda import Agenda
from storage.announced import Announced
from storage.answers import Answers
from storage.audit import Audit
from storage.away import Away
from storage.ballots import Ballots
from storage.blocs import Blocs
from storage.boxed import Boxed
from storage.calls import Calls
from storage.chat import Chat
from storage.committees import Committees
from storage.conversations import Conversations
from storage.corrections import Corrections
from storage.deliveries import Deliveries
from storage.devices import Devices
from storage.effects import Effects
from storage.evidence import EvidenceBook
from storage.explanations import Explanations
from storage.extensions import Extensions
from storage.feeds import Feeds
from storage.final_tables import FinalTables
from storage.guests import Guests
from storage.hand_ins import HandIns
from storage.holds import Holds
from storage.inbox import Inbox
from storage.letters import Letters
from storage.looks import Looks
from storage.measures import Measures
from storage.meetings import Meetings
from storage.motions import Motions
from storage.nominations import Nominations
from storage.notes import Notes
from storage.notices import Notices
from storage.order import Order
from storage.outbox import Outbox
from storage.own_data import OwnData
from storage.paper_counts import PaperCounts
from storage.people import People
from storage.pledges import Pledges
from storage.remarks import Remarks
from storage.reminder_log import ReminderLog
from storage.reopen_requests import ReopenRequests
from storage.reorganisations import Reorganisations
from storage.returned_leaves import ReturnedLeaves
from storage.reviews import Reviews
from storage.score_questions import ScoreQuestions
from storage.seats import SeatBook
from storage.sheets import Sheets
from storage.statements import Transaction
from storage.workbooks import Workbooks

Kind = TypeVar("Kind")


class Shelf(Generic[Kind]):
    """Stands in a store from the first time it is asked for: a turn needs a few of them."""

    def __init__(self, make: Callable[[Transaction], Kind]) -> None:
        self._make = make

    def __set_name__(self, _store: type[Store], name: str) -> None:
        self._name = name

    def __get__(self, store: Store, _kind: type[Store]) -> Kind:
        made = vars(store)[self._name] = self._make(store.connection)
        return made


class Store:
    order = Shelf(Order)
    inbox = Shelf(Inbox)
    conversations = Shelf(Conversations)
    chat = Shelf(Chat)
    outbox = Shelf(Outbox)
    away = Shelf(Away)
    effects = Shelf(Effects)
    people = Shelf(People)
    devices = Shelf(Devices)
    reorganisations = Shelf(Reorganisations)
    pledges = Shelf(Pledges)
    sheets = Shelf(Sheets)
    evidence = Shelf(EvidenceBook)
    answers = Shelf(Answers)
    explanations = Shelf(Explanations)
    letters = Shelf(Letters)
    reopen_requests = Shelf(ReopenRequests)
    returned_leaves = Shelf(ReturnedLeaves)
    reviews = Shelf(Reviews)
    deliveries = Shelf(Deliveries)
    hand_ins = Shelf(HandIns)
    feeds = Shelf(Feeds)
    final_tables = Shelf(FinalTables)
    corrections = Shelf(Corrections)
    nominations = Shelf(Nominations)
    holds = Shelf(Holds)
    own_data = Shelf(OwnData)
    measures = Shelf(Measures)
    meetings = Shelf(Meetings)
    admission = Shelf(Admission)
    calls = Shelf(Calls)
    agenda = Shelf(Agenda)
    guests = Shelf(Guests)
    motions = Shelf(Motions)
    remarks = Shelf(Remarks)
    score_questions = Shelf(ScoreQuestions)
    ballots = Shelf(Ballots)
    boxed = Shelf(Boxed)
    committees = Shelf(Committees)
    paper_counts = Shelf(PaperCounts)
    announced = Shelf(Announced)
    looks = Shelf(Looks)
    reminders = Shelf(ReminderLog)
    seats = Shelf(SeatBook)
    audit = Shelf(Audit)
    notes = Shelf(Notes)
    notices = Shelf(Notices)
    workbooks = Shelf(Workbooks)

    def __init__(self, connection: Transaction, known_blocs: dict[tuple[int, int], Bloc]) -> None:
        self.connection = connection
        self._known_blocs = known_blocs
        self._grants: dict[int, bool] = {}

    @cached_property
    def blocs(self) -> Blocs:
        return Blocs(self.connection, self._known_blocs, self._grants)

    @cached_property
    def extensions(self) -> Extensions:
        return Extensions(self.connection, self._grants)
