"""The hash of a batch: what two people release, and the public log keeps."""

from uuid import UUID

from django.db import connection

from prakerja.kit.sql import sql_file


def batch_hash(batch_id: UUID) -> str:
    """Of everything that was built into it, what left it since included: so it stays. In hex."""
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "batch_hash"), {"batch_id": batch_id})
        (found,) = cursor.fetchone()
    return str(found)
