"""bin/test: every check there is, against real servers of its own; with arguments only pytest, with these.

A test waits for its server half of the time, so the suite runs in two halves side by side, each with a PostgreSQL and a
Valkey of its own: two cores are busy. In CI the second half has PostgreSQL 15, the oldest that is promised, and runs
beside its own tests once more those that the server's version can change: the marker `postgres`.
"""

import os
import sys

from local import browser, checks, environment, fifteen, installation
from local.home import ROOT, Home
from local.locks import Lock
from local.messages import say, speak_on
from local.servers import VARIABLES, Servers

# Markers of the second half: what waits for other programs than the server, and what makes the halves equally long.
SECOND = "browser or launcher or celery or everywhere"
TWICE = "postgres"


def main(arguments: list[str]) -> int:
    """0 when everything passes. `--postgres15` (in CI always) adds a run on PostgreSQL 15."""
    environment.read_dotenv()
    speak_on(sys.stdout)
    oldest_too = "--postgres15" in arguments or bool(os.environ.get("CI") and not arguments)
    arguments = [argument for argument in arguments if argument != "--postgres15"]
    place = home_of("test")
    with Lock(place.locks / "tests") as lock:
        lock.wait("Another bin/test is running here; waiting for it…")
        installation.install(place, "requirements.txt", "requirements-test.txt")
        os.environ["CHROMIUM"] = browser.ensure()
        if arguments:
            return some(place, arguments, oldest_too)
        return everything(place, oldest_too)


def some(place: Home, arguments: list[str], oldest_too: bool) -> int:
    """The tests that are asked for."""
    passed = True
    if oldest_too and (oldest := oldest_home()):
        passed = run(oldest, checks.pytest("pytest on PostgreSQL 15", *arguments))
    return 0 if run(place, checks.pytest("pytest", *arguments)) and passed else 1


def everything(place: Home, oldest_too: bool) -> int:
    """All steps, whatever fails; the first half of the suite last, so that the last line is its summary."""
    oldest = oldest_home() if oldest_too else None
    alone = any(os.environ.get(name) for name in VARIABLES.values())  # one set of servers, given from outside
    failed = []
    with Servers(place) as servers:
        servers.wait()
        servers.look()
        variables = for_tests(place, servers)
        first = checks.pytest("pytest", *([] if alone else ["-m", f"not ({SECOND})"]))
        with first.beside(variables) as suite:
            failed += [check.title for check in checks.quick() if not check.passes(variables)]
            if not alone:
                title, wanted = "pytest, the second half", SECOND
                if oldest:
                    title, wanted = f"{title} and PostgreSQL 15", f"{SECOND} or {TWICE}"
                if not run(oldest or home_of("test-second"), checks.pytest(title, "-m", wanted)):
                    failed.append(title)
            if failed:
                say(f"\nFAILED so far: {', '.join(failed)}. Now the last step:")
            passed = suite()
    if failed:
        print(f"bin/test: failed before the last step: {', '.join(failed)} (see above)", file=sys.stderr)
    return 0 if passed and not failed else 1


def run(home: Home, check: checks.Check) -> bool:
    """One check against the servers of a home."""
    with Servers(home) as servers:
        servers.wait()
        servers.look()
        return check.passes(for_tests(home, servers))


def home_of(name: str, postgres_bin: str = "") -> Home:
    """Servers of the tests' own: what bin/run has stays untouched. Their data may be thrown away at any time."""
    postgres_bin = postgres_bin or os.environ.get("POSTGRES_BIN", "")
    return Home(ROOT / ".local" / name, durable=False, postgres_bin=postgres_bin).open()


def oldest_home() -> Home | None:
    """The home of PostgreSQL 15; None when there is none, which is said."""
    if os.environ.get("DATABASE_URL"):
        say("DATABASE_URL is set: nothing is run on PostgreSQL 15 this time.")
        return None
    folder = fifteen.binaries()
    return home_of("test-15", folder) if folder else None


def for_tests(place: Home, servers: Servers) -> dict[str, str]:
    variables = environment.for_django(place, servers.addresses)
    for name in ("DATABASE_ROLE", "DATABASE_POOL", "DEMO", "SITE_URL", "DEBUG"):
        variables.pop(name, None)
    return variables
