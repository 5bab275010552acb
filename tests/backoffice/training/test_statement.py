"""One statement at the desk: whether it can be approved now."""

from datetime import datetime

import pytest
import time_machine

from prakerja.training.statements.months import cut_off_of
from tests.situations.learning import finished
from tests.situations.statements import LATER, MONTH, made
from tests.web.places.of_statements import at, one

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("now", "is_open"), [(cut_off_of(MONTH), False), (cut_off_of(MONTH) + LATER, True)])
def test_it_is_proposed_once_its_partner_can_dispute_it_no_more(now: datetime, is_open: bool) -> None:
    bought = finished()
    made()
    with time_machine.travel(now, tick=False):
        page = at(one(bought)).browser.get(one(bought)).content.decode()
    assert ("Usulkan" in page) is is_open
    assert ("tidak dapat menyanggahnya lagi" in page) is not is_open
