"""What tests of pages ask again and again: what a page says, what it costs, what the trail keeps of a visit."""

import html
import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from intermediary.audit.models import Event

TOKEN = re.compile(r'"X-CSRFToken": "\w+"|name="csrfmiddlewaretoken" value="\w+"')


def visitor(user) -> Client:
    """A browser of somebody who is signed in."""
    client = Client()
    client.force_login(user)
    return client


def words(response) -> str:
    """The page as text, without entities."""
    return html.unescape(response.content.decode())


def plain(response) -> str:
    """The page without what its reader sent or gets anew each time: the address asked for, and the form token."""
    return TOKEN.sub("", response.content.decode()).replace(f'"{response.request["PATH_INFO"]}"', '""')


def cost(client: Client, address: str, **params) -> int:
    """How many queries a page takes. The first reading warms what a process keeps (content types and the like)."""
    client.get(address, params)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(address, params)
    assert response.status_code == 200
    return len(queries)


def fields(response) -> dict[str, str]:
    """What a browser would send back of the page's forms, unchanged."""
    sent = {}
    for form in response.context.get("forms") or [response.context["form"]]:
        for bound in form:
            value = bound.value()
            if value not in (None, "", []):
                sent[bound.html_name] = bound.field.prepare_value(value)
    return sent


def edited(client: Client, address: str, typed: dict):
    """Send `typed` as a browser does that just opened the page of a record: with the values it was shown, hidden."""
    page = client.get(address).context
    shown = [form["seen"] for form in page.get("forms") or [page["form"]] if "seen" in form.fields]
    return client.post(address, {**{bound.html_name: bound.value() for bound in shown}, **typed})


def last_act() -> tuple[str, str, dict]:
    """(action, who, changes by table) of the newest event; each change is (operation, before, after)."""
    event = Event.objects.latest("pk")
    changes = {change.table_name: (change.operation, change.before, change.after) for change in event.changes.all()}
    return event.action, str(event.by), changes
