"""bin/pin: compile requirements*.in into pins with hashes that plain pip installs on every Python from 3.11 on."""

import shutil
import subprocess

from local.home import ROOT
from local.messages import Trouble

OPTIONS = ["--quiet", "--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url"]


def main(arguments: list[str]) -> int:
    """`bin/pin [--upgrade]` and any other option of `uv pip compile`."""
    uv = shutil.which("uv")
    if not uv:
        raise Trouble("uv is needed to compile the pins (not to install them):  pip install uv")
    for name in ("requirements", "requirements-test"):
        command = [uv, "pip", "compile", *OPTIONS, *arguments, f"{name}.in", "-o", f"{name}.txt"]
        if subprocess.run(command, cwd=ROOT).returncode:
            return 1
    return 0
