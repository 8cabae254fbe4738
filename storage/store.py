"""One open transaction and its shelves, one shelf a subject."""

from functools import cached_property

from rules.blocs import Bloc
from storage.announced import Announced
from storage.audit import Audit
from storage.ballots import Ballots
from storage.blocs import Blocs
from storage.chat import Chat
from storage.conversations import Conversations
from storage.devices import Devices
from storage.effects import Effects
from storage.final_tables import FinalTables
from storage.inbox import Inbox
from storage.meetings import Meetings
from storage.nominations import Nominations
from storage.notes import Notes
from storage.outbox import Outbox
from storage.people import People
from storage.pledges import Pledges
from storage.sheets import Sheets
from storage.statements import Transaction


class Store:
    def __init__(self, connection: Transaction, known_blocs: dict[tuple[int, int], Bloc] | None = None) -> None:
        self.connection = connection
        self._known_blocs = {} if known_blocs is None else known_blocs

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(self.connection)

    @cached_property
    def chat(self) -> Chat:
        return Chat(self.connection)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self.connection)

    @cached_property
    def notes(self) -> Notes:
        return Notes(self.connection)

    @cached_property
    def conversations(self) -> Conversations:
        return Conversations(self.connection)

    @cached_property
    def people(self) -> People:
        return People(self.connection)

    @cached_property
    def devices(self) -> Devices:
        return Devices(self.connection)

    @cached_property
    def blocs(self) -> Blocs:
        return Blocs(self.connection, self._known_blocs)

    @cached_property
    def pledges(self) -> Pledges:
        return Pledges(self.connection)

    @cached_property
    def sheets(self) -> Sheets:
        return Sheets(self.connection)

    @cached_property
    def final_tables(self) -> FinalTables:
        return FinalTables(self.connection)

    @cached_property
    def nominations(self) -> Nominations:
        return Nominations(self.connection)

    @cached_property
    def meetings(self) -> Meetings:
        return Meetings(self.connection)

    @cached_property
    def ballots(self) -> Ballots:
        return Ballots(self.connection)

    @cached_property
    def effects(self) -> Effects:
        return Effects(self.connection)

    @cached_property
    def announced(self) -> Announced:
        return Announced(self.connection)

    @cached_property
    def audit(self) -> Audit:
        return Audit(self.connection)
