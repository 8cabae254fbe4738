"""What one answered criterion costs the database: a budget, so that a turn does not grow unnoticed."""

from pathlib import Path

from bench.recorder import recorded
from tests.support.stage import Stage

BUDGET = 16
"""BEGIN and COMMIT among them."""


async def test_an_answered_criterion_is_one_transaction_of_few_statements(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    statements = recorded(stage.database.engine)
    async with stage:
        officer = await stage.person("ban-dan-van/officer")
        await officer.says("chấm điểm")
        await officer.says("đến tiêu chí 1.2")
        await officer.says("9")
        statements.clear()
        await officer.says("sửa 8,75")
        texts = [text for text, _ in statements]
    assert (texts[0], texts[-1], texts.count("COMMIT")) == ("BEGIN IMMEDIATE", "COMMIT", 1)
    assert len(texts) <= BUDGET, "\n".join(texts)
    written = [text.split()[2] for text in texts if text.startswith("INSERT")]
    assert written == ["inbox", "answers", "answer_trail", "rooms", "chat", "chat"]
