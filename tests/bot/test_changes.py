"""Who watches a room is woken by whoever changes it, here or in another process; who votes is told nowhere else."""

from bot.changes import EFFECTS, POSTS, Changes
from handlers.talk import bloc_room, unit_room


async def test_what_changes_here_wakes_here_and_is_told_to_the_others() -> None:
    changes, told = Changes(), list[set[str]]()
    changes.onward = lambda rooms: told.append(set(rooms))
    async with changes.watch("p1") as one, changes.watch("p2") as two:
        changes.touch({"p1", POSTS})
        assert (one.is_set(), two.is_set()) == (True, False)
    assert told == [{"p1", POSTS}]


async def test_what_others_tell_wakes_here_and_goes_no_further() -> None:
    changes, told = Changes(), list[set[str]]()
    changes.onward = lambda rooms: told.append(set(rooms))
    waiting = changes.lasting(EFFECTS)
    async with changes.watch("p1") as one:
        changes.hear({"p1", EFFECTS})
        assert one.is_set()
    assert waiting.is_set()
    assert told == []


async def test_no_other_process_hears_which_unit_voted() -> None:
    here, there, told = Changes(), Changes(), list[set[str]]()
    here.onward = lambda rooms: told.append(set(rooms))
    async with there.watch(unit_room(5)) as own, there.watch(unit_room(6)) as other:
        here.touch({bloc_room(1), unit_room(5)})
        assert told == [{bloc_room(1), "u*"}]
        there.hear(told[0])
        assert own.is_set()
        assert other.is_set()


async def test_after_a_gap_everybody_looks_again() -> None:
    changes = Changes()
    async with changes.watch("p1") as one, changes.watch(unit_room(5)) as two:
        changes.look_again()
        assert one.is_set()
        assert two.is_set()
