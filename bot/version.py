"""Which version of the program this is."""

import tomllib

from bot.box.starting import HOME


def program_version() -> str:
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])
