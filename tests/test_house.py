"""The files at the top of the house say what the rest of it needs, and no more."""

import re
import subprocess
import tomllib
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot.setting_defaults import DEFAULTS

HOUSE = Path(__file__).parent.parent
PINNED = dict(
    re.findall(r"^([\w.-]+)==(\S+)$", (HOUSE / "constraints.txt").read_text(encoding="utf-8"), re.M)
)
MACHINE_PATH = re.compile(r"(?<![a-zA-Z0-9])/(work|farm|root|home)/")
REGISTRIES = re.compile(
    "|".join(("pypi" + r"\.org", "python" + "hosted", "npm" + "js", r"deb\.debian" + r"\.org"))
)


def declared() -> list[Requirement]:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    names = [name for group in groups for name in group if not name.startswith(project["name"])]
    return [Requirement(name) for name in names]


def with_what_they_need(requirements: Iterable[Requirement]) -> dict[str, str]:
    """Name and installed version of every package the requirements bring in."""
    waiting, found = list(requirements), dict[tuple[str, frozenset[str]], str]()
    while waiting:
        wanted = waiting.pop()
        key = (str(canonicalize_name(wanted.name)), frozenset(wanted.extras))
        if key in found:
            continue
        package = distribution(wanted.name)
        found[key] = package.version
        extras = [{"extra": extra} for extra in (wanted.extras or {""})]
        needs = map(Requirement, package.requires or [])
        waiting += [n for n in needs if not n.marker or any(n.marker.evaluate(extra) for extra in extras)]
    return {name: version for (name, _), version in found.items()}


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=HOUSE, capture_output=True, text=True, check=True
    ).stdout
    return [HOUSE / name for name in listed.split("\0") if name and (HOUSE / name).is_file()]


def tracked_texts() -> dict[str, str]:
    """By path; what is not UTF-8 text is a picture or the like."""
    texts: dict[str, str] = {}
    for path in tracked():
        try:
            texts[str(path.relative_to(HOUSE))] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return texts


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}: {line.strip()}"
        for name, text in tracked_texts().items()
        for line in text.splitlines()
        if pattern.search(line)
    ]


def test_every_dependency_is_pinned_to_the_version_the_tests_ran_with() -> None:
    pins = {canonicalize_name(name): version for name, version in PINNED.items()}
    for name, version in with_what_they_need(declared()).items():
        assert pins.get(canonicalize_name(name)) == version, name


def test_constraints_hold_versions_only() -> None:
    lines = (HOUSE / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert len(PINNED) == sum(not line.startswith("#") for line in lines)
    assert "://" not in "".join(lines)


def test_every_setting_is_explained_in_the_example_and_no_other() -> None:
    example = (HOUSE / ".env.example").read_text(encoding="utf-8")
    assert re.findall(r"^(KTD_\w+)=", example, re.M) == sorted(DEFAULTS, key=example.index)
    assert set(re.findall(r"^(KTD_\w+)=", example, re.M)) == set(DEFAULTS)


def test_the_program_reads_no_setting_that_is_not_explained() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (HOUSE / "bot").rglob("*.py"))
    assert set(re.findall(r"\bKTD_[A-Z_]*[A-Z]\b", code)) <= set(DEFAULTS)


def test_no_tracked_file_names_a_path_of_one_machine() -> None:
    assert lines_with(MACHINE_PATH) == []


def test_no_tracked_file_names_a_package_registry() -> None:
    assert lines_with(REGISTRIES) == []


def test_make_has_the_targets_people_type() -> None:
    makefile = (HOUSE / "Makefile").read_text(encoding="utf-8")
    assert {"demo", "test", "check", "prove", "bench", "lan"} <= set(re.findall(r"^(\w+):", makefile, re.M))


def test_ci_runs_the_three_targets_people_run() -> None:
    script = (HOUSE / ".ci" / "run").read_text(encoding="utf-8")
    assert re.findall(r"^make (\w+)$", script, re.M) == ["check", "test", "prove"]


def test_every_name_in_the_glossary_is_in_the_code() -> None:
    glossary = (HOUSE / "docs" / "glossary.md").read_text(encoding="utf-8")
    rooms = ("bot", "handlers", "messages", "storage", "rules")
    files = (path for room in rooms for path in (HOUSE / room).rglob("*.py"))
    words = {word for path in files for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}
    names = {part for name in re.findall(r"`([A-Za-z_.]+)`", glossary) for part in name.split(".")}
    assert names - {""} <= words
