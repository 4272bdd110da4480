"""Ports on this machine, 127.0.0.1 only."""

import http.client
import socket

from local.messages import Trouble

ADDRESS = "127.0.0.1"


def is_free(port: int) -> bool:
    """Whether a server could listen there now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except (OSError, OverflowError):
            return False
    return True


def answers(port: int) -> bool:
    """Whether a server listens there now."""
    try:
        socket.create_connection((ADDRESS, port), timeout=1).close()
    except OSError:
        return False
    return True


def serves(port: int, path: str = "/health/live/") -> bool:
    """Whether a web server there answers with anything but an error of its own (no proxy is asked)."""
    connection = http.client.HTTPConnection(ADDRESS, port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def any_free(preferred: int = 0) -> int:
    """The preferred port if it is free, otherwise one that the system chooses."""
    if preferred and is_free(preferred):
        return preferred
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        return probe.getsockname()[1]


def for_web(asked: str | None, first: int = 8000) -> int:
    """The port of the web: the one asked for or Trouble; when none was asked for, the first free one from 8000."""
    if asked:
        if not asked.isdigit() or int(asked) > 65535:
            raise Trouble(f"the port must be a number from 0 to 65535, not “{asked}”.")
        if int(asked) == 0:
            return any_free()
        if not is_free(int(asked)):
            raise Trouble(f"port {asked} is in use. Choose another:  bin/run --port {int(asked) + 1}")
        return int(asked)
    for port in range(first, first + 100):
        if is_free(port):
            return port
    raise Trouble(f"no port from {first} to {first + 99} is free. Choose one:  bin/run --port N")
