"""bin/test: every check there is, against real servers of its own; with arguments only pytest, with these."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO

from local import browser, environment, fifteen, installation
from local.home import ROOT, VENV, Home
from local.locks import Lock
from local.messages import say, speak_on
from local.processes import die_with_parent
from local.servers import Servers

NOT_TWICE = "not browser and not launcher"  # what PostgreSQL's version cannot change


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


def main(arguments: list[str]) -> int:
    """0 when everything passes. `--postgres15` (in CI always) adds a run on PostgreSQL 15."""
    environment.read_dotenv()
    speak_on(sys.stdout)
    oldest_too = "--postgres15" in arguments or bool(os.environ.get("CI") and not arguments)
    arguments = [argument for argument in arguments if argument != "--postgres15"]
    place = test_home("test", os.environ.get("POSTGRES_BIN", ""))
    with Lock(place.locks / "tests") as lock:
        lock.wait("Another bin/test is running here; waiting for it…")
        installation.install(place, "requirements.txt", "requirements-test.txt")
        os.environ["CHROMIUM"] = browser.ensure()
        return everything(place, arguments, oldest_too)


def everything(place: Home, arguments: list[str], oldest_too: bool) -> int:
    """All steps, whatever fails; pytest last, so that the last line is its summary.

    A test waits for its server half of the time: with two runs side by side two cores are busy, and CI is done sooner.
    """
    failed = []
    with Servers(place) as servers:
        servers.wait()
        servers.look()
        variables = for_tests(place, servers)
        if not arguments:
            failed += [check.title for check in checks() if not check.passes(variables)]
        pytest = Check("pytest", [str(installation.PYTHON), "-m", "pytest", *arguments])
        with beside(pytest, variables) if oldest_too else here(pytest, variables) as suite:
            if oldest_too and not on_fifteen(arguments):
                failed.append("pytest on PostgreSQL 15")
            if failed:
                say(f"\nFAILED so far: {', '.join(failed)}. Now the last step:")
            passed = suite()
    if failed:
        print(f"bin/test: failed before pytest: {', '.join(failed)} (see above)", file=sys.stderr)
    return 0 if passed and not failed else 1


@contextmanager
def here(check: Check, variables: dict[str, str]) -> Iterator[Callable[[], bool]]:
    yield lambda: check.passes(variables)


@contextmanager
def beside(check: Check, variables: dict[str, str]) -> Iterator[Callable[[], bool]]:
    """Start a check while others go on; what it printed comes when it is asked whether it passed."""
    with tempfile.TemporaryFile() as output:
        running = check.start(variables, output)

        def passes() -> bool:
            status = running.wait()
            say(f"\n— {check.title}")
            output.seek(0)
            say(output.read().decode(errors="replace").rstrip())
            return status == 0

        yield passes


def test_home(name: str, postgres_bin: str) -> Home:
    """Servers of the tests' own: what bin/run has stays untouched. Their data may be thrown away at any time."""
    return Home(ROOT / ".local" / name, durable=False, postgres_bin=postgres_bin).open()


def for_tests(place: Home, servers: Servers) -> dict[str, str]:
    variables = environment.for_django(place, servers.addresses)
    for name in ("DATABASE_ROLE", "DATABASE_POOL", "DEMO", "SITE_URL", "DEBUG"):
        variables.pop(name, None)
    return variables


def checks() -> list[Check]:
    python = str(installation.PYTHON)
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


def on_fifteen(arguments: list[str]) -> bool:
    """The suite on PostgreSQL 15; True also when there is none, which is said."""
    if os.environ.get("DATABASE_URL"):
        say("DATABASE_URL is set: the suite is NOT run on PostgreSQL 15 this time.")
        return True
    folder = fifteen.binaries()
    if not folder:
        return True
    place = test_home("test-15", folder)
    with Servers(place) as servers:
        servers.wait()
        command = [str(installation.PYTHON), "-m", "pytest", "-m", NOT_TWICE, *arguments]
        return Check("pytest on PostgreSQL 15", command).passes(for_tests(place, servers))
