"""Open votes of a meeting and the voice of each unit asked by name."""

from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from rules.motions import Matter, Motion, MotionForm, MotionState, Voice, Voices
from storage import tables
from storage.statements import Transaction

_motions, _voices = tables.motions, tables.motion_voices
NAMES = ("meeting", "matter", "question", "state", "by", "at", "form", "roll", "about", "counts")

PUT = insert(_motions).values({name: bindparam(name) for name in NAMES}).returning(_motions.c.id)
GET = select(_motions).where(_motions.c.id == bindparam("motion"))
OF_MEETING = select(_motions).where(_motions.c.meeting == bindparam("meeting")).order_by(_motions.c.id)
_SAY = insert(_voices).values({name: bindparam(name) for name in ("motion", "unit", "person", "voice")})
SAY = _SAY.on_conflict_do_update(
    index_elements=["motion", "unit"], set_={name: _SAY.excluded[name] for name in ("person", "voice")}
)
VOICES = (
    select(_voices.c.unit, _voices.c.voice)
    .where(_voices.c.motion == bindparam("motion"))
    .order_by(_voices.c.unit)
)


class Motions:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, motion: Motion) -> int:
        """A new motion; its own id is not looked at."""
        return int(self._connection.execute(PUT, _values(motion)).scalar_one())

    def change(self, motion: Motion) -> None:
        self._connection.execute(update(_motions).where(_motions.c.id == motion.id).values(_values(motion)))

    def get(self, number: int) -> Motion | None:
        row = self._connection.execute(GET, {"motion": number}).first()
        return None if row is None else _motion(row)

    def of_meeting(self, meeting: int) -> tuple[Motion, ...]:
        """Oldest first."""
        return tuple(_motion(row) for row in self._connection.execute(OF_MEETING, {"meeting": meeting}))

    def say(self, motion: int, unit: int, person: int, voice: Voice) -> None:
        """The unit's voice, in place of what it said before; `person` is who said so."""
        values = {"motion": motion, "unit": unit, "person": person, "voice": voice.value}
        self._connection.execute(SAY, values)

    def voices(self, motion: int) -> dict[int, Voice]:
        """By unit; a unit that has not answered is missing."""
        rows = self._connection.execute(VOICES, {"motion": motion})
        return {row.unit: Voice(row.voice) for row in rows}


def _values(motion: Motion) -> dict[str, Any]:
    return {
        "meeting": motion.meeting,
        "matter": motion.matter.value,
        "question": motion.question,
        "state": motion.state.value,
        "by": motion.by,
        "at": motion.at,
        "form": motion.form.value if motion.form else None,
        "roll": list(motion.roll),
        "about": list(motion.about),
        "counts": vars(motion.counts) if motion.counts else None,
    }


def _motion(row: Any) -> Motion:
    return Motion(
        id=row.id,
        meeting=row.meeting,
        matter=Matter(row.matter),
        question=row.question,
        state=MotionState(row.state),
        by=row.by,
        at=row.at,
        form=MotionForm(row.form) if row.form else None,
        roll=tuple(row.roll),
        about=tuple(row.about),
        counts=Voices(**row.counts) if row.counts else None,
    )
