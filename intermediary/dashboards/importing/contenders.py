"""What `bench_import` measures: this import in a process of its own, django-import-export, a bare COPY."""

import importlib.util
import multiprocessing
import time
from collections.abc import Callable

from django.db import connection

from intermediary.accounts.scope import acting
from intermediary.audit.events import event
from intermediary.dashboards.importing import alone, data
from intermediary.dashboards.importing.data import AS_OF, INITIATIVE, Listed
from intermediary.exchange.files import file_named

WRITTEN = ("exchange_importbatch", "audit_change", "outcomes_stale")  # what an import leaves beside its records


class Bench:
    """The contenders for one list. Each round begins with an empty table of its records."""

    def __init__(self, listed: Listed, size: int, sample: int, wrong: float, seed: int):
        self.listed, self.size, self.sample = listed, size, min(sample, size)
        self.rows = list(data.rows(listed, size, wrong=wrong, seed=seed))
        self.files = {
            "csv": data.as_csv(listed.header, iter(self.rows)),
            "xlsx": data.as_xlsx(listed.header, iter(self.rows)),
        }
        self.steps: dict[str, dict[str, float]] = {}
        self.memory: dict[str, float] = {}  # MiB above what the process had before
        self.counts: dict[str, dict] = {}

    def contenders(self) -> dict[str, tuple[str, Callable[[], float]]]:
        """Name → (title, function that gives seconds for all rows)."""
        found = {
            "copy": ("bare COPY of the same rows into a plain table", self.copy),
            "csv": ("this import, from a CSV file to the last record", lambda: self.imported("csv")),
            "xlsx": ("this import, from a workbook", lambda: self.imported("xlsx")),
        }
        if importlib.util.find_spec("import_export"):
            found["import-export"] = (f"django-import-export, bulk ({self.sample:,} rows sampled)", self.import_export)
        return found

    def imported(self, kind: str) -> float:
        self._empty()
        parameters = {name: connection.settings_dict[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            seconds, memory, counts = pool.apply(
                alone.run, (parameters, self.files[kind], f"{self.listed.kind}.{kind}", INITIATIVE, AS_OF)
            )
        self.steps[kind], self.counts[kind] = seconds, counts
        self.memory[kind] = max(memory, self.memory.get(kind, 0))
        return sum(seconds.values())

    def copy(self) -> float:
        """Into a table of text columns with a key, without any index, trigger or check beside it."""
        names = [f"c{number}" for number in range(len(self.listed.header))]
        with connection.cursor() as cursor:
            cursor.execute("drop table if exists bench_plain")
            columns = ", ".join(f"{name} text" for name in names)
            cursor.execute(f"create table bench_plain ({columns}, primary key (c0))")
            began = time.perf_counter()
            with cursor.copy("copy bench_plain from stdin with (format csv, header true)") as copy:
                copy.write(self.files["csv"])
            return time.perf_counter() - began

    def import_export(self) -> float:
        from intermediary.dashboards.importing.rival import run  # it is there for tests only

        self._empty()
        began = time.perf_counter()
        with acting("system"), event("bench.imported", bulk=True):
            good = run(self.listed, self.rows[: self.sample])
        seconds = time.perf_counter() - began
        self.counts["import-export"] = {"new": good, "refused": self.sample - good}
        return seconds / self.sample * self.size

    def _empty(self) -> None:
        tables = ", ".join([file_named(self.listed.kind).table, *WRITTEN])
        with connection.cursor() as cursor:
            cursor.execute(f"truncate {tables} cascade")
