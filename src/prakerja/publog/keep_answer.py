"""What a witness said when it was asked is kept: the office sees who is silent, who refuses, and why."""

from datetime import datetime
from typing import Final

from django.db import connection

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.sql import sql_file
from prakerja.publog.models import Answer, AskedWitness

_LONGEST: Final = AskedWitness._meta.get_field("said").max_length or 0


def keep_answer(witness: str, *, size: int, answer: Answer, said: str, by: Actor, now: datetime) -> None:
    """It stands in place of what the witness said before; since when it says so stays. Twice is once."""
    require(Permission.KEEP_COSIGNATURES, by=by)
    kept: dict[str, str | int | datetime] = {
        "witness": witness,
        "size": size,
        "answer": answer.value,
        "said": said[:_LONGEST],
        "at": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "keep_answer"), kept)
