"""bin/manage: one management command, its output and its exit status, nothing else on stdout."""

import contextlib
import signal
import subprocess
import sys

from local import cluster, environment, home, installation, processes, schema
from local.messages import Stopped
from local.servers import Servers

# What works on migrations must find the database as it is; what only prints needs none.
MIGRATIONS = {"migrate", "makemigrations", "showmigrations", "sqlmigrate"}
PRINTS = {"help", "version", "--help", "--version", "-h"}


def main(arguments: list[str]) -> int:
    environment.read_dotenv()
    place = home.local()
    installation.install(place, "requirements.txt")
    with Servers(place) as servers:
        servers.wait()
        variables = environment.for_django(place, servers.addresses, path_end=tools(place))
        command = arguments[0] if arguments else "help"
        if command in MIGRATIONS:
            servers.look()  # a server that does not answer is said in our words
        elif command not in PRINTS:
            schema.migrate(place, servers, variables)
        return call(arguments, variables)


def tools(place: home.Home) -> str:
    """The folder of psql and pg_dump, for `bin/manage dbshell` and the like."""
    with contextlib.suppress(Exception):
        return str(cluster.binaries(place))
    return ""


def call(arguments: list[str], variables: dict[str, str]) -> int:
    """Run manage.py in the foreground and in the caller's folder; a signal for us is for it."""
    command = [installation.PYTHON, home.ROOT / "manage.py", *arguments]
    child = subprocess.Popen(command, env=variables, preexec_fn=prepare)
    if sys.stdin.isatty():  # there Ctrl-C reaches the command by itself, and a shell goes on after it
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            status = child.wait()
            return status if status >= 0 else 128 - status
        except Stopped as stopped:
            child.send_signal(stopped.number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(4)
            child.kill()


def prepare() -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    processes.die_with_parent(signal.SIGTERM)
