"""Every page has a class that lists exactly what its template needs."""

import re
from dataclasses import fields
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from messages import admission_pages as cards
from messages import calendar_page, pages, reading_page, score_pages
from messages.command_words import CommandWords
from messages.outgoing import Outgoing
from messages.pages import InvitationCard, Page, Phone
from rules.admission import CardState
from tests.messages.plausible import Shape

TEMPLATES = Path(pages.__file__).parent / "templates" / "page"
STATIC = Path(pages.__file__).parent.parent / "bot" / "web" / "static"
HOSTILE = "<script>\"&'"
CARD = InvitationCard(role=HOSTILE, unit=HOSTILE, link=HOSTILE, qr="data:image/svg+xml,x")
COMMAND = CommandWords(HOSTILE, HOSTILE)
BUTTON = {"label": HOSTILE, "value": HOSTILE, "look": HOSTILE}
ROW = {
    "mine": False,
    "html": f"<b>{escape(HOSTILE)}</b>",
    "rows": [[BUTTON]],
    "choice": {"at_most": 1, "done": HOSTILE, "value": HOSTILE, "options": [BUTTON]},
    "files": [{"name": HOSTILE, "size": 1, "url": HOSTILE, "image": False}],
    "card": HOSTILE,
    "at": HOSTILE,
    "day": HOSTILE,
}
SOME = ((1, HOSTILE),)
LINES = tuple(
    cards.CardLine(1, HOSTILE, teller, state, HOSTILE)
    for teller in (False, True)
    for state in CardState
    if state is not CardState.REVOKED
)


def admission_page(whose: str, problem: str) -> Page:
    return cards.AdmissionPage(
        bloc=HOSTILE,
        year=2023,
        whose=whose,
        people=((HOSTILE, HOSTILE),) if whose else (),
        units=() if whose else ((1, HOSTILE),),
        committee=HOSTILE,
        problem=problem,
    )


SAMPLES: list[Page] = [
    pages.WelcomePage(),
    pages.InvitationPage(role=HOSTILE, unit=HOSTILE, bloc=HOSTILE),
    *(pages.RefusedPage(why=why) for why in ("unknown", "revoked", "other_device", "unkept", "unsent", "device")),
    pages.ChatPage(
        base=HOSTILE,
        role=HOSTILE,
        unit=HOSTILE,
        groups=((HOSTILE, HOSTILE),),
        commands=(COMMAND,),
        update=HOSTILE,
        said=(ROW,),
        demo=True,
    ),
    pages.GroupPage(base=HOSTILE, bloc=1, name=HOSTILE, units=9, said=(ROW,)),
    pages.ProjectorPage(),
    pages.InvitationSheetPage(base=HOSTILE, cards=()),
    pages.InvitationSheetPage(base=HOSTILE, cards=(CARD,)),
    pages.StartPage(
        title=HOSTILE, units=((HOSTILE, (Phone(person=1, role=HOSTILE),)),), clock=HOSTILE, projector=HOSTILE
    ),
    pages.RoomPage(phones=((HOSTILE, HOSTILE),), group=HOSTILE, projector=HOSTILE, clock=HOSTILE),
    *(admission_page(whose, problem) for whose in (HOSTILE, "") for problem in ("", "unit", "name", "position")),
    *(cards.CardRefusedPage(why=why) for why in ("unknown", "revoked", "denied", "over", "not_yet", "used")),
    cards.DelegateCardsPage(base=HOSTILE, bloc=HOSTILE, committee=HOSTILE, lines=(), without=SOME, units=()),
    cards.DelegateCardsPage(base=HOSTILE, bloc=HOSTILE, committee=HOSTILE, lines=LINES, without=SOME, units=SOME),
    *(cards.TabletLinkPage(base=HOSTILE, bloc=HOSTILE, link=link, qr="", bound=True) for link in ("", HOSTILE)),
    cards.TabletStartPage(),
    reading_page.reading_page(HOSTILE, Outgoing(f"<b>{escape(HOSTILE)}</b>\n\n1. {escape(HOSTILE)}")),
    cards.TabletPage(bloc=HOSTILE, year=2023),
    calendar_page.FeedPage(base=HOSTILE, link=HOSTILE, webcal=HOSTILE, qr="data:image/svg+xml,x"),
    *(cards.TabletRefusedPage(why=why) for why in ("unknown", "over", "other_device")),
    cards.DelegateCardSheetPage(
        back=HOSTILE,
        bloc=HOSTILE,
        year=2023,
        committee=HOSTILE,
        cards=tuple(cards.CardToPrint(unit, HOSTILE, "data:image/svg+xml,x") for unit in (HOSTILE, "")),
    ),
    *(
        Shape(number).made(page)
        for page in (
            score_pages.WideReviewPage,
            score_pages.TrailPage,
            score_pages.TablePage,
            calendar_page.CalendarPage,
        )
        for number in range(6)
    ),
]


class Reader(HTMLParser):
    """Collects tags with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def tags_of(page: Page) -> list[tuple[str, dict[str, str | None]]]:
    reader = Reader()
    reader.feed(page.html())
    return reader.tags


@pytest.mark.parametrize("page", SAMPLES, ids=lambda page: type(page).__name__)
def test_typed_words_never_become_tags(page: Page) -> None:
    for tag, attributes in tags_of(page):
        assert tag != "script" or {"src", "type"} & attributes.keys()
        assert not any(name.startswith("on") or name == "style" for name in attributes)


@pytest.mark.parametrize("page", SAMPLES, ids=lambda page: type(page).__name__)
def test_a_page_asks_for_nothing_but_our_own_files(page: Page) -> None:
    for tag, attributes in tags_of(page):
        address = attributes.get("src" if tag in ("script", "img") else "href") if tag != "a" else None
        if address and address != HOSTILE and not address.startswith("data:"):
            assert (STATIC / address.removeprefix("/static/")).is_file()


def test_every_page_template_has_a_class() -> None:
    files = {path.name for path in TEMPLATES.glob("*.html.j2") if not path.name.startswith("_")}
    assert files == {f"{pages.template_of(type(page))}.html.j2" for page in SAMPLES}
    modules = (pages, cards, reading_page, score_pages, calendar_page)
    known = [one for module in modules for one in vars(module).values()]
    classes = {one for one in known if isinstance(one, type) and issubclass(one, Page)}
    assert classes - {Page} == {type(page) for page in SAMPLES}


@pytest.mark.parametrize("page", SAMPLES, ids=lambda page: type(page).__name__)
def test_a_class_lists_nothing_its_template_does_not_use(page: Page) -> None:
    name = pages.template_of(type(page))
    texts = "".join(path.read_text() for path in TEMPLATES.glob("_*.j2"))
    texts += (TEMPLATES / f"{name}.html.j2").read_text()
    for field in fields(page):
        assert field.name in texts


def imported(name: str) -> set[str]:
    """A module and all it imports before it runs; what is imported later is for few."""
    found, waiting = set[str](), [name]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += re.findall(r'^import .* from "\./([\w.]+)";$', (STATIC / one).read_text(), re.M)
    return found


def test_the_first_load_of_the_chat_stays_small() -> None:
    page = next(page.html() for page in SAMPLES if isinstance(page, pages.ChatPage))
    loaded = [STATIC / name for name in imported("chat.js")]
    loaded += [path for path in STATIC.glob("*.css") if f"/static/{path.name}" in page]
    total = len(page.encode()) + sum(path.stat().st_size for path in loaded)
    assert total < 65_000
