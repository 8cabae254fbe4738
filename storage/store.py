"""One open transaction and its shelves, one shelf a subject."""

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


class Store:
    def __init__(self, connection: Transaction, known_blocs: dict[tuple[int, int], Bloc]) -> None:
        grants: dict[int, bool] = {}
        self.connection = connection
        self.order = Order(connection)
        self.inbox = Inbox(connection)
        self.conversations = Conversations(connection)
        self.chat = Chat(connection)
        self.outbox = Outbox(connection)
        self.away = Away(connection)
        self.effects = Effects(connection)
        self.blocs = Blocs(connection, known_blocs, grants)
        self.people = People(connection)
        self.devices = Devices(connection)
        self.reorganisations = Reorganisations(connection)
        self.pledges = Pledges(connection)
        self.sheets = Sheets(connection)
        self.evidence = EvidenceBook(connection)
        self.answers = Answers(connection)
        self.explanations = Explanations(connection)
        self.letters = Letters(connection)
        self.reopen_requests = ReopenRequests(connection)
        self.returned_leaves = ReturnedLeaves(connection)
        self.reviews = Reviews(connection)
        self.deliveries = Deliveries(connection)
        self.hand_ins = HandIns(connection)
        self.extensions = Extensions(connection, grants)
        self.feeds = Feeds(connection)
        self.final_tables = FinalTables(connection)
        self.corrections = Corrections(connection)
        self.nominations = Nominations(connection)
        self.holds = Holds(connection)
        self.own_data = OwnData(connection)
        self.measures = Measures(connection)
        self.meetings = Meetings(connection)
        self.admission = Admission(connection)
        self.calls = Calls(connection)
        self.agenda = Agenda(connection)
        self.guests = Guests(connection)
        self.motions = Motions(connection)
        self.remarks = Remarks(connection)
        self.score_questions = ScoreQuestions(connection)
        self.ballots = Ballots(connection)
        self.boxed = Boxed(connection)
        self.committees = Committees(connection)
        self.paper_counts = PaperCounts(connection)
        self.announced = Announced(connection)
        self.looks = Looks(connection)
        self.reminders = ReminderLog(connection)
        self.seats = SeatBook(connection)
        self.audit = Audit(connection)
        self.notes = Notes(connection)
        self.notices = Notices(connection)
        self.workbooks = Workbooks(connection)
