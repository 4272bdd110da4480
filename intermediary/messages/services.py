"""Write messages, and send what is due. A message is sent while its row is locked, and marked in the same breath:

whoever dies in between leaves the row waiting, and the next one sends it under the same key. No second process can
take a locked row (SKIP LOCKED), whatever is delivered how often.
"""

import logging
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from intermediary.accounts.scope import acting
from intermediary.messages.backends import Outgoing, Refused, backend
from intermediary.messages.models import Message, State
from intermediary.messages.quiet import morning_after, next_moment

log = logging.getLogger(__name__)
BACK_OFF = (1, 2, 5, 15, 30, 60)  # minutes between tries; then every hour until the message expires
IN_A_ROW = 3  # failures after which a sender stops: the provider is down, the next sweep tries again


def write(
    *, key: str, channel: str, recipient: str, to: str, subject: str, body: str, now: datetime, expires_at: datetime,
    quiet: tuple[time | None, time | None] = (None, None),
) -> Message:  # fmt: skip
    """Put a message on its way, inside the caller's transaction and audit event: no reason without a message, no
    message without a reason. IntegrityError where the recipient has one waiting already."""
    message = Message(
        key=key, channel=channel, recipient=recipient, not_before=next_moment(now, *quiet), expires_at=expires_at,
        quiet_from=quiet[0], quiet_until=quiet[1],
    )  # fmt: skip
    message.put(to=to, subject=subject, body=body)
    message.save(force_insert=True)
    return message


def waiting(recipients: list[str]) -> set[str]:
    """Those of `recipients` who have a message waiting."""
    theirs = Message.objects.filter(recipient__in=recipients, state=State.WAITING)
    return set(theirs.values_list("recipient", flat=True))


def busy(recipients: list[str], day) -> set[str]:
    """Those of `recipients` who have a message waiting, or got one on `day`."""
    got = Message.objects.filter(recipient__in=recipients, sent_on=day)
    return waiting(recipients) | set(got.values_list("recipient", flat=True))


def due(now: datetime):
    return Message.objects.filter(state=State.WAITING, not_before__lte=now)


def send_due(now=None, progress=None) -> dict[str, int]:
    """Send whatever is due until nothing is left, by the clock `now` (a function). Any number of processes may do so
    at once."""
    now = now or timezone.now
    count = {"sent": 0, "refused": 0, "expired": 0, "later": 0, "failed": 0}
    in_a_row = 0
    while in_a_row < IN_A_ROW:
        came = send_one(now())
        if came is None:
            break
        count[came] += 1
        in_a_row = in_a_row + 1 if came == "failed" else 0
        if progress:
            progress(count["sent"], 0)
    return count


def send_one(now: datetime) -> str | None:
    """Take the message that is due first, and do what is to be done with it. None where nothing is due."""
    with acting("system"):
        message = due(now).select_for_update(skip_locked=True).order_by("not_before", "pk").first()
        return _handle(message, now) if message else None


def _handle(message: Message, now: datetime) -> str:
    if message.expires_at <= now:
        _close(message, State.EXPIRED)
        return "expired"
    later = _not_yet(message, now)
    if later:
        message.not_before = later
        message.save(update_fields=["not_before"])
        return "later"
    message.attempts += 1
    try:
        backend(message.channel).send(Outgoing(message.key, *message.content))
    except Refused as refusal:
        _close(message, State.REFUSED, str(refusal))
        return "refused"
    except Exception as error:  # whatever a provider's trouble looks like: the message waits
        log.warning("Message %s waits: %s", message.key, type(error).__name__)
        minutes = BACK_OFF[min(message.attempts, len(BACK_OFF)) - 1]
        message.not_before = now + timedelta(minutes=minutes)
        message.error = type(error).__name__
        message.save(update_fields=["attempts", "not_before", "error"])
        return "failed"
    message.sent_at, message.sent_on = now, timezone.localdate(now, timezone.get_default_timezone())
    _close(message, State.SENT)
    return "sent"


def _not_yet(message: Message, now: datetime) -> datetime | None:
    """The moment to wait for: the end of quiet hours, or the day after another message to the same person."""
    today = timezone.localdate(now, timezone.get_default_timezone())
    if Message.objects.filter(recipient=message.recipient, sent_on=today).exists():
        return morning_after(now, message.quiet_until)
    awake = next_moment(now, message.quiet_from, message.quiet_until)
    return awake if awake > now else None


def _close(message: Message, state: str, error: str = "") -> None:
    message.state, message.error, message.sealed = state, error, b""
    message.save(update_fields=["state", "error", "sealed", "attempts", "sent_at", "sent_on"])


def take_back(recipient: str) -> None:
    """Drop what waits for somebody: its reason is gone. What was sent stays on record."""
    Message.objects.filter(recipient=recipient, state=State.WAITING).delete()


def forget(recipient: str) -> int:
    """Drop all messages for somebody who is erased."""
    with transaction.atomic():
        return Message.objects.filter(recipient=recipient).delete()[0]
