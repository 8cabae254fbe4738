"""The hours in which an office may be spoken to; the rest of the day is quiet."""

from dataclasses import dataclass
from datetime import datetime, time


@dataclass(frozen=True)
class Window:
    """From `start` up to `end`, which no longer belongs to it."""

    start: time
    end: time

    def holds(self, hour: time) -> bool:
        return self.start <= hour < self.end


@dataclass(frozen=True)
class WorkingHours:
    """`windows` in the order of the day, none touching the next."""

    windows: tuple[Window, ...]

    def window(self, hour: time) -> Window | None:
        return next((window for window in self.windows if window.holds(hour)), None)

    def from_hour(self, hour: time) -> time | None:
        """The first hour of the day, `hour` or later, that is not quiet."""
        starts = (max(hour, window.start) for window in self.windows if hour < window.end)
        return next(starts, None)

    def is_same_window(self, one: datetime, other: datetime) -> bool:
        """Whether both lie in the same morning or the same afternoon."""
        window = self.window(one.time())
        return window is not None and one.date() == other.date() and window.holds(other.time())


OFFICE_HOURS = WorkingHours((Window(time(7, 30), time(11, 30)), Window(time(13, 30), time(17))))
