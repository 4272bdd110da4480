"""The side of those who use the servers: the local ones, or those that DATABASE_URL and REDIS_URL name."""

import contextlib
import json
import os
import subprocess
import sys
import time

from local import keeper, ports, processes
from local.home import ROOT, Home
from local.installation import PYTHON
from local.locks import Lock
from local.messages import Trouble

VARIABLES = {"postgres": "DATABASE_URL", "valkey": "REDIS_URL"}
TITLES = {"postgres": "PostgreSQL", "valkey": "Valkey"}


class Servers:
    """Both servers, from `with` to its end. What is set in the environment is used; the rest is kept for us locally."""

    def __init__(self, home: Home):
        self.home = home
        self.local = [name for name, variable in VARIABLES.items() if not os.environ.get(variable)]
        self.locks = [Lock(home.locks / name) for name in self.local]
        self.child: subprocess.Popen | None = None  # the keeper, when it was we who started it
        self.addresses = {name: os.environ[name] for name in VARIABLES.values() if os.environ.get(name)}

    def __enter__(self) -> "Servers":
        for lock in self.locks:
            lock.share()
        return self

    def __exit__(self, *_exception: object) -> None:
        """Let go; when nobody else holds on, wait until the keeper has stopped everything (at most five seconds)."""
        alone = all(lock.alone() for lock in self.locks) and Lock(self.home.locks / "run").free()
        for lock in self.locks:
            lock.release()
        deadline = time.monotonic() + 5
        while alone and not Lock(self.home.locks / "keeper").free() and time.monotonic() < deadline:
            time.sleep(0.05)
        if self.child and alone:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.child.wait(1)  # so that it leaves no zombie

    def ensure_keeper(self) -> None:
        """Start a keeper where none is: the first time, and when somebody killed it."""
        if self.child and self.child.poll() is not None:
            self.child = None
        if self.child or not Lock(self.home.locks / "keeper").free():
            return
        home = self.home
        command = [sys.executable, str(ROOT / "bin" / "local"), "keeper"]
        command += [str(home.folder), "durable" if home.durable else "careless", home.postgres_bin]
        with open(home.logs / "servers.log", "a") as log:
            self.child = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, cwd=home.folder
            )

    def wait(self, seconds: float = 90) -> None:
        """Until the local servers answer; Trouble with the keeper's own words when they do not."""
        if not self.local:
            return
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.ensure_keeper()
            state = keeper.read_state(self.home)
            if processes.lives(state.get("keeper", 0) or -1):
                states = {name: state.get(name, {}) for name in self.local}
                for answer in states.values():
                    if answer.get("problem"):
                        raise Trouble(answer["problem"])
                if all(answer.get("ready") and ports.answers(answer["port"]) for answer in states.values()):
                    self.addresses.update({VARIABLES[name]: answer["url"] for name, answer in states.items()})
                    return
            time.sleep(0.05)
        raise Trouble(f"the local servers did not start within {seconds:.0f} s; see {self.home.logs / 'servers.log'}")

    def look(self) -> dict:
        """What the servers answer: {"identity": of the database and its migrations}; Trouble when one does not."""
        done = subprocess.run(
            [PYTHON, ROOT / "bin" / "local" / "probe.py"],
            env={**os.environ, **self.addresses},
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise Trouble(f"cannot look at the servers: {done.stderr.strip()}")
        answer = json.loads(done.stdout)
        for problem in answer["problems"]:
            raise Trouble(problem)
        return answer
