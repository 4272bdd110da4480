"""Messages as files, for trying things out: SMS_URL=file:///folder. A file is named by the key: twice is once."""

from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from intermediary.messages.backends import Outgoing


def send(outgoing: Outgoing) -> None:
    folder = Path(urlsplit(settings.SMS_URL).path)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{outgoing.key}.txt"
    draft = target.with_suffix(".part")
    draft.write_text(f"To: {outgoing.to}\n\n{outgoing.body}\n", encoding="utf-8")
    draft.replace(target)
