"""What bin/test runs: commands with a title, and those that are not pytest."""

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO

from local.home import ROOT, VENV
from local.installation import PYTHON
from local.messages import say
from local.processes import die_with_parent


@dataclass
class Check:
    """One step: a title, a command, and what it needs in its environment."""

    title: str
    command: list[str]
    extra: dict[str, str] = field(default_factory=dict)

    def start(self, variables: dict[str, str], output: IO | None = None) -> subprocess.Popen:
        return subprocess.Popen(
            self.command,
            cwd=ROOT,
            env={**variables, **self.extra},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT if output else None,
            preexec_fn=die_with_parent,
        )

    def passes(self, variables: dict[str, str]) -> bool:
        say(f"\n— {self.title}")
        return self.start(variables).wait() == 0

    @contextmanager
    def beside(self, variables: dict[str, str]) -> Iterator[Callable[[], bool]]:
        """Start it while others go on; what it printed comes when it is asked whether it passed."""
        with tempfile.TemporaryFile() as output:
            running = self.start(variables, output)

            def passes() -> bool:
                status = running.wait()
                say(f"\n— {self.title}")
                output.seek(0)
                say(output.read().decode(errors="replace").rstrip())
                return status == 0

            yield passes


def pytest(title: str, *arguments: str) -> Check:
    return Check(title, [str(PYTHON), "-m", "pytest", *arguments])


def quick() -> list[Check]:
    """Everything but the suite."""
    python = str(PYTHON)
    manage = [python, "manage.py"]
    return [
        Check("ruff", [python, "-m", "ruff", "check", "."]),
        Check("ruff format", [python, "-m", "ruff", "format", "--check", "--output-format", "concise", "."]),
        Check("import contracts", [python, str(VENV / "bin" / "lint-imports"), "--no-cache"]),
        Check("templates", [python, "-m", "djlint", "templates", "--lint", "--quiet"]),
        Check("migrations", [*manage, "makemigrations", "--check", "--dry-run"]),
        Check(
            "deployment", [*manage, "check", "--deploy", "--fail-level", "WARNING"], {"SITE_URL": "https://example.org"}
        ),
    ]
