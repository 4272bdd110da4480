"""Management commands on the way to something else: silent when they work, their last lines when they do not."""

import subprocess

from local.home import ROOT, Home
from local.installation import PYTHON
from local.messages import Trouble
from local.processes import die_with_parent


def manage(home: Home, variables: dict[str, str], *arguments: str) -> str:
    """Run `manage.py` with these arguments; what it prints, without blank ends. Trouble when it fails."""
    done = subprocess.run(
        [PYTHON, "manage.py", *arguments],
        cwd=ROOT,
        env=variables,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        preexec_fn=die_with_parent,
    )
    log = home.logs / f"{arguments[0]}.log"
    log.write_text(done.stdout)
    if done.returncode:
        last = "\n".join("    " + line for line in done.stdout.splitlines()[-6:])
        raise Trouble(f"manage.py {' '.join(arguments)} failed; the last lines of {log} are:\n{last}")
    return done.stdout.strip()
