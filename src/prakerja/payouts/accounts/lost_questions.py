"""Questions about accounts that nobody asks any more: whoever waits for them would wait for ever."""

from datetime import datetime
from typing import Final

from prakerja.kit.queue import keys_without_job, put_on_queue
from prakerja.payouts import jobs
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.models import LinkedAccount

_AT_ONCE: Final = 20_000


def ask_lost_accounts(_now: datetime) -> int:
    """Every question under way has a job again; returns how many had none. Who waits longest goes first."""
    asked = LinkedAccount.objects.filter(state=AccountState.ASKED).order_by("asked_at")
    # Of each person there is one at most.
    numbers = dict(asked.values_list("applicant_id", "number")[:_AT_ONCE])
    lost = keys_without_job([jobs.ask_account], "applicant_id", map(str, numbers))
    for applicant_id, number in numbers.items():
        if str(applicant_id) in lost:
            put_on_queue(jobs.ask_account, applicant_id=applicant_id, number=number)
    return len(lost)
