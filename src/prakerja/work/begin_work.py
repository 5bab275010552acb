"""Something long has to be done: it is noted with what made it necessary, and its job is on the queue."""

from datetime import datetime

from django.db import connection

from prakerja.kit.jobs import Job
from prakerja.kit.queue import put_on_queue
from prakerja.kit.sql import sql_file
from prakerja.work.rows import values_of


def begin_work[**P](job: Job[P], now: datetime, /, *nothing: P.args, **arguments: P.kwargs) -> bool:
    """The work is due. Asking while it is due or under way is asking once; what failed is left to people (try_again).

    Work that had ended begins anew. Returns whether it was asked for by this call.
    """
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "begin_work"), values_of(job, arguments, now))
        has_begun = bool(cursor.rowcount)
    if has_begun:
        put_on_queue(job, *nothing, **arguments)
    return has_begun
