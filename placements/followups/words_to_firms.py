"""What a firm's contact reads when it is asked to confirm its hires."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from employers.models import EmployerMember


def words_to_firm(member: EmployerMember, hires: int, link: str) -> tuple[str, str]:
    """(subject, body). No name of anybody stands in a message: names are behind the link."""
    subject = ngettext("One hire to confirm", "%(n)s hires to confirm", hires) % {"n": hires}
    body = _(
        "Hello %(name)s,\n\n%(asked)s One page, no account and no password; one click where everybody is still "
        "there:\n\n%(link)s\n\nThe people on it agreed that we ask you. The link works for 30 days. Thank you!"
    )
    asked = ngettext(
        "is a person whom %(firm)s hired through us still with you?",
        "are %(n)s people whom %(firm)s hired through us still with you?",
        hires,
    )
    facts = {"name": member.user.name or member.user.email, "link": link}
    return subject, body % {**facts, "asked": asked % {"n": hires, "firm": member.employer.name}}
