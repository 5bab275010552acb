"""Every minute what was not answered goes back, and one that cannot keeps none of the others waiting."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from prakerja.kit.jobs import do_job
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.hold import hold
from prakerja.ledger.models import OpenHold, Transfer
from tests.ledger.test_holds import THE_CLOCK, balances
from tests.situations.ledger import a_hold, awarded

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_over_goes_back_and_what_is_not_stays(now: datetime) -> None:
    with unit_of_work(by=THE_CLOCK):
        who = awarded(now=now)
        hold(a_hold(who, now=now, about=1, minutes=1), now=now)
        hold(a_hold(who, now=now, about=2, minutes=9), now=now)
    with time_machine.travel(now + timedelta(minutes=1), tick=False):
        do_job("ledger.expire_holds", {})
        do_job("ledger.expire_holds", {})
    assert balances(who) == (750_000, 250_000)


@pytest.mark.forges_books
def test_one_that_cannot_be_given_back_ends_no_run(now: datetime) -> None:
    """It names a hold that the journal does not know."""
    with unit_of_work(by=THE_CLOCK):
        OpenHold.objects.create(owner_id=uuid4(), posting_id=uuid4(), held_until=now)
        who = awarded(now=now)
        hold(a_hold(who, now=now, minutes=1), now=now)
    with time_machine.travel(now + timedelta(minutes=1), tick=False), pytest.raises(ExceptionGroup):
        do_job("ledger.expire_holds", {})
    assert balances(who) == (1_000_000, 0)
    assert Transfer.objects.filter(act="ledger.expire").count() == 1
