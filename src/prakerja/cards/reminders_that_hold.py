"""A reminder that waited in a queue: it goes out by day alone, and as long as what it says is true."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import connection

from prakerja.cards.remind_of_deadlines import Due, due_values, words_of
from prakerja.kit.sql import sql_file
from prakerja.messages.ask_again import Said, StillTrue


def reminders_that_hold(said: Sequence[Said], now: datetime) -> Mapping[Said, StillTrue]:
    """Of these reminders those that nothing bought, no hold and no other deadline has made wrong, each with its words
    as of now and the next moment at which it is day where its reader lives."""
    values = {
        **due_values(now),
        "applicants": [one.owner_id for one in said],
        "once_keys": [one.once_key for one in said],
    }
    due = sql_file(__file__, "reminder_due")
    with connection.cursor() as asked:
        asked.execute(sql_file(__file__, "reminders_that_hold").format(due=due), values)
        rows = asked.fetchall()
    return {
        Said(applicant_id, once_key): StillTrue(by_day, words_of(Due(applicant_id, *now_due)))
        for applicant_id, once_key, by_day, *now_due in rows
    }
