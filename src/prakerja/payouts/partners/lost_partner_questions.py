"""Questions about partners' accounts that nobody asks any more."""

from datetime import datetime

from prakerja.kit.queue import keys_without_job, put_on_queue
from prakerja.payouts import jobs
from prakerja.payouts.models import PartnerAccount
from prakerja.payouts.partners.states import PartnerAccountState


def ask_lost_partner_accounts(_now: datetime) -> int:
    """Every question under way has a job again; returns how many had none. Of each partner there is one at most."""
    asked = PartnerAccount.objects.filter(state=PartnerAccountState.ASKED)
    numbers = dict(asked.values_list("partner_id", "number"))
    lost = keys_without_job([jobs.ask_partner_account], "partner_id", map(str, numbers))
    for partner_id, number in numbers.items():
        if str(partner_id) in lost:
            put_on_queue(jobs.ask_partner_account, partner_id=partner_id, number=number)
    return len(lost)
