"""Finds the step that an update is for, runs it, and keeps what it decided: all inside one open transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from handlers import joining, returning, sent_files, start, steps, workbook
from handlers.duties_ended import not_served
from handlers.keeping import Kept, headed, keep, keep_words
from handlers.marks import unmarked
from handlers.talk import Nothing, Similar, Talk, Turn, Waiting
from handlers.understanding import SURE, command_words, guess, is_number, plain, resembles
from messages.incoming import Incoming
from messages.outgoing import Outgoing
from messages.render import USUAL_WORDS, render_refusal
from rules.errors import Refusal
from rules.evidence import STANDARD, Limits
from rules.people import Person
from rules.working_days import NOTHING_KNOWN, WorkingCalendar
from storage.conversations import Caller
from storage.store import Store


@dataclass(frozen=True)
class Router:
    """`now` is the clock and `similar` compares phrases; both belong to bot/."""

    now: Callable[[], datetime]
    similar: Similar
    words: dict[str, str] = field(default_factory=command_words)
    private_line: bool = True
    evidence_limits: Limits = STANDARD
    working: WorkingCalendar = NOTHING_KNOWN

    def turn(self, store: Store, said: Incoming) -> Kept:
        """One update, once; a broken rule is raised before anything is committed, for `refuse` to answer."""
        if not store.inbox.claim(said.update):
            return Kept()
        caller = store.conversations.caller(said.channel, said.address)
        if said.group:
            return joining.in_group(store, said, caller, self.now())
        return returning.back(store, said, caller, self.now()) | self._answer(store, said, caller)

    def refuse(self, store: Store, said: Incoming, refusal: Refusal) -> Kept:
        """Answer a broken rule: the officer still stands where they stood."""
        if not store.inbox.claim(said.update):
            return Kept()
        caller = store.conversations.caller(said.channel, said.address)
        waiting = waiting_of(caller) if caller else Nothing()
        kept = returning.back(store, said, caller, self.now())
        talk = self.talk(store, said, caller) if caller else None
        words = render_refusal(refusal, vars(waiting), talk.bloc.words if talk else USUAL_WORDS)
        if talk is not None:
            words = headed(talk, words, talk.unit, talk.duties)
        return kept | keep_words(store, said, caller, words, self.now())

    def apologise(self, store: Store, said: Incoming, sentence: Outgoing) -> Kept:
        """Answer an update that failed unexpectedly, so that it never comes again."""
        if not store.inbox.claim(said.update):
            return Kept()
        caller = store.conversations.caller(said.channel, said.address)
        kept = returning.back(store, said, caller, self.now())
        return kept | keep_words(store, said, caller, sentence, self.now())

    def outcome(self, store: Store, effect: int, name: str, body: dict[str, object]) -> Kept:
        """What an effect led to comes back as a turn of its own, once; `body` names the bloc and the person."""
        if not store.effects.finish(effect):
            return Kept()
        step = steps.OUTCOMES.get(name)
        if step is None:
            return Kept()
        talk = self.clocks_talk(store, int(str(body["bloc"])))
        return keep(talk, step(talk, body), None)

    def tick(self, store: Store, bloc: int, step: Callable[[Talk], Turn]) -> Kept:
        """The clock speaks: one bloc's due things in one turn."""
        talk = self.clocks_talk(store, bloc)
        return keep(talk, step(talk), None)

    def talk(self, store: Store, said: Incoming, caller: Caller) -> Talk | None:
        """In the unit that the tap names, else in the one worked for; None when the person serves no unit today."""
        now = self.now()
        serving = store.people.serving(caller.person.id)
        held = [(duty, unit) for duty, unit in serving if duty.holds(now.date())]
        wanted = (unmarked(said.tap)[1], caller.unit)
        found = (one for number in wanted for one in held if one[1].id == number)
        duty, unit = next(found, held[0] if held else (None, None))
        bloc = store.blocs.get(duty.bloc) if duty else None
        if bloc is None or unit is None:
            return None
        waiting = waiting_of(caller) if unit.id == caller.unit else Nothing()
        return Talk(
            store,
            now,
            said,
            caller.person,
            bloc,
            unit,
            tuple(duty for duty, _ in serving),
            waiting,
            self.similar,
            self.private_line,
            self.evidence_limits,
            self.working,
        )

    def _answer(self, store: Store, said: Incoming, caller: Caller | None) -> Kept:
        if caller is None or said.invitation:
            return joining.join(store, said, caller, self.now())
        talk = self.talk(store, said, caller)
        if talk is None:
            return start.without_duty(store, said, caller, self.now())
        named = unmarked(said.tap)[1]
        if named not in (0, talk.unit.id):
            raise not_served(talk, named)
        return keep(talk, self._step(talk), caller)

    def clocks_talk(self, store: Store, number: int) -> Talk:
        """The program itself speaking, for the bloc's leading unit; raise LookupError where there is none."""
        bloc = store.blocs.get(number)
        if bloc is None:
            raise LookupError(f"no bloc {number}")
        leadership = store.people.leadership(bloc.id, bloc.year)
        unit = store.people.unit(leadership.lead) if leadership else None
        if unit is None:
            raise LookupError(f"no leading unit in bloc {number}")
        said = Incoming(update="", channel="own", address="")
        return Talk(
            store, self.now(), said, Person(0, ""), bloc, unit, similar=self.similar, working=self.working
        )

    def _step(self, talk: Talk) -> Turn:
        return workbook.apart(talk, self._plain_step)

    def _plain_step(self, talk: Talk) -> Turn:
        said = talk.said
        if said.tap:
            return steps.tap(talk, unmarked(said.tap)[0])
        answer = steps.ANSWERS.get(type(talk.waiting))
        if said.files:
            return sent_files.take(talk, answer)
        if said.text.startswith("/"):
            return self._command(talk, said.text[1:].split("@")[0])
        if answer is not None and talk.waiting.takes_any_text:
            return answer(talk)
        if not (answer is not None and is_number(said.text)):
            name = self.words.get(plain(said.text))
            if name is not None:
                return steps.COMMANDS[name](talk)
        if answer is not None:
            return self._value_or_question(talk, answer)
        return guess(talk)

    def _value_or_question(self, talk: Talk, answer: steps.Step) -> Turn:
        """A value first; what is no value may still be a question, and the value stays waited for."""
        try:
            return answer(talk)
        except Refusal:
            name, likeness = resembles(talk)
            if likeness < SURE or is_number(talk.said.text):
                raise
            return steps.COMMANDS[name](talk)

    def _command(self, talk: Talk, text: str) -> Turn:
        name = self.words.get(plain(text))
        if name is None:
            return guess(talk)
        return start.leaving(talk, steps.COMMANDS[name](talk))


def waiting_of(caller: Caller) -> Waiting:
    step = steps.WAITING.get(caller.step)
    if step is None:
        return Nothing()
    try:
        return step(**caller.body)
    except TypeError:
        return Nothing()
