"""Seats promised to programs and cohorts, as they stand in the exchange format."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.exchange.standing import standing
from employers.needs.exchange import SEATS
from intermediary.exchange.columns import KEY, Column
from intermediary.exchange.files import File, Rule, also_checked, register
from intermediary.exchange.loader.check import said
from trainings.demand.models import SeatPromise

NEED = {"seats": "t.seats"}
PROMISE = {"hiring_need": "(select n.key from needs_hiringneed n where n.id = t.need_id)", "seats": "t.seats"}


def too_many(load, stage) -> int:
    """Seats beyond those of their need, as it would stand after the load."""
    params: dict = {"mend": _("correct the seats here, or those of the need")}
    text = _("{hiring_need} has {needed} seats, and {promised} would be promised")
    problem = said(text, _of, params, "problem")
    return load.mark(
        stage,
        f"""select n, 'seats', {problem}, %(mend)s
        from (select p.n, p.hiring_need, d.seats as needed, sum(p.seats) over (partition by p.hiring_need) as promised
              from {standing(load, "need_seats", **PROMISE)} p
              join {standing(load, "hiring_needs", **NEED)} d on d.key = p.hiring_need) found
        where n is not null and promised > needed""",
        params,
    )


def too_few(load, stage) -> int:
    """Needs that would have fewer seats than are promised out of them."""
    params: dict = {"mend": _("correct it, or the seats promised")}
    problem = said(_("{promised} seats are promised, and it would have {seats}"), _of, params, "few")
    return load.mark(
        stage,
        f"""select n, 'seats', {problem}, %(mend)s
        from (select d.n, d.seats, sum(p.seats) as promised from {standing(load, "hiring_needs", **NEED)} d
              join {standing(load, "need_seats", **PROMISE)} p on p.hiring_need = d.key and p.n is null
              where d.n is not null group by d.n, d.seats) found
        where promised > seats""",
        params,
    )


def _of(name: str) -> str:
    return f"found.{name}"


also_checked("hiring_needs", too_few)
register(
    File(
        "need_seats",
        "need_seat",
        SeatPromise,
        (
            Column("hiring_need", KEY, field="need", refers="hiring_needs", required=True),
            Column("program", KEY, refers="programs"),
            Column("cohort", KEY, refers="cohorts"),
            Column("seats", SEATS, required=True),
        ),
        rules=(
            Rule(
                "cohort",
                "({program} is null) = ({cohort} is null)",
                gettext_lazy("seats are for a program or for a cohort"),
                gettext_lazy("fill in one of the two"),
            ),
        ),
        checks=(too_many,),
    )
)
