"""The keeper: one process in the background of a home. It keeps each server running as long as somebody holds its lock.

Whoever needs a server shares the lock file of its name. The kernel drops a lock with its holder, also after kill -9, so
nobody has to say that he is gone: the keeper sees a free lock, stops that server, and leaves when nothing is wanted.
The programs of bin/run (web, worker, beat) are kept in the same way, except that bin/run itself starts them.
"""

import json
import os
import sys
import time
from pathlib import Path

from local import processes
from local.home import Home
from local.locks import Lock
from local.messages import Trouble
from local.postgres import Postgres
from local.valkey import Valkey

SERVERS = {"postgres": Postgres, "valkey": Valkey}
TICK = 0.1  # seconds between looks


def main(arguments: list[str]) -> int:
    """`keeper HOME durable|careless POSTGRES_BIN`; leaves at once when the home has a keeper already."""
    folder, care, postgres_bin = arguments
    home = Home(Path(folder), care == "durable", postgres_bin)
    lock = Lock(home.locks / "keeper")
    if not lock.take():
        return 0
    keeper = Keeper(home)
    try:
        keeper.keep()
    finally:
        keeper.stop_all()
        lock.release()
    return 0


def read_state(home: Home) -> dict:
    """What the keeper last said: its own number, and per server the port, the address, whether ready, what is wrong."""
    try:
        return json.loads(home.state.read_text())
    except (OSError, ValueError):
        return {}


class Keeper:
    """Looks ten times a second at what is wanted, and makes it so."""

    def __init__(self, home: Home):
        self.home = home
        self.ports = {name: read_state(home).get(name, {}).get("port", 0) for name in SERVERS}
        self.servers: dict[str, Postgres | Valkey] = {}
        self.rest_until = dict.fromkeys(SERVERS, 0.0)
        self.state: dict = {"keeper": os.getpid(), **{name: {"port": port} for name, port in self.ports.items()}}
        self.write()

    def keep(self) -> None:
        """Until nothing is wanted any more. Who starts a keeper holds his locks before."""
        while True:
            wanted = [self.look_after(name) for name in SERVERS]
            run = Lock(self.home.locks / "run")
            if run.take():
                with run:
                    sweep(self.home)
                if not any(wanted):
                    return
            time.sleep(TICK)

    def look_after(self, name: str) -> bool:
        """Start or stop one server as needed; whether it is wanted."""
        lock = Lock(self.home.locks / name)
        if lock.take():
            with lock:  # held until it has stopped: who comes now waits, and finds clear ground
                if name in self.servers:
                    self.say(name)
                    self.servers.pop(name).stop()
            return False
        server = self.servers.get(name)
        if (server is None or not server.alive()) and time.monotonic() > self.rest_until[name]:
            self.bring_up(name)
        return True

    def bring_up(self, name: str) -> None:
        """Start a server that is wanted and not there; when it cannot be, say why and rest for five seconds."""
        try:
            if name in self.servers:
                print(f"{name} ended unexpectedly; starting it again", file=sys.stderr, flush=True)
                self.say(name)
            else:
                self.servers[name] = SERVERS[name](self.home, self.ports[name])
            server = self.servers[name]
            server.start()
            self.ports[name] = server.port
            self.say(name, ready=True, url=server.url())
        except (Trouble, OSError) as trouble:
            print(f"{name}: {trouble}", file=sys.stderr, flush=True)
            self.say(name, problem=str(trouble))
            self.rest_until[name] = time.monotonic() + 5

    def say(self, name: str, **what: object) -> None:
        self.state[name] = {"port": self.ports[name], **what}
        self.write()

    def write(self) -> None:
        draft = self.home.state.with_suffix(".new")
        draft.write_text(json.dumps(self.state))
        draft.chmod(0o600)
        draft.replace(self.home.state)

    def stop_all(self) -> None:
        for name, server in self.servers.items():
            self.say(name)
            server.stop()


def sweep(home: Home) -> None:
    """End the programs of a bin/run that is gone (its lock is free)."""
    groups, records = [], list(home.programs.iterdir())
    for record in records:
        pid, started = processes.read_record(record)
        # The leader may be gone while its children stay; but a number that now names another process is not ours.
        if pid and processes.started_at(pid) in ("", started):
            groups.append(pid)
    if groups:
        processes.end_groups(groups)
    for record in records:
        record.unlink(missing_ok=True)
