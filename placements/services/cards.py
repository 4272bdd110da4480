"""Keep the referral cards in step with names and consents. Derived rows: they can be rebuilt at any time."""

from django.db import connection


def refresh(*, participant_ids: list[int] | None = None) -> None:
    """Write the card of everybody (or of `participant_ids`) who ever consented to anything, and drop the others'."""
    only = "true" if participant_ids is None else "{table}.participant_id = any(%(ids)s)"
    parameters = {"ids": participant_ids}
    with connection.cursor() as cursor:
        cursor.execute(
            f"""delete from placements_card where {only.format(table="placements_card")} and not exists
                (select from participants_consent c where c.participant_id = placements_card.participant_id)""",
            parameters,
        )
        cursor.execute(
            f"""insert into placements_card (participant_id, name)
                select identity.participant_id, left(concat_ws(' ', identity.first_name, identity.last_name), 200)
                from participants_identity identity
                where {only.format(table="identity")} and exists
                (select from participants_consent c where c.participant_id = identity.participant_id)
                on conflict (participant_id) do update set name = excluded.name
                where placements_card.name is distinct from excluded.name""",
            parameters,
        )
