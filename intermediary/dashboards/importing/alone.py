"""One import in a process of its own, so that its memory is its own; the seconds are of the work, not of starting."""

import re
from datetime import date
from pathlib import Path


def run(parameters: dict, content: bytes, name: str, initiative: str, as_of: date) -> tuple[dict, float, dict]:
    """Seconds by step, MiB of memory above what the process had when all was loaded, and rows by what became of them.

    The module loads nothing of Django before it is set up here. `parameters` are those of the database.
    """
    import django

    django.setup()
    from django.db import connection

    from intermediary.dashboards.importing import steps
    from intermediary.exchange import tasks  # noqa: F401  what a worker has loaded
    from intermediary.exchange.models import ImportRow
    from intermediary.initiatives.models import Initiative

    connection.settings_dict.update(parameters)
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.door', 'system', false)")
    seconds: dict[str, float] = {}
    found = Initiative.objects.get(key=initiative)
    Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here
    before = _memory("VmRSS")
    batch = steps.upload(found, content, name=name, as_of=as_of)
    del content
    batch = steps.write(steps.to_preview(batch, seconds.__setitem__), seconds.__setitem__)
    grown = _memory("VmHWM") - before
    laid = batch.report["files"].values()
    return seconds, grown, {verdict: sum(each[verdict] for each in laid) for verdict in ImportRow.Verdict.values}


def _memory(what: str) -> float:
    """MiB of this process: VmRSS now, VmHWM at its peak. `ru_maxrss` would begin with the peak of the parent."""
    return int(re.search(rf"{what}:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1024
