"""A month is stated once, and what is disputed, approved or taken back at the same moment leaves the money right."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

import pytest
from django.db import OperationalError, connection

from prakerja.approvals.confirm_proposal import ProposalVoid
from prakerja.audit.models import Event
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.webhooks.models import PartnerEvent
from prakerja.training.events import TrainingEvent
from prakerja.training.models import PayableLine, StatementDispute
from prakerja.training.statements.make_statements import make_statements
from prakerja.training.statements.months import cut_off_of
from prakerja.training.statements.prove_payables import faults_of_payables
from prakerja.training.statements.states import StatementState
from tests.situations.at_once import all_at_once
from tests.situations.learning import COMMISSION, Bought, a_purchase, finished
from tests.situations.payables import lines_of, owed_to
from tests.situations.statements import (
    LATER,
    MONTH,
    NEXT,
    STATING,
    approved,
    disputed,
    made,
    statement_of,
    taken_back,
)
from tests.situations.training import PRICE

pytestmark = pytest.mark.django_db(transaction=True)
INSTITUTION = PRICE - COMMISSION
AT_ONCE = 4
AFTER_IT = cut_off_of(MONTH) + timedelta(minutes=30)


@pytest.fixture(autouse=True)
def _told_as_booked() -> Iterator[None]:
    yield
    assert list(faults_of_payables()) == []


@pytest.fixture
def some() -> list[Bought]:
    """Of one institution and one platform."""
    first = finished(a_purchase())
    return [first, *(finished(a_purchase(first.market)) for _ in range(2))]


def done(do: Callable[[], object]) -> bool:
    try:
        do()
    except Refused:
        return False
    return True


def taken_back_whatever_is_made_meanwhile(bought: Bought) -> None:
    while True:
        try:
            return taken_back(bought, at=AFTER_IT)
        except ProposalVoid:
            continue


def work_on_the_month() -> None:
    """As a worker: a transaction a stretch, of one line each."""
    left = True
    while left:
        try:
            with unit_of_work(by=STATING):
                left = make_statements(month="2021-03", by=STATING, now=AFTER_IT, at_once=1)
        except Refused:
            # Another one has just ended it.
            continue


def test_many_who_make_the_same_month_make_it_once(some: list[Bought]) -> None:
    all_at_once([work_on_the_month] * AT_ONCE)
    market = some[0].market
    for partner, share in ((market.institution, INSTITUTION), (market.platform, COMMISSION)):
        statement = statement_of(partner)
        assert (statement.state, statement.lines, statement.due) == (StatementState.READY, 3, 3 * share)
        assert PartnerEvent.objects.filter(partner_id=partner.pk, kind="statement.ready").count() == 1
    assert Event.objects.filter(name=TrainingEvent.STATEMENT_READY).count() == 2


def test_a_worker_whose_connection_is_cut_leaves_nothing_half_made(some: list[Bought]) -> None:
    def cut_off_in_the_middle() -> None:
        with unit_of_work(by=STATING), connection.cursor() as cursor:
            make_statements(month="2021-03", by=STATING, now=AFTER_IT, at_once=2)
            assert PayableLine.objects.filter(month=MONTH).count() == 2
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    with pytest.raises(OperationalError):
        all_at_once([cut_off_in_the_middle])
    assert not PayableLine.objects.filter(month=MONTH).exists()
    made()
    assert statement_of(some[0].market.institution).due == 3 * INSTITUTION


@pytest.mark.parametrize("of_a_line", [True, False])
def test_what_is_disputed_is_not_approved_at_the_same_moment(some: list[Bought], *, of_a_line: bool) -> None:
    """The last second of the dispute, and the first of the approval: they may overlap."""
    made()
    school = some[0].market.institution
    line = lines_of(some[0])[1] if of_a_line else None
    whole = statement_of(school).due
    key = None if line is None else (line.applicant_id, line.purchase, line.number)
    is_disputed, is_approved = all_at_once(
        [
            partial(done, partial(disputed, school, line=key)),
            partial(done, partial(approved, school, at=cut_off_of(MONTH) + LATER)),
        ]
    )
    statement = statement_of(school)
    assert StatementDispute.objects.count() == is_disputed
    assert (statement.state == StatementState.APPROVED) == is_approved
    assert statement.due == whole - (INSTITUTION if is_disputed and of_a_line else 0)
    assert is_disputed or is_approved
    if not of_a_line:
        assert not (is_disputed and is_approved)


def test_what_is_taken_back_while_the_next_statement_is_made_is_owed_to_nobody(some: list[Bought]) -> None:
    """A statement that is made between the two people voids what they were shown: then they decide again."""
    taking_back = partial(taken_back_whatever_is_made_meanwhile, some[0])
    doings: list[Callable[[], None]] = [work_on_the_month, taking_back]
    all_at_once(doings)
    made(NEXT)
    market = some[0].market
    for partner, share in ((market.institution, INSTITUTION), (market.platform, COMMISSION)):
        assert owed_to(partner) == 2 * share
        assert statement_of(partner).due == 2 * share
    assert {(one.kind, one.state) for one in lines_of(some[0])} == {
        ("final", "taken_back"),
        ("claw_back", "taken_back"),
    }


def test_many_who_take_the_same_back_take_it_once(some: list[Bought]) -> None:
    made()
    all_at_once([partial(done, partial(taken_back, some[0], at=AFTER_IT))] * 2)
    assert owed_to(some[0].market.institution) == 2 * INSTITUTION
    assert statement_of(some[0].market.institution).lines == 2
