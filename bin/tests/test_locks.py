"""Locks end with their holder, however it ends: the keeper rests on that."""

import os
import signal
import subprocess
import sys

from local.home import ROOT
from local.locks import Lock

HOLD = """
import pathlib, sys, time
from local.locks import Lock
Lock(pathlib.Path(sys.argv[1])).{how}()
print("held", flush=True)
time.sleep(60)
"""


def hold(path, how):
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD.format(how=how), str(path)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT / "bin")},
    )
    assert child.stdout.readline() == b"held\n"
    return child


def end(child):
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()


def test_one_who_was_killed_holds_nothing(tmp_path):
    child = hold(tmp_path / "lock", "take")
    assert not Lock(tmp_path / "lock").free()
    end(child)
    assert Lock(tmp_path / "lock").free()


def test_many_may_share_and_the_last_one_is_alone(tmp_path):
    child = hold(tmp_path / "lock", "share")
    ours = Lock(tmp_path / "lock")
    ours.share()
    assert not ours.alone()
    end(child)
    ours.share()
    assert ours.alone()
    ours.release()


def test_a_note_can_be_read_by_those_who_come_too_late(tmp_path):
    with Lock(tmp_path / "lock") as lock:
        assert lock.take()
        lock.write("a longer note")
        lock.write("short")
        assert Lock(tmp_path / "lock").read() == "short"
