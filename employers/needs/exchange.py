"""What firms say they will hire, as it stands in the exchange format. Documents do not travel."""

from dataclasses import replace
from functools import partial

from django.utils.translation import gettext_lazy

from employers.exchange.headcounts import OCCUPATION
from employers.models.opening import MOST_POSITIONS
from employers.needs.enums import Certainty
from employers.needs.models import HiringNeed
from intermediary.exchange import cells
from intermediary.exchange.columns import COUNT, DATE, KEY, QUARTER, Column, choice, text
from intermediary.exchange.files import File, Rule, register
from intermediary.exchange.ground import in_order

SEATS = replace(COUNT, clean=partial(cells.whole, most=MOST_POSITIONS))
# Who does not say how sure they are has promised nothing firm.
CERTAINTY = replace(choice(Certainty), empty=f"'{Certainty.LIKELY}'")

register(
    File(
        "hiring_needs",
        "hiring_need",
        HiringNeed,
        (
            Column("employer", KEY, refers="employers", required=True),
            Column("initiative", KEY, refers="initiatives"),
            Column("soc", OCCUPATION, required=True),
            Column("quarter", QUARTER, required=True),
            Column("seats", SEATS, required=True),
            Column("certainty", CERTAINTY),
            Column("said_by", text(200)),
            Column("said_on", DATE),
            Column("withdrawn_on", DATE),
            Column("note", text(500)),
        ),
        rules=(
            in_order(
                "said_on",
                "withdrawn_on",
                gettext_lazy("taken back on {withdrawn_on}, before it was said on {said_on}"),
            ),
            Rule(
                "seats",
                "{seats} < 1",
                gettext_lazy("a hiring need is of at least one person"),
                gettext_lazy("write how many people the firm will hire"),
            ),
        ),
        identity=("employer", "soc", "quarter"),
    )
)
