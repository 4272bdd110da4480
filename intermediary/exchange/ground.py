"""The files of the floors below this one, which cannot know it: initiatives, and who funds them."""

from django.utils.translation import gettext_lazy as _

from intermediary.exchange.columns import COUNTIES, DATE, INDUSTRIES, KEY, LISTED_KEY, Column, amount, text
from intermediary.exchange.files import File, Rule, belongs, register
from intermediary.funding.models import Funder, Grant
from intermediary.initiatives.models import Initiative


def in_order(first: str, last: str, problem) -> Rule:
    """`last` may be the same day as `first`, not before it."""
    return Rule(last, f"{{{last}}} < {{{first}}}", problem, _("check both dates"))


register(
    File(
        "initiatives",
        "initiative",
        Initiative,
        (
            Column("name", text(200), required=True),
            Column("industries", INDUSTRIES),
            Column("counties", COUNTIES),
            Column("started_on", DATE, required=True),
        ),
    ),
    File("funders", "funder", Funder, (Column("name", text(200), required=True),)),
    File(
        "grants",
        "grant",
        Grant,
        (
            Column("funder", KEY, refers="funders"),
            Column("initiative", KEY, refers="initiatives", required=True),
            Column("title", text(200), required=True),
            Column("starts_on", DATE),
            Column("ends_on", DATE),
            Column("amount", amount(14)),
        ),
        key_kind=LISTED_KEY,
        rules=(in_order("starts_on", "ends_on", _("the grant ends on {ends_on}, before it starts on {starts_on}")),),
    ),
)

belongs("initiatives", "t.id = %(initiative)s")
belongs("grants", "t.initiative_id = %(initiative)s")
belongs("funders", "t.id in (select funder_id from funding_grant where initiative_id = %(initiative)s)")
