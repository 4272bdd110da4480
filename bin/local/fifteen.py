"""PostgreSQL 15, the oldest that is promised: where Debian has it, CI runs on it what its version can change."""

import os
import shutil
import subprocess
from pathlib import Path

from local.messages import progress, say

BINARIES = Path("/usr/lib/postgresql/15/bin")
NO_CLUSTER = Path("/etc/postgresql-common/createcluster.conf")


def binaries() -> str:
    """The folder of PostgreSQL 15's binaries, installed by apt-get where root; empty, and said so, where it is not."""
    if not (BINARIES / "initdb").exists() and os.geteuid() == 0 and shutil.which("apt-get"):
        with progress("Installing PostgreSQL 15 by apt-get"):
            install()
    if (BINARIES / "initdb").exists():
        return str(BINARIES)
    say("PostgreSQL 15 is not here and apt-get has none: nothing is run on it this time.")
    return ""


def install() -> None:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
    quiet["env"] = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], **quiet)
    subprocess.run(["apt-get", "install", "-qy", "--no-install-recommends", "postgresql-common"], **quiet)
    if NO_CLUSTER.exists():  # we want the programs, not a server on port 5432
        NO_CLUSTER.write_text(NO_CLUSTER.read_text() + "\ncreate_main_cluster = false\n")
    subprocess.run(["apt-get", "install", "-qy", "--no-install-recommends", "postgresql-15"], **quiet)
