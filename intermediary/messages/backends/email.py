"""E-mail, by Django's own settings (EMAIL_URL). The key becomes the Message-ID, by which copies are told."""

import smtplib

from django.core.mail import EmailMessage

from intermediary.messages.backends import Outgoing, Refused


def send(outgoing: Outgoing) -> None:
    headers = {"Message-ID": f"<{outgoing.key}@intermediary>", "Auto-Submitted": "auto-generated"}
    message = EmailMessage(outgoing.subject, outgoing.body, None, [outgoing.to], headers=headers)
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as error:
        if all(500 <= code < 600 for code, _said in error.recipients.values()):
            raise Refused("The mail server knows no such address.") from error
        raise
