"""Text messages, through whatever provider or gateway SMS_URL names: `https://name:secret@host/path?from=+15550100`.

One request a message: POST, JSON `{"to": "+1…", "from": "+1…", "text": "…"}`, basic authentication with the name and
secret of the address, and the header `Idempotency-Key`. 2xx: taken. 4xx other than 408, 409, 425 and 429: refused for
good. Anything else, and no answer within ten seconds: tried again later. A provider that speaks otherwise needs a
gateway of a few lines in front, or a back end beside this one.
"""

import base64
import json
from http.client import HTTPConnection, HTTPSConnection
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings

from intermediary.messages.backends import Outgoing, Refused

SECONDS = 10
LATER = {408, 409, 425, 429}


class NotTaken(Exception):
    """The provider has not taken the message, and may do so later."""


def send(outgoing: Outgoing) -> None:
    url = urlsplit(settings.SMS_URL)
    sender = parse_qs(url.query).get("from", [""])[0].strip()
    secret = f"{unquote(url.username or '')}:{unquote(url.password or '')}"
    kind = HTTPSConnection if url.scheme == "https" else HTTPConnection
    connection = kind(url.hostname, url.port, timeout=SECONDS)
    try:
        connection.request(
            "POST",
            url.path or "/",
            json.dumps({"to": outgoing.to, "from": f"+{sender.lstrip('+')}", "text": outgoing.body}),
            {
                "Content-Type": "application/json",
                "Idempotency-Key": outgoing.key,
                "Authorization": "Basic " + base64.b64encode(secret.encode()).decode(),
            },
        )
        status = connection.getresponse().status
    finally:
        connection.close()
    if 400 <= status < 500 and status not in LATER:
        raise Refused("The provider takes no message for this number.")
    if not 200 <= status < 300:
        raise NotTaken(f"status {status}")
