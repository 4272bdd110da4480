"""Whether a person agrees to be referred, asked in PostgreSQL at the moment of reading (`referrals_agreed`).

Row-level security asks the same function by itself for a firm that is signed in: this is the first wall of two, and the
only one for pages that a signed address opens.
"""

from django.db import connection
from django.db.models import BooleanField, Func


class Agreed(Func):
    """Over a column with a participant's id: whether their consent to be referred is in force now."""

    function = "referrals_agreed"
    output_field = BooleanField()


def agrees(participant_id: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select referrals_agreed(%s)", [participant_id])
        return cursor.fetchone()[0]
