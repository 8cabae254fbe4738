"""What a ballot's card shows in Telegram while a paper is marked, confirmed and cast."""

from collections.abc import Sequence
from dataclasses import replace

from bot.ballot_touches import Paper
from bot.telegram_draft import Draft, Touch, Verb, marks_of
from bot.telegram_screen import number_of
from bot.touch_answers import Answer, plain
from messages import telegram_ballot as says
from messages.ballot_card import NoMark
from messages.outgoing import Button, Outgoing
from messages.render import render, render_refusal
from rules.ballots import Answer as Opinion
from rules.errors_ballots import TooManyMarks

Rows = tuple[tuple[Button, ...], ...]


def offered(outgoing: Outgoing, ballot: int) -> Outgoing:
    """A delegate's card with the way to cast here, under a line saying who could read it."""
    here = (Button(says.CAST_HERE, Touch(ballot, Verb.OPEN).data),)
    html = f"{outgoing.html}\n\n{render(says.WhoCanRead()).html}"
    return replace(outgoing, html=html, rows=(here, *outgoing.rows))


def screen(touch: Touch, card: Answer, draft: Draft) -> Outgoing:
    """What stands there after a touch."""
    if draft.paper:
        return confirm(touch.ballot, card, draft, draft.paper)
    is_empty = touch.verb is Verb.REVIEW and not draft.marks
    return marking(touch.ballot, card, draft, plain(render(NoMark()).html) if is_empty else "")


def marks_lost() -> str:
    """Why a paper is blank again, as text."""
    return plain(render(says.MarksLost()).html)


def taken(card: Answer, code: str) -> Outgoing:
    """The paper is in the box: no button is left, and nothing of what it says."""
    return Outgoing(f"{card.get('html', '')}\n\n{render(says.Taken(code)).html}".strip())


def marking(ballot: int, card: Answer, draft: Draft, warning: str = "") -> Outgoing:
    """The names with their marks."""
    options, marked, at_most = card["options"], len(draft.marks), card["at_most"]
    if marked > at_most:
        warning = warning or plain(render_refusal(TooManyMarks(marked, at_most)).html)
    answered = any("answers" in option for option in options)
    chosen = () if answered else _names(options, draft.marks)
    words = render(says.Marking(marked, at_most, answered, chosen, warning))
    html = f"{card['html']}\n\n{words.html}\n\n{render(says.WhoCanRead()).html}"
    return _message(ballot, html, (*_options(ballot, options, draft.marks), *_controls(ballot, draft.screen)))


def confirm(ballot: int, card: Answer, draft: Draft, paper: Paper) -> Outgoing:
    """What is about to be cast, in words."""
    if paper.marks:
        label, say = says.CAST, _review(card["options"], paper.marks)
    elif paper.blank:
        label, say = says.BLANK, card["blank_say"]
    else:
        label, say = says.SPOIL, card["spoiled_say"]
    html = f"{card['html']}\n\n{say}\n\n{render(says.Final()).html}"
    cast = Button(label, Touch(ballot, Verb.CAST, number_of(draft, card["options"])).data, "main")
    again = Button(says.AGAIN, Touch(ballot, Verb.OPEN, draft.screen).data)
    return _message(ballot, html, ((cast,), (again,)))


def _review(options: Sequence[Answer], marks: Sequence[int]) -> str:
    said = [
        says.Said(option["name"], opinion if "answers" in option else None)
        for option in options
        for mark, opinion in zip(marks_of(option), Opinion, strict=False)
        if mark in marks
    ]
    missing = [one["name"] for one in options if "answers" in one and not set(marks_of(one)) & set(marks)]
    return render(says.Review(tuple(said), tuple(missing))).html


def _names(options: Sequence[Answer], marks: Sequence[int]) -> tuple[str, ...]:
    return tuple(option["name"] for option in options if option["id"] in marks)


def shut(ballot: int, card: Answer) -> Outgoing:
    """A card that takes nothing; one that could not be had may be asked for again."""
    words = "\n\n".join(card[part] for part in ("html", "say") if part in card)
    again = ((Button(says.TRY_AGAIN, Touch(ballot, Verb.OPEN).data),),)
    return Outgoing(words) if "html" in card else _message(ballot, words, again)


def _message(ballot: int, html: str, rows: Rows) -> Outgoing:
    return Outgoing(html, rows, card=f"ballot:{ballot}")


def _options(ballot: int, options: Sequence[Answer], marks: Sequence[int]) -> Rows:
    rows: list[tuple[Button, ...]] = []
    for option in options:
        if "answers" not in option:
            rows.append((_tick(ballot, option["name"], option["id"], marks),))
            continue
        ticks = [
            _tick(ballot, label, mark, marks)
            for mark, label in zip(option["answers"], says.ANSWERS.values(), strict=True)
        ]
        rows += [(Button(option["name"], Touch(ballot, Verb.OPEN).data),), tuple(ticks[:2]), tuple(ticks[2:])]
    return tuple(rows)


def _tick(ballot: int, label: str, mark: int, marks: Sequence[int]) -> Button:
    sign, verb = ("☑", Verb.UNMARK) if mark in marks else ("☐", Verb.MARK)
    return Button(f"{sign} {label}", Touch(ballot, verb, mark).data)


def _controls(ballot: int, screen: int) -> Rows:
    return (
        (Button(says.REVIEW, Touch(ballot, Verb.REVIEW, screen).data, "main"),),
        (Button(says.BLANK, Touch(ballot, Verb.BLANK).data),),
        (Button(says.SPOIL, Touch(ballot, Verb.SPOIL).data),),
    )
