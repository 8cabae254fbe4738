"""The record of a ballot: written when it is announced, checked by anybody, counted again by the committee."""

import io
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.schedule import destroy_papers
from bot.settings import read_settings
from bot.verify import verify
from rules.chain import chain, line_hash
from rules.record import checked
from tests.bot.voting_stage import VotingStage
from tests.handlers.meeting_stage import COMMITTEE


async def recorded(stage: VotingStage) -> dict[str, Any]:
    """An announced ballot's record, as the secretary gets it."""
    secretary = await stage.counted()
    await secretary.taps("Công bố")
    await stage.effects.drain()
    rows = await secretary.rows()
    name = next(file for row in rows for file in row.body.get("files", ()) if file["name"].startswith("ho-so"))
    path = stage.files.path(name["digest"])
    assert path is not None
    record: dict[str, Any] = json.loads(path.read_text())
    return record


async def test_the_record_of_an_announced_ballot_agrees_with_itself(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        assert checked(await recorded(stage)) == ()


async def test_the_record_says_nothing_of_other_decisions_and_nothing_of_a_vote(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.desk.write(lambda store: store.audit.put(stage.bloc, "reviewed", {"why": "riêng"}, stage.clock()))
        record = await recorded(stage)
        said = [line["said"]["what"] for line in record["log"] if line["said"]]
        assert {what.split("_")[0] for what in said} == {"ballot"}
        assert "riêng" not in json.dumps(record, ensure_ascii=False)
        assert "blob" not in json.dumps(record)


def more_votes(record: dict[str, Any]) -> None:
    record["totals"]["votes"][str(record["candidates"][0])] += 1


def another_code(record: dict[str, Any]) -> None:
    record["codes"][0] = "AAAAA-AAAAA"


def a_voter_too_many(record: dict[str, Any]) -> None:
    record["voted"].append(999)


def a_lower_bar(record: dict[str, Any]) -> None:
    record["profile"]["threshold"]["fraction"] = "1/9"


def another_winner(record: dict[str, Any]) -> None:
    record["outcome"]["elected"].reverse()


def a_line_said_otherwise(record: dict[str, Any]) -> None:
    said = next(line["said"] for line in record["log"] if line["said"])
    said["body"]["by"] = 999


def a_line_taken_out(record: dict[str, Any]) -> None:
    del record["log"][2]


def another_history(record: dict[str, Any]) -> None:
    """All of the log made anew around other codes: the codes in the record then differ."""
    record["codes"][0] = "AAAAA-AAAAA"
    for before, line in zip(record["log"], record["log"][1:], strict=False):
        if line["said"] and line["said"]["what"] == "ballot_opened":
            line["said"]["body"]["roll"] = line["said"]["body"]["roll"][1:]
            line["hashed"] = line_hash(line["said"])
        line["digest"] = chain(before["digest"], line["hashed"])


@pytest.mark.parametrize(
    ("spoil", "wrong"),
    [
        (more_votes, {"log_says"}),
        (another_code, {"log_says"}),
        (a_voter_too_many, {"roll", "log_says"}),
        (a_lower_bar, {"frozen", "outcome"}),
        (another_winner, {"outcome"}),
        (a_line_said_otherwise, {"log"}),
        (a_line_taken_out, {"log"}),
        (another_history, {"log_says"}),
    ],
)
async def test_whatever_is_altered_in_a_record_is_found(
    tmp_path: Path, spoil: Callable[[dict[str, Any]], None], wrong: set[str]
) -> None:
    async with VotingStage(tmp_path) as stage:
        record = await recorded(stage)
        spoil(record)
        assert wrong <= set(checked(record))


async def test_verify_says_each_check_and_counts_again_with_two_keys(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with VotingStage(tmp_path) as stage:
        record, key = await recorded(stage), (await stage.ballot()).seal.key
    file = tmp_path / "ho-so.json"
    file.write_text(json.dumps(record))
    settings = read_settings({"KTD_DATABASE_URL": f"sqlite:///{tmp_path / 'stage.db'}"})
    assert verify(file, settings, recount=False) == 0
    assert "Hồ sơ khớp." in capsys.readouterr().out
    assert record["seal"]["share_hashes"]
    shares = [stage.shares[member][key] for member in COMMITTEE[1:]]
    await_recount(monkeypatch, shares)
    assert verify_in_thread(file, settings) == 0
    await_recount(monkeypatch, [shares[0], shares[0]])
    assert verify_in_thread(file, settings) == 1


def test_a_file_that_is_no_record_is_refused_with_an_example(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for text in ("", "{}", "[1]", '{"format": "x"}', "\x00\xff"):
        file = tmp_path / "khac.json"
        file.write_text(text)
        assert verify(file, read_settings({}), recount=False) == 2
    assert "không phải hồ sơ kiểm phiếu" in capsys.readouterr().err


def await_recount(monkeypatch: pytest.MonkeyPatch, shares: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(shares) + "\n"))


def verify_in_thread(file: Path, settings: Any) -> int:
    """The command has a loop of its own."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(verify, file, settings, recount=True).result()


async def test_papers_are_destroyed_after_the_dispute_window_and_everything_else_stays(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        record, ballot = await recorded(stage), await stage.ballot()
        stage.clock.move(stage.clock() + timedelta(days=30, hours=-1))
        await destroy_papers(stage.desk, 30)
        assert len(await stage.desk.read(lambda store: store.ballots.sealed(ballot.id))) == 9
        stage.clock.move(stage.clock() + timedelta(hours=2))
        for _ in range(2):
            await destroy_papers(stage.desk, 30)
        assert await stage.desk.read(lambda store: store.ballots.sealed(ballot.id)) == ()
        assert await stage.ballot() == ballot
        assert checked(record) == ()
        lines = await stage.desk.read(lambda store: store.audit.lines(stage.bloc))
        assert [line.what for line in lines].count("papers_destroyed") == 1
        told = [row.body["html"] for row in await (await stage.secretary()).rows()]
        assert sum("Đã hủy các phiếu niêm phong" in words for words in told) == 1
