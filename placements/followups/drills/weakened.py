"""The negative control: a sender that marks a message sent before it is handed over. Killed in between, it is lost."""

import time

from django.utils import timezone

from intermediary.accounts.scope import acting
from intermediary.messages import services
from intermediary.messages.backends import Outgoing, backend
from intermediary.messages.models import State

BETWEEN = 0.15  # seconds: so long that a kill falls in between


def send_one(now):
    with acting("system"):
        message = services.due(now).select_for_update(skip_locked=True).order_by("not_before", "pk").first()
        if message is None:
            return None
        content = message.content
        message.sent_at, message.sent_on = now, timezone.localdate(now)
        services._close(message, State.SENT)
    time.sleep(BETWEEN)
    try:
        backend(message.channel).send(Outgoing(message.key, *content))
    except Exception:
        return "failed"
    return "sent"


services.send_one = send_one
