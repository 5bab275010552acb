"""A participant confirms what was declared of them, or objects to it; two curators decide, and money waits for it."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django.fixtures import Settings

from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.messages.models import Message
from prakerja.training.declarations.let_declarations_stand import let_declarations_stand
from prakerja.training.declarations.objection_acts import (
    DISMISS_OBJECTION,
    UPHOLD_OBJECTION,
    key_in,
    subject_of_declaration,
)
from prakerja.training.declarations.refusals import (
    NoSuchObjection,
    NothingToAnswer,
    ObjectionEmpty,
    ObjectionTooLate,
    TrainingWentOn,
)
from prakerja.training.declarations.states import DeclarationState
from prakerja.training.lapse_purchase import lapse_purchase
from prakerja.training.models import Certificate, TrainingDeclaration
from prakerja.training.states import PurchaseState
from prakerja.training.working_days import working_days_after
from tests.situations.at_once import all_at_once
from tests.situations.cards import NOW
from tests.situations.declarations import (
    MISSED,
    OBJECTION,
    absent,
    another_schedule,
    confirmed,
    decided,
    deferred,
    latest_of,
    left,
    objected,
)
from tests.situations.learning import (
    STARTS,
    Bought,
    a_purchase,
    a_webinar,
    attended,
    certificates_issued,
    declared,
    own_declaration,
    present,
    the_clock_has_declared,
)
from tests.situations.payables import buyer_who_pays_in_parts, lines_of
from tests.situations.training import PRICE

pytestmark = pytest.mark.django_db
NOBODY = "00000000-0000-4000-8000-000000000000"
SECOND = timedelta(seconds=1)
LAPSING = Actor.system("training.lapse_purchases")


def owed(bought: Bought) -> int:
    partners = (bought.market.platform, bought.market.institution)
    return sum(int(balance_of(Account(AccountKind.PAYABLE, one.pk))) for one in partners)


def on_balance(bought: Bought) -> int:
    return int(balance_of(Account(AccountKind.TRAINING_BALANCE, bought.buyer.applicant_id)))


def stand(bought: Bought) -> str:
    return latest_of(bought).state


def all_stand(*, at: object) -> None:
    by = Actor.system("training.let_declarations_stand")
    with unit_of_work(by=by):
        let_declarations_stand(by=by, now=at)  # type: ignore[arg-type]


def told(text: str, bought: Bought) -> dict[str, object]:
    letter = Message.objects.get(text=text, owner_id=bought.buyer.applicant_id)
    words: dict[str, object] = json.loads(letter.words_as_json)
    return words


def test_a_participant_confirms_once_and_cannot_object_after_it() -> None:
    bought = confirmed(confirmed(absent()))
    assert stand(bought) == DeclarationState.CONFIRMED
    with pytest.raises(NothingToAnswer):
        objected(bought)


def test_an_objection_waits_and_its_participant_is_told() -> None:
    bought = objected(objected(absent()))
    latest = latest_of(bought)
    assert (latest.state, latest.objection) == (DeclarationState.OBJECTED, OBJECTION)
    assert list(TrainingDeclaration.objects.objected_to()) == [latest]
    assert told("training_objection", bought)["title"] == bought.market.course.title
    with pytest.raises(NothingToAnswer):
        objected(bought, "Dan ini")
    with pytest.raises(NothingToAnswer):
        confirmed(bought)


@pytest.mark.parametrize("text", ["", " \n", "\u200b", "x" * 2001])
def test_an_objection_says_something(text: str) -> None:
    with pytest.raises(ObjectionEmpty):
        objected(absent(), text)


def test_nothing_is_objected_to_that_was_not_declared_or_stands() -> None:
    with pytest.raises(NothingToAnswer):
        objected(a_webinar())
    with pytest.raises(NothingToAnswer):
        confirmed(a_webinar())
    bought = absent()
    over = latest_of(bought).objected_until
    with pytest.raises(ObjectionTooLate):
        objected(bought, at=over)
    all_stand(at=over - SECOND)
    assert stand(bought) == DeclarationState.OPEN
    all_stand(at=over)
    all_stand(at=over)
    assert stand(bought) == DeclarationState.STANDS
    with pytest.raises(NothingToAnswer):
        objected(bought)


def test_an_objection_is_not_overtaken_by_the_clock() -> None:
    bought = objected(absent())
    all_stand(at=latest_of(bought).objected_until)
    assert stand(bought) == DeclarationState.OBJECTED


def test_an_objection_to_a_completion_stops_certificate_and_money_until_it_is_dismissed() -> None:
    bought = objected(declared())
    certificates_issued(at=MISSED + timedelta(days=10))
    the_clock_has_declared(at=MISSED + timedelta(days=10))
    assert (bought.purchase.state, owed(bought)) == (PurchaseState.REDEEMED, 0)
    assert not Certificate.objects.exists()
    decided(bought, DISMISS_OBJECTION)
    assert stand(bought) == DeclarationState.DISMISSED
    assert bought.purchase.certified_by == working_days_after(MISSED, 1)
    certificates_issued(at=MISSED)
    assert (bought.purchase.state, owed(bought)) == (PurchaseState.FINISHED, PRICE)
    assert told("training_objection_decided", bought)["is_upheld"] == 0


def test_who_is_right_that_they_did_not_finish_has_the_price_back_and_nobody_is_paid() -> None:
    bought = objected(declared())
    before = on_balance(bought)
    decided(bought, UPHOLD_OBJECTION)
    assert (bought.purchase.state, stand(bought)) == (PurchaseState.VOIDED, DeclarationState.UPHELD)
    assert (on_balance(bought), owed(bought)) == (before + PRICE, 0)
    assert told("training_objection_decided", bought)["reason"] == "Diperiksa"
    certificates_issued(at=MISSED + timedelta(days=10))
    assert not Certificate.objects.exists()


def test_what_the_clock_has_declared_is_objected_to_as_well() -> None:
    bought = attended()
    at = own_declaration(bought)
    the_clock_has_declared(at=at)
    objected(bought, at=at)
    certificates_issued(at=at)
    assert not Certificate.objects.exists()


@pytest.mark.parametrize(("declare", "back"), [(absent, PurchaseState.BOUGHT), (left, PurchaseState.REDEEMED)])
def test_who_is_right_that_they_came_is_expected_again(declare: object, back: PurchaseState) -> None:
    bought = objected(declare())  # type: ignore[operator]
    decided(bought, UPHOLD_OBJECTION)
    assert (bought.purchase.state, stand(bought)) == (back, DeclarationState.UPHELD)


def test_who_never_agreed_to_another_schedule_has_the_price_back() -> None:
    bought = objected(deferred())
    decided(bought, UPHOLD_OBJECTION)
    assert bought.purchase.state == PurchaseState.VOIDED


def test_who_has_begun_with_the_other_schedule_has_agreed_to_it() -> None:
    bought = a_webinar()
    to = another_schedule(bought, days=1)
    present(objected(deferred(bought, to=to)), at=to.starts_at)
    with pytest.raises(TrainingWentOn):
        UPHOLD_OBJECTION.foresee(subject_of_declaration(latest_of(bought).pk), {}, NOW)


@pytest.mark.parametrize(
    "subject", ["", "x", "x:1:1", f"{NOBODY}:1:1", f"{NOBODY}:01:1", f"{NOBODY}:1", f"{NOBODY}:1:99999"]
)
def test_what_is_no_objection_is_not_decided(subject: str) -> None:
    with pytest.raises(NoSuchObjection):
        DISMISS_OBJECTION.foresee(subject, {}, NOW)


def test_a_declaration_to_which_nobody_objected_is_not_decided() -> None:
    subject = subject_of_declaration(latest_of(absent()).pk)
    assert key_in(subject)[1:] == (1, 1)
    with pytest.raises(NoSuchObjection):
        UPHOLD_OBJECTION.foresee(subject, {}, NOW)


def test_when_the_money_has_lapsed_meanwhile_an_objection_is_decided_and_moves_nothing() -> None:
    bought = objected(left())
    over = bought.purchase.waits_until
    with unit_of_work(by=LAPSING):
        assert lapse_purchase((bought.buyer.applicant_id, bought.number), by=LAPSING, now=over)
    before = on_balance(bought)
    decided(bought, UPHOLD_OBJECTION, at=over)
    assert (bought.purchase.state, stand(bought)) == (PurchaseState.LAPSED, DeclarationState.UPHELD)
    assert on_balance(bought) == before


@pytest.mark.django_db(transaction=True)
def test_an_objection_and_the_certificate_at_once_leave_one_of_both() -> None:
    for _ in range(3):
        bought = declared()

        def object_to(of: Bought = bought) -> None:
            objected(of, at=STARTS)

        all_at_once([object_to, lambda: certificates_issued(at=STARTS)])
        certificates_issued(at=STARTS)
        is_certified = bought.purchase.state == PurchaseState.FINISHED
        assert is_certified or (bought.purchase.certified_by is None and owed(bought) == 0)
        assert stand(bought) == DeclarationState.OBJECTED


@pytest.mark.django_db(transaction=True)
def test_a_declaration_and_the_lapse_at_once_give_the_money_back_once() -> None:
    bought = present(a_webinar(meetings=2))
    over = bought.purchase.waits_until
    key = bought.buyer.applicant_id, bought.number

    def lapse() -> None:
        with transaction.atomic():
            lapse_purchase(key, by=LAPSING, now=over)

    def leave() -> None:
        try:
            left(bought, at=working_days_after(bought.market.schedule.ends_at, 3) - SECOND)
        except Exception:  # noqa: BLE001  whoever comes second is refused
            return

    before = on_balance(bought)
    all_at_once([lapse, leave, lapse])
    assert bought.purchase.state == PurchaseState.LAPSED
    assert on_balance(bought) == before + PRICE


def test_what_an_early_proof_had_earned_is_held_and_goes_back_when_the_objection_is_right(
    settings: Settings, tmp_path: Path
) -> None:
    bought = declared(a_purchase(buyer=buyer_who_pays_in_parts(folder=tmp_path, settings=settings)))
    before = on_balance(bought)
    early = owed(bought)
    assert 0 < early < PRICE
    objected(bought)
    assert {line.state for line in lines_of(bought)} == {"held"}
    decided(bought, UPHOLD_OBJECTION)
    assert (owed(bought), on_balance(bought)) == (0, before + PRICE)
