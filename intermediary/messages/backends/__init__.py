"""Where messages go. A back end is a module with `send(outgoing)`; it returns when the provider has taken the message.

`Refused` says that this message will never be taken (no such address); whatever else is raised means: try again later.
A back end hands on `outgoing.key`, so that a provider that is told the same message twice sends it once.
"""

from importlib import import_module
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings

from intermediary.messages.models import Channel


class Outgoing(NamedTuple):
    key: str
    to: str
    subject: str
    body: str


class Refused(Exception):
    """The provider will not take this message, now or later."""


def backend(channel: str):
    """The back end of a channel."""
    name = "email"
    if channel == Channel.SMS:
        name = "file" if urlsplit(settings.SMS_URL).scheme == "file" else "sms"
    return import_module(f"{__name__}.{name}")


def available() -> tuple[str, ...]:
    """The channels that this installation can send through, text messages first: they are read."""
    return (Channel.SMS, Channel.EMAIL) if settings.SMS_URL else (Channel.EMAIL,)
