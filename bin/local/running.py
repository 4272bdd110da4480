"""bin/run: install, servers, migrate, demo, then web, worker and beat until somebody stops us."""

import argparse
import json
import os
import sys
import time

from local import environment, home, installation, keeper, ports, processes, programs, quietly, schema
from local.locks import Lock
from local.managing import tools
from local.messages import Trouble, progress, say, speak_on
from local.servers import TITLES, Servers


def main(arguments: list[str]) -> int:
    asked = options(arguments)
    environment.read_dotenv()
    speak_on(sys.stdout)
    place = home.local()
    with Lock(place.locks / "run") as lock:
        if not lock.take():
            raise Trouble(already(lock))
        keeper.sweep(place)  # what a run left that was killed together with its keeper
        port = ports.for_web(asked.port if asked.port is not None else os.environ.get("PORT"))
        lock.write(json.dumps({"pid": os.getpid(), "address": f"http://{ports.ADDRESS}:{port}"}))
        installation.install(place, "requirements.txt")
        try:
            serve(place, lock, asked, port)
        finally:
            say("Stopped.")
    return 0


def serve(place: home.Home, lock: Lock, asked: argparse.Namespace, port: int) -> None:
    """Everything, on servers that stop when it ends."""
    with Servers(place) as servers:
        servers.ensure_keeper()  # also with servers of your own: it ends our programs should we be killed
        if servers.local:
            with progress(f"Starting {' and '.join(TITLES[name] for name in servers.local)}"):
                servers.wait()
        try:
            work(place, servers, asked, port)
        finally:
            lock.release()  # before the servers' locks: the keeper then stops everything in one go


def options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/run", description="Start everything, from a bare clone to a page.")
    parser.add_argument("--port", help="of the web; 0 for any free one (default: PORT, or the first free from 8000)")
    demo = parser.add_mutually_exclusive_group()
    demo.add_argument("--demo", action="store_true", help="load the demo into an empty database of your own, too")
    demo.add_argument("--no-demo", action="store_true", help="leave an empty database empty")
    return parser.parse_args(arguments)


def already(lock: Lock) -> str:
    try:
        other = json.loads(lock.read())
        where = f"at {other['address']} (process {other['pid']})"
    except (ValueError, KeyError):
        where = "and is just starting"
    return f"already running from this folder {where}. Stop that one first, or use it."


def work(place: home.Home, servers: Servers, asked: argparse.Namespace, port: int) -> None:
    """What happens between servers that answer and the end."""
    address = f"http://{ports.ADDRESS}:{port}"
    with_demo = asked.demo or not (asked.no_demo or os.environ.get("DATABASE_URL"))
    addresses = {**servers.addresses, "SITE_URL": os.environ.get("SITE_URL", address)}
    if with_demo:
        addresses["DEMO"] = "true"
    variables = environment.for_django(place, addresses, path_end=tools(place))
    schema.migrate(place, servers, variables)
    sign_ins = ""
    if with_demo:
        with progress("Looking after the demo"):
            quietly.manage(place, variables, "demo", "--if-empty")
    running = programs.all_of(place, port, variables)
    try:
        for program in running:
            program.start()
        if with_demo:
            sign_ins = quietly.manage(place, variables, "demo", "--sign-ins")
        wait_for_web(running, port)
        say(f"\n{address}\n")
        if sign_ins:
            say(sign_ins)
        say(f"Logs are in {place.logs}, mail in {place.mail}. Ctrl-C stops everything.")
        while True:
            for program in running:
                program.look_after()
            servers.ensure_keeper()
            time.sleep(0.5)
    finally:
        say("\nStopping…")
        children = [program.child for program in running if program.child]
        processes.end_groups([child.pid for child in children], reap=lambda: [child.poll() for child in children])
        for program in running:
            (place.programs / program.name).unlink(missing_ok=True)


def wait_for_web(running: list[programs.Program], port: int, seconds: float = 60) -> None:
    """Until a page answers; Trouble with the end of the log when the web does not stay up."""
    web = running[0]
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if ports.serves(port):
            return
        for program in running:
            program.look_after()
        if web.failures >= 2:
            break
        time.sleep(0.1)
    raise Trouble(f"the web does not answer; the end of {web.log}:\n{web.last_lines()}")
