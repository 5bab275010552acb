"""Messages that nobody wants to hear now wait for their moment."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import connection

from prakerja.kit.sql import sql_file


def put_off(until: Mapping[tuple[UUID, UUID], datetime]) -> None:
    """Part of `open_messages`. From its moment on each has a job again (lost_messages.py), and is asked about anew."""
    if not until:
        return
    values: dict[str, list[UUID] | list[datetime]] = {
        "owners": [owner for owner, _ in until],
        "ids": [message for _, message in until],
        "not_before": list(until.values()),
    }
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "put_off"), values)
