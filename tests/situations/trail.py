"""The audit's trail, at a moment when it can be sealed."""

import threading

from django.db import connection


def wait_until_earlier_transactions_have_ended() -> None:
    """Sealing waits for every transaction that began before; the suite's other workers have some on this server."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
        (newest,) = cursor.fetchone()
        oldest = 0
        while oldest < newest and not threading.Event().wait(0.02):
            cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
            (oldest,) = cursor.fetchone()
