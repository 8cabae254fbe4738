"""The calendar that a bloc goes by, with one item moved: what everybody sees from here on, and the log."""

from __future__ import annotations

from handlers.talk import Talk
from messages.calendar_moves import Move
from rules.calendar_items import CalendarItem, calendar_to_list
from rules.calendar_moves import with_item


def put_moved(talk: Talk, new: CalendarItem, move: Move, reason: str) -> None:
    """From here on the talk speaks of the bloc as it now is; what opens later is announced when it does."""
    calendar = with_item(talk.bloc.calendar, new)
    plan = talk.store.blocs.plan(talk.bloc.id)
    changed = {"calendar": calendar_to_list(calendar), "moves": talk.bloc.moves + 1}
    talk.store.blocs.change_plan(talk.bloc.id, {**plan, **changed})
    talk.bloc = talk.store.blocs.get(talk.bloc.id) or talk.bloc
    if new.opens is not None and new.opens > talk.now:
        talk.store.announced.forget(talk.bloc.id, new.id)
    talk.decide(
        "deadline_moved",
        item=new.id,
        edge=move.edge,
        old=move.old.isoformat() if move.old else "",
        new=move.new.isoformat(),
        reason=reason,
    )
