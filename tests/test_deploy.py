"""What stands in deploy/: every path, command and setting it names exists, nobody runs as root, no secret is inside."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from configparser import RawConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.cli import main
from bot.setting_defaults import DEFAULTS
from tests import needs

HOUSE = Path(__file__).parents[1]
DEPLOY = HOUSE / "deploy"
UNITS = sorted(DEPLOY.glob("khoi*.service"))
SECRETS = ("TOKEN", "SECRET", "PASSWORD")
DOCKERFILE = re.sub(r"\\\n\s*", "", (DEPLOY / "Dockerfile").read_text(encoding="utf-8"))
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))


def lines(instruction: str) -> list[str]:
    return re.findall(rf"^{instruction} (.*)$", DOCKERFILE, re.MULTILINE)


def is_command(word: str, capsys: pytest.CaptureFixture[str]) -> bool:
    with pytest.raises(SystemExit) as ended:
        main([word, "--help"])
    capsys.readouterr()
    return ended.value.code == 0


def unit(path: Path) -> RawConfigParser:
    parser = RawConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(path, encoding="utf-8")
    return parser


def test_every_path_the_image_copies_is_there_and_reaches_the_build() -> None:
    copied = [name for line in lines("COPY") if "--from" not in line for name in line.split()[:-1]]
    assert {"bot", "handlers", "messages", "rules", "storage"} <= set(copied)
    assert [name for name in copied if not (HOUSE / name).exists()] == []
    let_in = {line[1:] for line in (HOUSE / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert [name for name in copied if name.split("/")[0] not in let_in] == []


def test_the_image_takes_pinned_packages_and_runs_as_nobody_in_particular() -> None:
    assert any("-c constraints.txt" in line for line in lines("RUN"))
    assert lines("USER") == ["khoi"]
    assert DOCKERFILE.index("\nUSER ") < DOCKERFILE.index("\nENTRYPOINT ")
    assert all("/healthz" in line for line in lines("HEALTHCHECK"))
    assert lines("HEALTHCHECK")
    assert not re.search(rf"({'|'.join(SECRETS)})=\S", DOCKERFILE)


def test_the_packages_of_the_image_are_those_that_make_installs() -> None:
    words = (sys.executable, str(DEPLOY / "needs.py"), "postgresql")
    printed = subprocess.run(words, cwd=HOUSE, check=True, capture_output=True, text=True).stdout.split("\n")
    assert {"starlette", "psycopg[binary]"} <= set(printed)
    assert not {"pytest", "ruff"} & set(printed)


def test_the_image_and_the_guide_compile_every_template_once(tmp_path: Path) -> None:
    """On a copy with the templates of a few."""
    [step] = re.findall(r'python -c "(.*?)"', DOCKERFILE)
    assert f'"{step}"' in (HOUSE / "docs" / "van-hanh.md").read_text(encoding="utf-8")
    for part in ("rules", "messages"):
        shutil.copytree(HOUSE / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__", "[a-o]*.j2"))
    templates = tmp_path / "messages" / "templates"
    subprocess.run((sys.executable, "-c", step), cwd=tmp_path, check=True)
    made = list((templates / "__pycache__").iterdir())
    assert len(made) >= len(list(templates.rglob("*.j2"))) > 20
    assert {path.stat().st_mode & 0o777 for path in made} == {0o644}


def test_the_services_fit_together(capsys: pytest.CaptureFixture[str]) -> None:
    services, volumes = COMPOSE["services"], COMPOSE["volumes"]
    assert set(services) == {"postgres", "box", "bot"}
    for service in services.values():
        used = {volume.split(":")[0] for volume in service.get("volumes", ())}
        assert used <= set(volumes)
        assert set(service.get("depends_on", ())) <= set(services)
    for name in ("box", "bot"):
        program = services[name]
        assert is_command(program["command"][0], capsys)
        assert program["read_only"]
        assert program["cap_drop"] == ["ALL"]
        assert (HOUSE / "deploy" / program["build"]["context"] / program["build"]["dockerfile"]).is_file()
    box, bot = services["box"], services["bot"]
    assert box["environment"]["KTD_BOX"] == bot["environment"]["KTD_BOX"]
    assert box["network_mode"] == "none"
    assert not {name for name in box["environment"] if "DATABASE" in name}
    assert all(port.startswith("127.0.0.1:") for port in bot["ports"])


def test_every_setting_named_exists_and_every_secret_comes_from_outside() -> None:
    given = [COMPOSE["services"][name]["environment"] for name in ("box", "bot")]
    names = {name for some in given for name in some}
    names |= {pair.split("=")[0] for line in lines("ENV") for pair in line.split() if pair.startswith("KTD_")}
    for path in UNITS:
        names |= set(re.findall(r"\bKTD_\w*[A-Z]\b", path.read_text(encoding="utf-8")))
    assert names <= set(DEFAULTS)
    secret = [value for some in COMPOSE["services"].values() for value in _secrets(some["environment"])]
    assert len(secret) >= 2
    assert all("${" in value for value in secret)


def test_what_the_operator_sets_reaches_the_program_and_never_the_box() -> None:
    box, bot = COMPOSE["services"]["box"], COMPOSE["services"]["bot"]
    assert bot["env_file"] == [".env"]
    assert "env_file" not in box
    assert {"KTD_TELEGRAM_TOKEN", "KTD_DISPUTE_DAYS", "KTD_TZ"}.isdisjoint(bot["environment"])
    assert ".env" in (HOUSE / ".gitignore").read_text(encoding="utf-8").splitlines()


def _secrets(environment: dict[str, str]) -> list[str]:
    """The address of the database holds its password."""
    return [
        value
        for name, value in environment.items()
        if any(word in name for word in (*SECRETS, "DATABASE_URL"))
    ]


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_starts_a_command_there_is_as_a_user_of_its_own(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    service = unit(path)["Service"]
    assert service["User"] == "khoi"
    assert service["EnvironmentFile"] == "/etc/khoi/khoi.env"
    assert service["NoNewPrivileges"] == "yes"
    assert is_command(service["ExecStart"].partition(" -m bot ")[2].split()[0], capsys)


def test_systemd_itself_finds_nothing_wrong(tmp_path: Path) -> None:
    """The program is looked for where it will be installed, so its place is made good on a copy."""
    for path in (*UNITS, *DEPLOY.glob("*.timer")):
        text = path.read_text(encoding="utf-8").replace("/opt/khoi/.venv/bin/python", sys.executable)
        (tmp_path / path.name).write_text(text.replace("WorkingDirectory=/opt/khoi", "WorkingDirectory=/"))
    words = (str(needs.SYSTEMD.met()), "verify", "--man=no", *map(str, tmp_path.iterdir()))
    said = subprocess.run(words, check=False, capture_output=True, text=True).stderr
    assert [line for line in said.splitlines() if "khoi" in line] == []


def test_every_figure_the_guide_names_is_one_the_program_gives() -> None:
    guide = (HOUSE / "docs" / "van-hanh.md").read_text(encoding="utf-8")
    given = re.findall(r'"(ktd_\w+)"', (HOUSE / "bot" / "metric_families.py").read_text(encoding="utf-8"))
    named = {name.removesuffix("_total") for name in re.findall(r"\bktd_\w+", guide)}
    assert named == set(given)


def test_every_alert_of_the_guide_can_be_read_by_prometheus() -> None:
    guide = (HOUSE / "docs" / "van-hanh.md").read_text(encoding="utf-8")
    [rules] = [yaml.safe_load(block) for block in re.findall(r"```\n(groups:.*?)```", guide, re.DOTALL)]
    alerts = rules["groups"][0]["rules"]
    assert len({alert["alert"] for alert in alerts}) == len(alerts) >= 8
    assert all({"alert", "expr"} <= alert.keys() <= {"alert", "expr", "for"} for alert in alerts)
