"""Keep a view, and take it off the shelf."""

from intermediary.audit.events import event
from intermediary.saved.models import View


def save_view(*, page: str, path: str, query: str, name: str, shared: bool, by) -> View:
    """Keep what a list shows under a name. The same name of the same list again takes its place."""
    with event("view.saved", by=by):
        kept, _made = View.objects.update_or_create(
            owner=by, path=path, name=name, defaults={"page": page, "query": query, "shared": shared}
        )
    return kept


def remove_view(*, view: View, by) -> None:
    with event("view.removed", by=by, note=view.name):
        view.delete()


def hand_over_views(*, owner, to) -> int:
    """Give the shared views of somebody who leaves to somebody else; their own ones go. One name is there once only."""
    taken = set(View.objects.filter(owner=to).values_list("path", "name"))
    View.objects.filter(owner=owner, shared=False).delete()
    for view in (shared := list(View.objects.filter(owner=owner))):
        while (view.path, view.name) in taken:
            view.name = f"{view.name[:57]} +"
        taken.add((view.path, view.name))
        view.owner = to
        view.save(update_fields=["owner", "name"])
    return len(shared)
