"""A credit on the bank's statement that names the reference of a notice is that repayment, once; its case is closed."""

from datetime import timedelta

import pytest

from prakerja.appeals.models import Demand, Repayment
from prakerja.appeals.repayment.case_of_line import LineOtherwise
from prakerja.appeals.repayment.match_repayments import match_repayments, references_in
from prakerja.appeals.repayment.record_repayment import record_repayment
from prakerja.kit.actor import Actor
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.models import Transfer
from prakerja.payouts.models import ReconciliationCase
from prakerja.words.repayment_papers import spaced
from tests.situations.cards import deposited
from tests.situations.cases import DAY, MORNING, a_line, booked_by_two, laid, the_case
from tests.situations.repayment import OWED, demanded
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
MATCHING = Actor.system("appeals.match_repayments")


def matched() -> int:
    with unit_of_work(by=MATCHING):
        return match_repayments(by=MATCHING, now=MORNING)


def recorded(one: Demand, case: ReconciliationCase, amount: int) -> Repayment:
    by = an_officer()
    with unit_of_work(by=by):
        return record_repayment(
            reference=one.reference,
            house=case.house,
            line=case.about,
            amount=Rupiah(amount),
            paid_on=DAY,
            by=by,
            now=MORNING,
        )


@pytest.mark.parametrize("printed", ["{plain}", "TRSF E-BANKING CR {plain} SITI", "VA {spaced}/0903"])
def test_a_credit_that_names_it_is_recorded_and_its_case_closed(printed: str) -> None:
    one = demanded()
    line = a_line(300_000, printed.format(plain=one.reference, spaced=spaced(one.reference)), is_in=True)
    laid([line])
    case = the_case()
    assert [matched(), matched()] == [1, 0]
    made = Repayment.objects.get()
    assert (made.amount, made.left, made.recorded_by, made.paid_on) == (300_000, OWED - 300_000, None, DAY)
    case.refresh_from_db()
    [posted] = set(Transfer.objects.filter(act="appeals.repay").values_list("posting_id", flat=True))
    assert (case.closed_at, case.closed_by, case.posting_id) == (MORNING, None, posted)
    laid([a_line(1, "BUNGA", is_in=True), line])
    assert the_case().remark == "BUNGA"


def test_what_names_none_of_ours_or_two_waits_for_a_person() -> None:
    one, other = demanded(), demanded()
    printed = (f"{one.reference} {other.reference}", "881234567890123456", f"9{one.reference}", "SETORAN")
    laid([a_line(1_000, remark, is_in=True) for remark in printed])
    assert matched() == 0
    assert ReconciliationCase.objects.waiting().count() == len(printed)


def test_many_that_name_nothing_keep_none_waiting_that_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest come first: five hundred credits of strangers took all places of every run, for good."""
    monkeypatch.setattr("prakerja.appeals.repayment.match_repayments._AT_ONCE", 1)
    one = demanded()
    laid([a_line(1_000, remark, is_in=True) for remark in ("SETORAN", "881234567890123456")])
    laid([a_line(2_000, one.reference, is_in=True)])
    assert matched() == 1


def test_one_that_cannot_be_recorded_stops_no_other() -> None:
    one, other = demanded(), demanded()
    laid([a_line(1_000, one.reference, is_in=True), a_line(2_000, other.reference, is_in=True)])
    ReconciliationCase.objects.filter(remark=one.reference).update(day=DAY + timedelta(days=30))
    assert matched() == 1
    assert Repayment.objects.get().applicant_id == other.applicant_id


def test_what_left_the_bank_repays_nothing() -> None:
    one = demanded()
    laid([a_line(1_000, one.reference)])
    assert matched() == 0


def test_what_finance_records_of_a_line_closes_its_case() -> None:
    one = demanded()
    laid([a_line(300_000, "SETORAN TUNAI", is_in=True)])
    case = the_case()
    with pytest.raises(LineOtherwise):
        recorded(one, case, 299_999)
    recorded(one, case, 300_000)
    case.refresh_from_db()
    assert (case.note, case.ended_as) == (one.reference, "booked_before")
    assert case.posting_id is not None


def test_what_two_have_booked_as_something_else_is_no_repayment_as_well() -> None:
    one = demanded()
    deposited(2021, 1)
    laid([a_line(300_000, "SETORAN", is_in=True)])
    case = the_case()
    booked_by_two(case, {"booked_as": "deposit", "year": 2021})
    with pytest.raises(LineOtherwise):
        recorded(one, case, 300_000)
    assert not Repayment.objects.exists()


def test_a_reference_is_eighteen_digits_and_no_part_of_more() -> None:
    assert references_in("8812 3456 7890 1234 56") == {"881234567890123456"}
    assert references_in("1881234567890123456") == references_in("8812345678901234567") == set()
