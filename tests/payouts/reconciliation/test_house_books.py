"""Each house's own books beside our account of it: what nobody can explain is told, and nothing else is."""

from datetime import timedelta

import pytest

from prakerja.approvals.models import Proposal
from prakerja.cards.move_float import move_float
from prakerja.cards.move_float_act import MOVE_FLOAT
from prakerja.connectors.rails.line import Line, LineKind, Totals
from prakerja.connectors.rails.outcome import OutcomeKind
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import AccountKind, at_house, of_number
from prakerja.ledger.post import post
from prakerja.ledger.posting import PROGRAMME, Leg, Posting, posting_id
from prakerja.payouts.models import Instruction
from prakerja.payouts.reconciliation.house_books import faults_of_house_books, house_books
from prakerja.payouts.reconciliation.houses_at_a_glance import houses_at_a_glance
from prakerja.payouts.reconciliation.note_booked_before import booked_alike, note_booked_before
from tests.situations.cards import decided, deposited
from tests.situations.cases import (
    AT,
    DAY,
    MORNING,
    a_line,
    a_sent_batch,
    back,
    booked_by_two,
    laid,
    moved,
    out,
    owned,
    said,
    the_case,
)
from tests.situations.released_batches import YEAR

pytestmark = [pytest.mark.django_db, pytest.mark.unfunded]
_FIRST = 10_000_000
_BEFORE = AT - timedelta(days=3)


@pytest.fixture
def sent() -> list[Instruction]:
    """Through a house at which money lay before any statement."""
    deposited(YEAR, _FIRST, at=_BEFORE)
    return a_sent_batch(4)


def told(lines: list[Line], *, house: str = "bni", opening: int = _FIRST) -> None:
    laid(lines, Totals(opening, opening + moved(lines), len(lines)), house=house)


def missing() -> dict[str, int]:
    return {one.house: one.missing for one in house_books()}


def test_what_is_paid_sent_back_and_taken_as_a_fee_is_the_same_on_both_sides(sent: list[Instruction]) -> None:
    told([out(sent[0]), out(sent[1]), back(sent[1]), out(sent[2]), out(sent[2], 2_500, kind=LineKind.FEE)])
    assert missing() == {"bni": 0}
    assert list(faults_of_house_books()) == []


def test_what_an_open_case_explains_is_no_fault_and_neither_is_what_was_booked_by_it(sent: list[Instruction]) -> None:
    said(sent[3], OutcomeKind.PAID)
    told([out(sent[0]), out(sent[0]), a_line(7_000, "ADM")])
    assert missing() == {"bni": 0}
    booked_by_two(the_case(kind="unknown_line"), {"booked_as": "fee", "year": YEAR})
    assert missing() == {"bni": 0}


def test_what_moved_since_is_no_fault(sent: list[Instruction]) -> None:
    told([out(sent[0])])
    said(sent[1], OutcomeKind.PAID)
    Instruction.objects.filter(pk=sent[1].pk).update(moved_at=MORNING)
    assert missing() == {"bni": 0}


def test_a_deposit_counts_once_its_line_has_told_it(sent: list[Instruction]) -> None:
    told([a_line(5_000, "SETORAN", is_in=True)])
    case = the_case()
    deposited(YEAR, 5_000, at=MORNING)
    assert missing() == {"bni": 0}
    _booked_before(case_of="bni")
    assert missing() == {"bni": 0}
    assert case.house == "bni"


def test_what_was_moved_between_two_houses_is_explained_on_both_statements_by_one_posting(
    sent: list[Instruction],
) -> None:
    by = decided(MOVE_FLOAT, YEAR, amount=4_000, house="bni", to_house="gopay", at=MORNING)
    told([out(sent[0]), a_line(4_000, "PINDAH")])
    told([a_line(4_000, "PINDAH", is_in=True)], house="gopay", opening=0)
    with unit_of_work(by=by):
        move_float(year=YEAR, by=by, now=MORNING)
    Proposal.objects.filter(act=MOVE_FLOAT.name).update(state="carried_out", carried_out_at=MORNING)
    assert missing() == {"bni": 0, "gopay": 0}
    for house in ("bni", "gopay"):
        _booked_before(case_of=house)
        assert missing() == {"bni": 0, "gopay": 0}


def _booked_before(*, case_of: str) -> None:
    case = the_case(house=case_of)
    by = owned(case)
    Proposal.objects.filter(state="confirmed").update(state="carried_out", carried_out_at=MORNING)
    (decision,) = booked_alike(case)
    with unit_of_work(by=by):
        note_booked_before(case_id=case.pk, decision_id=decision.pk, note="Lihat", by=by, now=MORNING)


def test_a_deposit_at_one_house_explains_no_line_of_another(sent: list[Instruction]) -> None:
    deposited(YEAR, 5_000, house="ovo", at=MORNING)
    Proposal.objects.filter(state="confirmed").update(state="carried_out", carried_out_at=MORNING)
    told([a_line(5_000, "SETORAN", is_in=True)])
    assert booked_alike(the_case()) == []
    assert sent


def test_money_that_the_house_does_not_have_is_told(sent: list[Instruction]) -> None:
    """Somebody has booked what no line says, past all that finds cases."""
    told([out(sent[0])])
    with unit_of_work(by=decided(MOVE_FLOAT, 2022, amount=1)):
        leg = Leg(at_house("bni", YEAR), of_number(AccountKind.DEPOSITS, YEAR), Rupiah(9))
        named = posting_id("payouts.pay", "nobody")
        post(Posting(named, PROGRAMME, "payouts.pay", YEAR, (leg,), happened_at=AT, posted_at=AT))
    assert missing() == {"bni": -9}
    (fault,) = faults_of_house_books()
    assert fault == (
        f"bni had {_FIRST - sent[0].amount} at the end of {DAY:%Y-%m-%d}, our books say {_FIRST - sent[0].amount + 9},"
        " its open cases explain 0, and -9 nobody does"
    )


def test_a_house_that_tells_no_balance_is_compared_line_by_line_alone(sent: list[Instruction]) -> None:
    laid([out(sent[0])])
    assert house_books() == []
    (one,) = houses_at_a_glance()
    assert (one.house, one.day, one.closing, one.cases) == ("bni", DAY, None, 0)
    assert one.booked == _FIRST - sent[0].amount


def test_at_a_glance_each_house_has_its_own_cases(sent: list[Instruction]) -> None:
    deposited(YEAR, 3, house="ovo", at=_BEFORE)
    told([out(sent[0]), a_line(7_000, "ADM")])
    bni, ovo = houses_at_a_glance()
    assert (bni.house, bni.cases, bni.explained) == ("bni", 1, -7_000)
    assert (bni.booked, bni.closing) == (_FIRST - sent[0].amount, _FIRST - sent[0].amount - 7_000)
    assert (ovo.house, ovo.day, ovo.cases, ovo.booked) == ("ovo", None, 0, 3)
