"""A real Chromium for the browser tests, wherever one can be had."""

import os
import shutil
import subprocess
from pathlib import Path

from local.installation import PYTHON
from local.messages import Trouble, progress

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MACS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ASK = "import playwright.sync_api as p; b = p.sync_playwright().start(); print(b.chromium.executable_path); b.stop()"


def find() -> str:
    """A Chromium that is there: CHROMIUM, one on the path, a Mac application. Empty when there is none."""
    given = os.environ.get("CHROMIUM")
    if given and not os.access(given, os.X_OK):
        raise Trouble(f"CHROMIUM is {given}, which cannot be executed.")
    found = (shutil.which(name) for name in NAMES)
    return given or next(filter(None, found), "") or next((path for path in MACS if Path(path).exists()), "")


def ensure() -> str:
    """The path of a Chromium, installed if need be; Trouble when none can be had."""
    if path := find():
        return path
    tried = []
    if os.geteuid() == 0 and shutil.which("apt-get"):
        with progress("Installing Chromium by apt-get"):
            quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
            quiet["env"] = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            subprocess.run(["apt-get", "update", "-q"], **quiet)
            subprocess.run(["apt-get", "install", "-qy", "--no-install-recommends", "chromium"], **quiet)
        if path := find():
            return path
        tried.append("apt-get install chromium")
    if path := playwrights_own():
        return path
    tried.append("playwright install chromium")
    raise Trouble(
        f"the browser tests need Chromium, and none could be had (tried: {'; '.join(tried)}). "
        "Install one, or name it:  CHROMIUM=/path/to/chromium bin/test"
    )


def playwrights_own() -> str:
    """The Chromium that Playwright downloads, downloading it when it is missing; empty when that fails."""

    def ask() -> str:
        answer = subprocess.run([PYTHON, "-c", ASK], capture_output=True, text=True).stdout.strip()
        return answer if answer and Path(answer).exists() else ""

    if not (path := ask()):
        with progress("Downloading Chromium by Playwright"):
            subprocess.run([PYTHON, "-m", "playwright", "install", "chromium"], capture_output=True)
        path = ask()
    return path
