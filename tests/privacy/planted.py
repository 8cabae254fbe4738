"""One unit's year with a canary in everything it says and in everything said about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from rules.ballot_sheet import Meeting
from rules.blocs import Bloc
from rules.calls import Answer as CallAnswer
from rules.calls import Call, Registration
from rules.deliveries import Delivery, How
from rules.evidence import Evidence
from rules.meetings import MeetingState
from rules.reorganisation import Change, Reorganisation
from rules.workbook_content import Cell, Content, Form, Marker, Row
from storage.store import Store
from tests.privacy.canaries import Canaries
from tests.privacy.planted_extensions import plant_extensions
from tests.privacy.planted_hand_ins import plant_hand_ins
from tests.privacy.planted_nominations import plant_nominations
from tests.privacy.planted_notices import plant_notices
from tests.privacy.planted_reminders import plant_reminders
from tests.privacy.planted_review import plant_review
from tests.privacy.planted_scores import plant_scores

VICTIM = "ban-dan-van"
REMEMBERED = "ab" * 32
"""A file of the victim's that its former officers were sent; its name and digest stay in their chats."""


@dataclass
class Planted:
    """`ids` are the victim's numbers by name, `files` its evidence, `contents` by digest.

    `addresses` are persons and their web ids by seat, `public_id` is the victim's officer's.
    """

    bloc: Bloc
    ids: dict[str, int]
    canaries: Canaries = field(default_factory=Canaries)
    files: list[int] = field(default_factory=list)
    contents: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, tuple[int, str]] = field(default_factory=dict)
    public_id: str = ""
    meeting_token: str = ""

    @property
    def file_words(self) -> tuple[str, ...]:
        """A file, and those sent together that still wait to be filed, as buttons name them."""
        return f"f{self.files[0]}", f"f{self.files[-1]}", f"b{self.files[-1]}"

    @property
    def numbers(self) -> list[int]:
        return sorted(set(self.ids.values()))


def plant(store: Store, bloc: Bloc, scores: Mapping[str, str], now: datetime) -> Planted:
    """`scores` are answers as an officer types them, by criterion."""
    units = {unit.key: unit.id for unit in (*store.people.units(bloc.id), *store.people.departments(bloc.id))}
    person = {key: store.people.by_key(f"{VICTIM}/{key}") or 0 for key in ("officer", "head")}
    sheet = store.sheets.of_unit(bloc.id, units[VICTIM]).id
    ids = {"bloc": bloc.id, "unit": units[VICTIM], "sheet": sheet, **person}
    planted = Planted(bloc, ids)
    plant_scores(store, bloc, sheet, scores, person["officer"], now, planted.canaries)
    ids |= plant_review(store, bloc, sheet, units, now, planted.canaries)
    ids |= plant_nominations(store, bloc.id, units[VICTIM], person["officer"], now, planted.canaries)
    ids |= plant_notices(store, bloc.id, units[VICTIM], person["officer"], now, planted.canaries)
    joined = Reorganisation(units[VICTIM], Change.JOINS, date(2023, 1, 1), "1-QĐ/TU", date(2023, 1, 1), "Thành lập")
    store.reorganisations.put(bloc.id, joined, now)
    ids["evidence"] = _plant_evidence(store, planted, now)
    ids["device"] = store.devices.add(
        person["officer"], "hash of a token", planted.canaries.text("Điện thoại"), now
    )
    ids["handin"] = plant_hand_ins(store, ids, planted.contents, now, planted.canaries)
    plant_reminders(store, ids, now)
    ids["extension"] = plant_extensions(store, ids, now, planted.canaries)
    ids["workbook"] = _plant_workbook(store, planted, now)
    _plant_deliveries(store, planted, now)
    meeting = _plant_meeting(store, planted, now)
    ids["meeting"], planted.meeting_token = meeting.id, meeting.token
    planted.public_id = store.devices.public_id(person["officer"]) or ""
    store.pledges.put(bloc.id, bloc.year, units[VICTIM], person["head"], now)
    return planted


def _plant_evidence(store: Store, planted: Planted, now: datetime) -> int:
    """Of two criteria, two reviewers'; of the unit alone while it is not filed. The last one's number."""
    seen, officer, number = planted.canaries, planted.ids["officer"], 0
    sent = Evidence(0, planted.ids["sheet"], "4.1", REMEMBERED, "anh.jpg", 4_321, "image/jpeg", officer, now)
    planted.ids["remembered"] = store.evidence.put(sent)
    planted.contents[REMEMBERED] = seen.text("nội dung tệp", "4.1")
    for subject, of in (("1.1", "1.1"), ("2.3", "2.3"), ("4.2", "4.2"), ("", "")):
        digest = seen.digest("evidence's content", of)
        name, paper = seen.text("tên minh chứng", of), seen.text("BC/BDV", of)
        note = seen.text("ghi chú minh chứng", of)
        file = Evidence(
            0,
            planted.ids["sheet"],
            subject,
            digest,
            f"{name}.pdf",
            4_321,
            "application/pdf",
            officer,
            now,
            paper,
        )
        number = store.evidence.put(file)
        kept = store.evidence.get(number)
        assert kept is not None
        store.evidence.note(kept, note, officer, now)
        if not subject:
            store.evidence.set_batch([number], number)
        planted.contents[digest] = seen.text("nội dung tệp", of)
        planted.files.append(number)
    return number


def _plant_workbook(store: Store, planted: Planted, now: datetime) -> int:
    bloc, officer = planted.bloc, planted.ids["officer"]
    marker = Marker(Form.SCORES, bloc.slug, bloc.year, bloc.revision, VICTIM)
    columns = {"code": "A", "answer": "E", "note": "G"}
    cells = {
        "code": Cell("A9", value="2.4"),
        "answer": Cell("E9", value=planted.canaries.raw("a workbook's answer", "")),
        "note": Cell("G9", value=planted.canaries.text("ghi chú trong bảng")),
    }
    content = Content(marker, (Row(9, cells, columns),), columns)
    name = planted.canaries.text("bảng tự chấm.xlsx")
    return store.workbooks.put(bloc.id, planted.ids["unit"], officer, name, content, now)


def _plant_deliveries(store: Store, planted: Planted, now: datetime) -> None:
    for leaf in planted.bloc.tree.leaves:
        if leaf.from_calendar:
            number = planted.canaries.text("BC/BDV", leaf.code)
            ids = planted.ids
            received = (
                leaf.from_calendar,
                ids["unit"],
                date(2023, 10, 3),
                How.PAPER,
                number,
                date(2023, 10, 2),
            )
            store.deliveries.put(planted.bloc.id, Delivery(*received, ids["officer"], now))


def _plant_meeting(store: Store, planted: Planted, now: datetime) -> Meeting:
    meeting = store.meetings.put(planted.bloc.id, MeetingState.OPEN, now)
    store.calls.put(meeting.id, Call(now, "Hội trường Tỉnh ủy"))
    why, stand_in = planted.canaries.text("lý do vắng"), planted.canaries.text("Người dự thay")
    answer = Registration(CallAnswer.ABSENT, stand_in, planted.canaries.text("chức vụ người dự thay"), why)
    store.calls.register(meeting.id, planted.ids["unit"], planted.ids["head"], answer)
    teller = store.people.by_key("van-phong/teller") or 0
    store.committees.put(meeting.id, [teller])
    return meeting
