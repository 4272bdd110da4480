"""bin/manage and bin/run in a copy of the project, as a stranger would use them, and killed as nobody should."""

import http.client
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from local.home import ROOT

pytestmark = [pytest.mark.launcher, pytest.mark.timeout(180)]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".local", "__pycache__", ".*_cache", ".hypothesis")


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    # The path is longer than a unix socket's may be, and has a blank.
    folder = tmp_path_factory.mktemp("a stranger's " + "long " * 18) / "copy"
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    return folder


@pytest.fixture(scope="module")
def environment():
    """Nothing from outside but Python, and the environment that the tests themselves run in."""
    return {"PATH": os.defpath, "PYTHON": sys.executable, "INTERMEDIARY_VENV": sys.prefix, "LANG": "C.UTF-8"}


def left(copy: Path) -> list[str]:
    """Command lines of all processes that name the copy."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            line = (entry / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            continue
        if str(copy) in line:
            found.append(line.replace("\0", " "))
    return found


def nothing_left(copy: Path, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while left(copy) and time.monotonic() < deadline:
        time.sleep(0.1)
    return not left(copy)


def answer(address: str) -> int:
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=20)
    try:
        connection.request("GET", "/accounts/login/")
        return connection.getresponse().status
    finally:
        connection.close()


def test_manage_and_run(copy, environment):
    def manage(*arguments):
        return subprocess.run([copy / "bin" / "manage", *arguments], env=environment, capture_output=True, text=True)

    said = manage("check")
    assert said.returncode == 0, said.stderr
    assert said.stdout.startswith("System check"), "stdout is the command's alone"
    assert "Migrating" in said.stderr
    assert nothing_left(copy, 0.5), "what it started, it stopped"

    run = subprocess.Popen(
        [copy / "bin" / "run", "--port", "0", "--no-demo"], env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        address = next(line.strip() for line in run.stdout if "http://" in line)
        assert answer(address) == 200

        second = subprocess.run([copy / "bin" / "run"], env=environment, capture_output=True, text=True)
        assert second.returncode == 1
        assert "already running" in second.stderr

        status = manage("shell", "-v", "0", "-c", "import sys; print('here'); sys.exit(7)")
        assert (status.returncode, status.stdout, status.stderr) == (7, "here\n", "")
        assert answer(address) == 200, "a command that uses the servers of bin/run leaves them alone"
    finally:
        run.send_signal(signal.SIGKILL)
        run.wait()
        run.stdout.close()
    assert nothing_left(copy, 5)
    assert manage("check").returncode == 0, "and what was killed starts again"


def test_a_server_that_does_not_answer_is_said_plainly(copy, environment):
    elsewhere = {**environment, "DATABASE_URL": "postgres://somebody:hidden@127.0.0.1:1/nothing"}
    said = subprocess.run([copy / "bin" / "manage", "check"], env=elsewhere, capture_output=True, text=True)
    assert said.returncode == 1
    assert "DATABASE_URL: PostgreSQL at 127.0.0.1:1/nothing does not let us in (Connection refused)" in said.stderr
    assert "hidden" not in said.stderr
    assert "Traceback" not in said.stderr


def test_an_old_python_is_said_plainly(copy, environment, tmp_path):
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\ncase "$2" in *version_info\\ *) exit 1;; *) echo 3.9.2;; esac\n')
    old.chmod(0o755)
    said = subprocess.run(
        [copy / "bin" / "run"], env={**environment, "PYTHON": str(old)}, capture_output=True, text=True
    )
    assert said.returncode == 1
    assert f"needs Python 3.11 or newer; {old} is 3.9.2" in said.stderr
