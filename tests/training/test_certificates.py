"""What is proven finished is certified within a working day, and paid; what is not is not."""

from datetime import timedelta

import pytest
from django.db import transaction

from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.close_hold import void_held
from prakerja.messages.models import Message
from prakerja.training.attendance_rules import FINAL_TEST
from prakerja.training.begin_training import CodeOver
from prakerja.training.declare_completion import (
    CorrectionTooLate,
    DeclaredTooLate,
    NotAttended,
    ScoreWrong,
    SkillNotShown,
    declare_completion,
)
from prakerja.training.holds import hold_id
from prakerja.training.issue_certificates import issue_certificates
from prakerja.training.models import Certificate, CertificateCode, Completion, Purchase
from prakerja.training.purchase_of_code import NoSuchCode
from prakerja.training.require_attending import NotBegun
from prakerja.training.states import Part, PurchaseState
from prakerja.training.working_days import working_days_after
from tests.situations.at_once import all_at_once
from tests.situations.broken import StatementLost, writing
from tests.situations.learning import (
    COMMISSION,
    ISSUING,
    STARTS,
    Bought,
    a_purchase,
    attended,
    certificates_issued,
    declared,
    finished,
    handed_in,
    present,
)
from tests.situations.training import PRICE, acting, an_institution

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def declare(bought: Bought, before: int | None = 40, after: int | None = 80, **changes: object) -> Completion:
    asked: dict[str, object] = {"code": bought.code, "by": bought.teacher, "now": STARTS}
    with transaction.atomic():
        return declare_completion(score_before=before, score_after=after, **(asked | changes))  # type: ignore[arg-type]


def payable(bought: Bought) -> tuple[int, int]:
    """To the platform, and to the institution."""
    partners = (bought.market.platform, bought.market.institution)
    platform, institution = (int(balance_of(Account(AccountKind.PAYABLE, one.pk))) for one in partners)
    return platform, institution


def test_who_has_proven_all_of_it_is_certified_and_both_partners_are_to_be_paid() -> None:
    bought = declared()
    assert sum(payable(bought)) == 0
    waiting = bought.purchase
    assert waiting.certified_by == working_days_after(STARTS, 1)
    certificates_issued()
    certified = bought.purchase
    assert certified.state == PurchaseState.FINISHED
    assert certified.certified_by is None
    assert payable(bought) == (COMMISSION, PRICE - COMMISSION)
    (certificate,) = Certificate.objects.all()
    assert CertificateCode.objects.get().code == certificate.code
    assert Message.objects.filter(text="training_finished").count() == 1


def test_issuing_again_changes_nothing() -> None:
    bought = finished()
    certificates_issued(at=STARTS + DAY)
    assert Certificate.objects.count() == 1
    assert payable(bought) == (COMMISSION, PRICE - COMMISSION)


def test_a_platform_that_earns_nothing_is_owed_nothing() -> None:
    bought = finished(a_purchase(commission=0))
    assert payable(bought) == (0, PRICE)


@pytest.mark.parametrize(("so_far", "missing"), [((1,), [2, FINAL_TEST]), ((1, 2), [FINAL_TEST])])
def test_who_was_not_present_everywhere_has_not_finished(so_far: tuple[int, ...], missing: list[int]) -> None:
    bought = present(a_purchase(meetings=2), *so_far)
    with pytest.raises(NotAttended) as refused:
        declare(bought)
    assert refused.value.missing == missing
    assert bought.purchase.certified_by is None


def test_a_commit_alone_is_nothing_to_declare() -> None:
    with pytest.raises(NotBegun):
        declare(a_purchase())


def test_where_a_skill_is_to_be_shown_it_is_shown_first() -> None:
    bought = attended(a_purchase(shows_skill=True))
    with pytest.raises(SkillNotShown):
        declare(bought)
    handed_in(bought, "uk", 999)
    declare(bought)


@pytest.mark.parametrize(("before", "after"), [(-1, 50), (101, 50), (50, -1), (50, 101), (2**31, None)])
def test_scores_are_out_of_a_hundred(before: int | None, after: int | None) -> None:
    with pytest.raises(ScoreWrong):
        declare(attended(), before, after)


def test_scores_are_corrected_within_five_working_days() -> None:
    bought = attended()
    assert declare(bought).pk == declare(bought).pk
    declare(bought, None, 90)
    certificates_issued()
    last = working_days_after(STARTS, 5)
    declare(bought, None, 95, now=last - timedelta(seconds=1))
    with pytest.raises(CorrectionTooLate):
        declare(bought, None, 100, now=last)
    assert list(Completion.objects.order_by("number").values_list("score_after", flat=True)) == [80, 90, 95]
    assert Certificate.objects.count() == 1


def test_another_institution_declares_nothing() -> None:
    with pytest.raises(NoSuchCode):
        declare(attended(), by=acting(an_institution("Lain")))


def test_what_is_over_is_not_declared() -> None:
    bought = attended()
    Purchase.objects.update(state=PurchaseState.LAPSED)
    with pytest.raises(CodeOver):
        declare(bought)


def test_when_the_money_waits_no_more_it_is_too_late_to_declare() -> None:
    bought = attended(a_purchase(waits=timedelta(days=10)))
    with pytest.raises(DeclaredTooLate):
        declare(bought, now=bought.purchase.waits_until)


def test_what_is_certified_too_late_is_refused_and_told() -> None:
    bought = declared(a_purchase(waits=timedelta(days=10)))
    certificates_issued(at=bought.purchase.waits_until)
    assert bought.purchase.state == PurchaseState.REDEEMED
    assert bought.purchase.certified_by is None
    assert not Certificate.objects.exists()
    assert payable(bought) == (0, 0)
    assert Message.objects.filter(text="training_too_late").count() == 1


def test_one_whose_money_has_gone_back_holds_nobody_else_up() -> None:
    gone, there = declared(), declared()
    key = gone.buyer.applicant_id, gone.number
    with transaction.atomic():
        for part in Part:
            void_held(owner_id=key[0], hold_id=hold_id(*key, part), act="training.void", now=STARTS)
    certificates_issued()
    assert (gone.purchase.state, there.purchase.state) == (PurchaseState.REDEEMED, PurchaseState.FINISHED)
    assert payable(gone) == (0, 0)


def test_killed_anywhere_it_goes_on_where_it_stood() -> None:
    bought = declared()
    with writing() as statements, transaction.atomic():
        issue_certificates(by=ISSUING, now=STARTS)
        transaction.set_rollback(True)
    for number in range(1, statements.count + 1):
        with writing(lost=number), pytest.raises(StatementLost), transaction.atomic():
            issue_certificates(by=ISSUING, now=STARTS)
        assert payable(bought) == (0, 0), f"statement {number}"
    certificates_issued()
    assert payable(bought) == (COMMISSION, PRICE - COMMISSION)


@pytest.mark.django_db(transaction=True)
def test_many_who_issue_at_once_issue_each_once() -> None:
    trainings = [declared() for _ in range(3)]

    def issue() -> None:
        with transaction.atomic():
            issue_certificates(by=ISSUING, now=STARTS)

    all_at_once([issue] * 4)
    certificates_issued()
    assert Certificate.objects.count() == 3
    assert {payable(one) for one in trainings} == {(COMMISSION, PRICE - COMMISSION)}


@pytest.mark.django_db(transaction=True)
def test_declared_ten_times_at_once_it_is_declared_once() -> None:
    bought = attended()
    answers = all_at_once([lambda: declare(bought)] * 10)
    assert {one.number for one in answers} == {1}
    assert Completion.objects.count() == 1
