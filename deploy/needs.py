"""Prints the packages that pyproject.toml asks for: what runs, then each group that is named."""

import sys
import tomllib
from pathlib import Path

project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
wanted = [*project["dependencies"]]
for group in sys.argv[1:]:
    wanted += project["optional-dependencies"][group]
print(*(name for name in wanted if not name.startswith(project["name"])), sep="\n")
