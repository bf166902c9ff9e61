"""Putting waiting mail into words and handing it over: to a mail server, or to a folder of .eml files where
none is set.
"""

import smtplib
from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from ssl import create_default_context

from flask import Flask

from app.extensions import office_of
from app.i18n import speaking
from app.jobs import Task
from app.mail import DELIVER, OutgoingMail, Post, deliver_waiting
from config import MailSecurity, Settings

ANSWER_WITHIN_SECONDS = 20


def compose(app: Flask, settings: Settings, mail: OutgoingMail) -> EmailMessage:
    """The mail in words, in the language of its reader. The first line of its template is the subject."""
    with app.app_context(), speaking(mail.language):
        template = app.jinja_env.get_template(f"mail/{mail.kind}.txt")
        words = template.render(details=mail.details, address=settings.address)
    subject, _, body = words.strip().partition("\n")
    message = EmailMessage()
    message["Subject"] = subject.strip()
    message["From"] = settings.mail_from
    message["To"] = mail.address
    message["Date"] = format_datetime(mail.made_at)
    message["Message-ID"] = f"<{mail.id}@{settings.mail_from.rpartition('@')[2].rstrip('>')}>"
    # Nobody's absence assistant should answer.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body.strip() + "\n")
    message["Content-Language"] = mail.language
    return message


def postman_of(app: Flask) -> Post:
    """How this portal sends a mail."""
    settings = app.config["SETTINGS"]
    assert isinstance(settings, Settings)

    def post(mail: OutgoingMail) -> None:
        message = compose(app, settings, mail)
        if settings.smtp_host is None:
            _put_into_folder(settings.mail_folder, f"{mail.made_at:%Y%m%dT%H%M%S}-{mail.id}.eml", message)
        else:
            _hand_over(settings, settings.smtp_host, message)

    return post


def _put_into_folder(folder: Path, name: str, message: EmailMessage) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(message.as_bytes())


def _hand_over(settings: Settings, host: str, message: EmailMessage) -> None:
    context = create_default_context()
    if settings.smtp_security is MailSecurity.TLS:
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            host, settings.smtp_port, timeout=ANSWER_WITHIN_SECONDS, context=context
        )
    else:
        server = smtplib.SMTP(host, settings.smtp_port, timeout=ANSWER_WITHIN_SECONDS)
    with server:
        if settings.smtp_security is MailSecurity.STARTTLS:
            server.starttls(context=context)
        if settings.smtp_user is not None:
            server.login(settings.smtp_user, settings.smtp_password or "")
        server.send_message(message)


def mail_tasks(app: Flask) -> Mapping[str, Task]:
    """The task by which mail leaves, by the name under which it is asked for."""

    def deliver() -> None:
        """Send what waits."""
        deliver_waiting(office_of(app).sessions, postman_of(app))

    return {DELIVER: deliver}
