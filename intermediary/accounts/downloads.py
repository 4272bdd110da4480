"""Who took which list out of the house, and how many rows it had."""

from intermediary.audit.events import event
from intermediary.pages.downloads import records_downloads


@records_downloads
def record(request, title: str, rows: int) -> None:
    """Keep it in the trail, with the filters of the list but not what was searched for: that can be a name."""
    filters = "&".join(f"{name}={value}" for name, value in request.GET.items() if name not in ("q", "after"))
    with event("list.downloaded", by=request.user, note=f"{title}, {rows}: {filters}"[:200]):
        pass
