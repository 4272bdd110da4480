"""Ending what we started, and nothing else."""

import json
import subprocess
import sys
import time

import pytest
from local import keeper, processes
from local.home import Home

STUBBORN = """
import os, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
os.fork()
print("up", flush=True)
time.sleep(60)
"""


@pytest.fixture
def stubborn(tmp_path):
    """A program and its child, both deaf to TERM, with a record as bin/run leaves it."""
    home = Home(tmp_path / "home").open()
    with open(tmp_path / "log", "w") as log:
        child = processes.start([sys.executable, "-c", STUBBORN], record=home.programs / "web", log=log)
    while (tmp_path / "log").read_text().count("up") < 2:
        time.sleep(0.01)
    yield home, child
    processes.end_groups([child.pid], patience=0)
    child.wait()


def test_a_group_that_will_not_leave_is_killed_with_its_children(stubborn):
    _home, child = stubborn
    assert processes.group_lives(child.pid)
    processes.end_groups([child.pid], patience=0.2, reap=child.poll)
    child.wait(2)
    time.sleep(0.1)
    assert not processes.group_lives(child.pid)


def test_the_keeper_sweeps_what_a_killed_run_left(stubborn):
    home, child = stubborn
    assert processes.read_record(home.programs / "web")[0] == child.pid
    keeper.sweep(home)
    child.wait(2)
    assert list(home.programs.iterdir()) == []


def test_a_number_that_names_another_process_by_now_is_left_alone(tmp_path):
    home = Home(tmp_path / "home").open()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, start_new_session=True) as other:
        (home.programs / "web").write_text(json.dumps({"pid": other.pid, "started": "1"}))
        keeper.sweep(home)
        assert other.poll() is None
        other.stdin.close()


def test_a_zombie_does_not_live():
    child = subprocess.Popen([sys.executable, "-c", ""])
    deadline = time.monotonic() + 5
    while processes.lives(child.pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert child.returncode is None
    assert not processes.lives(child.pid)
    child.wait()
