"""Run by the environment's Python: do the servers answer, are they new enough, what has the database seen?

Prints one JSON object: `identity` (database and number of migrations applied) and `problems` in plain words.
"""

import json
import os
from urllib.parse import urlsplit

import psycopg
import redis

SQL = """
    SELECT current_setting('server_version_num')::int, (SELECT oid FROM pg_database WHERE datname = current_database()),
           (SELECT system_identifier FROM pg_control_system()), to_regclass('django_migrations') IS NOT NULL
"""


def place(url: str) -> str:
    """Where an address points, without its password."""
    parts = urlsplit(url)
    where = parts.netloc.rpartition("@")[2] + parts.path
    return where or "this address"


def look_at_database(url: str) -> tuple[str, str]:
    """Identity and problem of the database, one of them empty."""
    if not url.startswith(("postgres://", "postgresql://")):
        return (
            "",
            "DATABASE_URL is no address such as postgres://user:password@host:5432/name (other databases do not do).",
        )
    try:
        with psycopg.connect(url, connect_timeout=8) as connection:
            version, number, system, migrated = connection.execute(SQL).fetchone()
            if version < 150000:
                return "", f"DATABASE_URL: PostgreSQL 15 or newer is needed, {place(url)} is {version // 10000}."
            count = connection.execute("SELECT count(*) FROM django_migrations").fetchone()[0] if migrated else 0
            return f"{system}:{number}:{count}", ""
    except psycopg.Error as error:
        # Of libpq's lines the first names the reason, after all the names of who says so.
        reason = str(error).strip().split("\n")[0].rpartition("failed: ")[2] or type(error).__name__
        return "", (
            f"DATABASE_URL: PostgreSQL at {place(url)} does not let us in ({reason}). "
            "Start or mend that server, or unset DATABASE_URL to use a local one."
        )


def look_at_redis(url: str) -> str:
    """Problem of the Redis server, empty when it answers."""
    try:
        redis.Redis.from_url(url, socket_connect_timeout=8, socket_timeout=8).ping()
    except (redis.RedisError, OSError, ValueError) as error:
        return (
            f"REDIS_URL: Redis at {place(url)} does not let us in ({error}). "
            "Start or mend that server, or unset REDIS_URL to use a local one."
        )
    return ""


if __name__ == "__main__":
    identity, problem = look_at_database(os.environ["DATABASE_URL"])
    problems = [problem, look_at_redis(os.environ["REDIS_URL"])]
    print(json.dumps({"identity": identity, "problems": [each for each in problems if each]}))
