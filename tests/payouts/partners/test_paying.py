"""An approved statement is paid once, into the account in use, unless something speaks against it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from pytest_django.fixtures import Settings

from prakerja.authority.roles import Role
from prakerja.connectors.rails.house import Limits
from prakerja.connectors.rails.houses import house_called
from prakerja.connectors.rails.rail import Rail
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.partners.models import Partner, PartnerMember
from prakerja.payouts.acts import RELEASE
from prakerja.payouts.models import Batch, InstructedDue, Instruction, StatementPayment
from prakerja.payouts.money import in_transit
from prakerja.payouts.partners.prove_partner_payments import faults_of_partner_payments
from prakerja.payouts.partners.stop_own_partner_account import stop_own_partner_account
from prakerja.payouts.partners.take_out_partners import take_out_partners
from prakerja.payouts.rails_of_batch import rails_of_batch
from prakerja.payouts.remove_instruction import remove_instruction
from prakerja.payouts.states import BatchState, InstructionState
from prakerja.training.statements.prove_payables import faults_of_payables
from prakerja.words.plans import plan_words
from tests.situations.backoffice import signed_in
from tests.situations.learning import Bought, finished
from tests.situations.partner_pay import (
    APPROVED,
    BCA,
    LONG_BEFORE,
    NIGHT,
    a_keeper,
    account_in_use,
    an_approved_statement,
    built_for_partners,
    payments_to,
    the_clock_builds,
    to_be_paid,
)
from tests.situations.partner_staff import a_partners_member, acts
from tests.situations.payables import held, owed_to
from tests.situations.payables import released as let_go
from tests.situations.payouts import reference_of, released
from tests.situations.released_batches import SENDING
from tests.situations.statements import MONTH, NEXT, approved, made, taken_back
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
type Then = Callable[[PartnerMember], None]

NEXT_NIGHT = NIGHT + timedelta(days=1)


@pytest.fixture(autouse=True)
def _proven(db: None) -> Iterator[None]:
    yield
    if not transaction.get_connection().needs_rollback:
        assert list(faults_of_partner_payments()) == []


def instructed(partner: Partner) -> int:
    return StatementPayment.objects.get(partner=partner, month=MONTH).instructed


def held_back(batch: Batch) -> dict[str, dict[str, int]]:
    batch.refresh_from_db()
    found: dict[str, dict[str, int]] = batch.held_back
    return found


def test_a_statement_becomes_an_instruction_and_its_money_is_on_its_way() -> None:
    keeper = to_be_paid(120_000_000)
    batch = built_for_partners()
    one = Instruction.objects.get()
    assert payments_to(keeper.partner) == [("intrabank", 120_000_000, "built")]
    assert (one.reference, one.wave, one.account) == (reference_of(keeper.partner_id, 1), None, 1)
    assert (batch.state, batch.items, batch.amount, batch.year) == (BatchState.BUILT, 1, 120_000_000, 2021)
    assert (owed_to(keeper.partner), int(balance_of(in_transit(Rail.INTRABANK)))) == (0, 120_000_000)
    due = InstructedDue.objects.get()
    assert (due.kind, due.award, due.number, due.amount) == ("statement", 1, 202103, 120_000_000)


def test_another_night_builds_nothing_more_of_it() -> None:
    keeper = to_be_paid(120_000_000)
    built_for_partners()
    built_for_partners()
    built_for_partners(at=NEXT_NIGHT)
    assert len(payments_to(keeper.partner)) == 1


@pytest.mark.parametrize(
    ("amount", "rail"), [(250_000_000, "interbank"), (250_000_001, "skn"), (1_000_000_001, "rtgs")]
)
def test_an_account_at_another_bank_is_paid_by_the_rail_of_its_amount(amount: int, rail: str) -> None:
    keeper = to_be_paid(amount, bank=BCA)
    built_for_partners()
    assert payments_to(keeper.partner) == [(rail, amount, "built")]


def test_another_bank_pays_partners_where_it_is_set(settings: Settings) -> None:
    settings.PARTNERS_HOUSE = "bca"
    keeper, other = to_be_paid(300_000_000, bank=BCA), to_be_paid(300_000_000)
    batch = built_for_partners()
    assert batch.house == "bca"
    assert payments_to(keeper.partner) == [("intrabank", 300_000_000, "built")]
    assert payments_to(other.partner) == [("skn", 300_000_000, "built")]


def test_who_releases_a_batch_reads_how_much_goes_by_which_rail_and_from_where() -> None:
    for amount in (250_000_000, 7, 250_000_001, 2_000_000_000):
        to_be_paid(amount, bank=BCA)
    batch = built_for_partners()
    rails = [("rtgs", 1, 2_000_000_000), ("skn", 2, 250_000_008), ("interbank", 1, 250_000_000)]
    assert rails_of_batch(batch) == rails
    told = dict(plan_words(RELEASE.foresee(str(batch.pk), {}, NIGHT)))
    said = "RTGS: 1 pembayaran, Rp2.000.000.000; SKN: 2 pembayaran, Rp250.000.008; BI-FAST: 1 pembayaran, Rp250.000.000"
    assert told["Jalur menurut jumlahnya"] == said
    page = signed_in("ratna@prakerja.example", Role.AUDITOR).get(f"/kantor/pencairan/{batch.pk}/").content.decode()
    assert said.replace("; ", "<br>") in page
    assert "Rekening program di BNI, yang membayar semua mitra" in page


def test_what_no_rail_carries_is_paid_in_parts() -> None:
    keeper = to_be_paid(3 * 10**13, bank=BCA)
    built_for_partners()
    assert payments_to(keeper.partner) == [("rtgs", 10**13, "built")] * 3
    assert sorted(InstructedDue.objects.values_list("award", flat=True)) == [1, 2, 3]
    assert instructed(keeper.partner) == 3 * 10**13


def test_months_of_two_years_are_in_two_batches_whatever_the_stretch() -> None:
    keeper = to_be_paid(100)
    an_approved_statement(keeper.partner, 50, month=date(2020, 12, 1))
    other = to_be_paid(70)
    built_for_partners(at_once=1)
    batches = Batch.objects.order_by("year").values_list("year", "items", "amount", "state")
    assert list(batches) == [(2020, 1, 50, "built"), (2021, 2, 170, "built")]
    assert payments_to(other.partner) == [("intrabank", 70, "built")]


def _suspended(keeper: PartnerMember) -> None:
    Partner.objects.filter(pk=keeper.partner_id).update(suspended_at=APPROVED)


def _stopped(keeper: PartnerMember) -> None:
    stop_own_partner_account(number=1, by=acts(keeper), now=APPROVED)


def _changed(keeper: PartnerMember) -> None:
    account_in_use(keeper, bank=BCA, at=NIGHT - timedelta(hours=1))


REASONS = [(_suspended, "suspended"), (_stopped, "no_account"), (_changed, "account_rests")]


@pytest.mark.parametrize(("then", "why"), REASONS)
def test_what_stands_in_the_way_is_held_back_and_said(then: Then, why: str) -> None:
    keeper, other = to_be_paid(400), to_be_paid(30)
    then(keeper)
    batch = built_for_partners()
    assert (payments_to(keeper.partner), len(payments_to(other.partner))) == ([], 1)
    assert held_back(batch) == {why: {"people": 1, "amount": 400}}


def test_what_no_rail_carries_is_held_back(monkeypatch: pytest.MonkeyPatch) -> None:
    keeper, other = to_be_paid(400, bank=BCA), to_be_paid(30)
    bni = house_called("bni")
    within = bni.model_copy(update={"rails": {Rail.INTRABANK: Limits(least=1, most=10**9)}})
    monkeypatch.setattr("prakerja.payouts.partners.build_partner_batches.house_called", lambda _name: within)
    assert held_back(built_for_partners()) == {"no_rail": {"people": 1, "amount": 400}}
    assert (payments_to(keeper.partner), len(payments_to(other.partner))) == ([], 1)


@pytest.mark.parametrize(
    ("then", "why"), [(_suspended, "suspended"), (_stopped, "account_changed"), (_changed, "account_changed")]
)
@pytest.mark.parametrize("is_released", [False, True])
def test_who_may_not_be_paid_any_more_leaves_the_batch_before_it_is_sent(
    then: Then, why: str, *, is_released: bool
) -> None:
    keeper, other = to_be_paid(400), to_be_paid(30)
    batch = built_for_partners()
    before = batch.sha256
    if is_released:
        released(batch, at=NIGHT)
        then(keeper)
        with unit_of_work(by=SENDING):
            take_out_partners(batch_id=batch.pk, by=SENDING, now=NIGHT)
    else:
        then(keeper)
        released(batch, at=NIGHT)
    removed = Instruction.objects.get(payee_id=keeper.partner_id)
    assert (removed.state, removed.removed_for) == (InstructionState.REMOVED, why)
    assert (instructed(keeper.partner), owed_to(keeper.partner)) == (0, 400)
    assert payments_to(other.partner) == [("intrabank", 30, "built")]
    batch.refresh_from_db()
    assert (batch.sha256, batch.state) == (before, BatchState.RELEASED)


def test_a_changed_account_gets_nothing_that_was_built_before_and_is_paid_once_it_has_rested() -> None:
    keeper = to_be_paid(400)
    batch = built_for_partners()
    account_in_use(keeper, bank=BCA, at=NIGHT)
    released(batch, at=NIGHT)
    built_for_partners(at=NEXT_NIGHT)
    assert [state for _, _, state in payments_to(keeper.partner)] == ["removed"]
    built_for_partners(at=NIGHT + timedelta(days=10))
    assert payments_to(keeper.partner)[1:] == [("skn", 400, "built")]
    assert Instruction.objects.get(number=2).account == 2


def test_one_person_takes_a_payment_out_and_another_night_builds_it_again() -> None:
    keeper = to_be_paid(400)
    built_for_partners()
    key = keeper.partner_id, 1
    for _twice in range(2):
        with unit_of_work(by=(officer := an_officer())):
            remove_instruction(key=key, note="Diperiksa dulu", by=officer, now=NIGHT)
    assert (instructed(keeper.partner), owed_to(keeper.partner)) == (0, 400)
    built_for_partners(at=NEXT_NIGHT)
    assert [state for _, _, state in payments_to(keeper.partner)] == ["removed", "built"]
    assert sorted(InstructedDue.objects.values_list("award", "is_live")) == [(1, False), (2, True)]


def test_more_than_was_approved_is_in_no_payments() -> None:
    keeper = to_be_paid(400)
    built_for_partners()
    with pytest.raises(IntegrityError, match="a_statement_is_paid_once"), transaction.atomic():
        StatementPayment.objects.filter(partner=keeper.partner).update(instructed=401)


def _stated_with_account() -> tuple[PartnerMember, Bought]:
    """A real month: an institution that taught, with an account in use."""
    bought = finished()
    made()
    keeper = a_partners_member(bought.market.institution)
    account_in_use(keeper, at=LONG_BEFORE)
    approved(keeper.partner)
    return keeper, bought


def test_lines_that_are_held_after_the_approval_are_not_paid_until_that_is_decided() -> None:
    keeper, bought = _stated_with_account()
    amount = owed_to(keeper.partner)
    held(bought, at=APPROVED)
    other = to_be_paid(30)
    batch = built_for_partners()
    assert payments_to(keeper.partner) == []
    assert held_back(batch) == {"lines_held": {"people": 1, "amount": amount}}
    let_go(bought, at=NIGHT)
    built_for_partners(at=NEXT_NIGHT)
    assert payments_to(keeper.partner) == [("intrabank", amount, "built")]
    assert len(payments_to(other.partner)) == 1


def test_lines_that_are_held_after_the_building_take_their_payment_out() -> None:
    keeper, bought = _stated_with_account()
    batch = built_for_partners()
    held(bought, at=NIGHT)
    released(batch, at=NIGHT)
    assert Instruction.objects.get().removed_for == "lines_held"
    assert owed_to(keeper.partner) > 0
    assert list(faults_of_payables()) == []


def test_what_was_taken_back_is_paid_to_nobody_before_the_next_statement_has_it() -> None:
    keeper, bought = _stated_with_account()
    taken_back(bought, at=APPROVED)
    the_clock_builds()
    assert payments_to(keeper.partner) == []
    made(NEXT)
    approved(keeper.partner, NEXT)
    built_for_partners(at=NEXT_NIGHT + timedelta(days=40))
    assert [state for _, _, state in payments_to(keeper.partner)] == ["built"]
    assert list(faults_of_payables()) == []


def test_who_has_no_account_is_paid_by_nobody() -> None:
    keeper = a_keeper()
    an_approved_statement(keeper.partner, 400)
    to_be_paid(30)
    assert held_back(built_for_partners()) == {"no_account": {"people": 1, "amount": 400}}
    assert payments_to(keeper.partner) == []
