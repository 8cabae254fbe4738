"""Compiling a template takes a hundred times longer than reading what came of it, so that is kept as modules are."""

import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from pickle import UnpicklingError

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache


class Compiled(FileSystemBytecodeCache):
    """In `__pycache__` beside the templates; where that cannot be written, each start compiles what it uses.

    What was kept for another text, another Jinja2 or another `environment` (the file that sets one up) is not taken.
    """

    def __init__(self, templates: Path, environment: Path) -> None:
        super().__init__(str(templates / "__pycache__"), "%s.j2c")
        self._keeps = not sys.dont_write_bytecode
        self._made_by = jinja2.__version__ + sha256(environment.read_bytes()).hexdigest()

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(self._made_by + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """What a machine that lost its power left half written is as if it were not there."""
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, UnpicklingError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not self._keeps:
            return
        with suppress(OSError):
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)

    def keep_all(self, environment: jinja2.Environment) -> None:
        """Everything the environment finds, by whoever may write here, for whoever may only read."""
        self._keeps = True
        for name in environment.list_templates(extensions=("j2",)):
            environment.get_template(name)
        for path in Path(self.directory).iterdir():
            path.chmod(0o644)
