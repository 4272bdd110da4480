"""bin/manage: one management command, its output and its exit status, nothing else on stdout."""

import contextlib
import signal
import subprocess

from local import cluster, environment, home, installation, processes, schema
from local.messages import Stopped
from local.servers import Servers

# What works on migrations must find the database as it is, and what only prints needs none.
AS_IS = {"migrate", "makemigrations", "showmigrations", "sqlmigrate", "help", "version", "--help", "--version", "-h"}


def main(arguments: list[str]) -> int:
    environment.read_dotenv()
    place = home.local()
    installation.install(place, "requirements.txt")
    with Servers(place) as servers:
        servers.wait()
        variables = environment.for_django(place, servers.addresses, path_end=tools(place))
        if arguments and arguments[0] not in AS_IS:
            schema.migrate(place, servers, variables)
        elif set(servers.addresses) and arguments and arguments[0] in ("migrate", "showmigrations"):
            servers.look()  # a server that does not answer is said in our words
        return call(arguments, variables)


def tools(place: home.Home) -> str:
    """The folder of psql and pg_dump, for `bin/manage dbshell` and the like."""
    with contextlib.suppress(Exception):
        return str(cluster.binaries(place))
    return ""


def call(arguments: list[str], variables: dict[str, str]) -> int:
    """Run manage.py in the foreground, so that a shell has the terminal; a signal for us is for it."""
    child = subprocess.Popen(
        [installation.PYTHON, "manage.py", *arguments], cwd=home.ROOT, env=variables, preexec_fn=prepare
    )
    # Ctrl-C reaches the command by itself, through the terminal.
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
