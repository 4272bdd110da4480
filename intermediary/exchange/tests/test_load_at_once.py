"""Two loads at the same time: the second waits, and then sees what the first wrote."""

import threading
import time

import pytest
from django.db import connection, transaction

from intermediary.accounts.scope import acting
from intermediary.exchange.loader import Counts, load
from intermediary.exchange.loader.load import LOCK

pytestmark = pytest.mark.postgres
ROWS = {"participants": [{"participant": f"p{n}", "first_name": "A", "last_name": "B"} for n in range(50)]}


@pytest.mark.django_db(transaction=True)
def test_the_second_load_waits_for_the_first():
    totals = []

    def work():
        try:
            with acting("system"):
                totals.append(load(ROWS).total())
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _n in range(2)]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
        for thread in threads:
            thread.start()
        time.sleep(0.3)
        assert totals == []
    for thread in threads:
        thread.join(30)
    assert sorted(totals, key=lambda total: total.created) == [Counts(0, 0, 50), Counts(50, 0, 0)]
