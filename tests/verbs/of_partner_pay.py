"""How partners are paid, ready to be done."""

from functools import partial

from django.test import override_settings

from prakerja.kit.clock import wib_day
from prakerja.partners.models import Partner
from prakerja.payouts import jobs
from prakerja.payouts.partners.build_partner_batches import build_partner_batches
from prakerja.payouts.partners.name_partner_account import AnotherNamed, name_partner_account
from prakerja.payouts.partners.note_partner_account_answer import note_partner_account_answer
from prakerja.payouts.partners.note_partner_bank_silence import note_partner_bank_silence
from prakerja.payouts.partners.own_partner_payments import own_partner_payments
from prakerja.payouts.partners.refuse_partner_account import refuse_partner_account
from prakerja.payouts.partners.stop_own_partner_account import stop_own_partner_account
from prakerja.payouts.partners.take_out_partners import take_out_partners
from prakerja.payouts.partners.use_partner_account import use_partner_account
from prakerja.work.begin_work import begin_work
from tests.situations.accounts import NOW
from tests.situations.partner_pay import (
    ASKING_BANKS,
    BNI,
    NIGHT,
    a_day_later,
    a_keeper,
    account_in_use,
    account_named,
    another_number,
    bank_answered,
    built_for_partners,
    to_be_paid,
    two_decided,
)
from tests.situations.partner_staff import acts
from tests.situations.payouts import BUILDING, released
from tests.situations.released_batches import SENDING
from tests.situations.sandbox_bank import houses_without_a_bank
from tests.situations.waves import an_officer
from tests.verbs.table import Doing, verb


@verb(
    "payouts.name_partner_account",
    writes="payouts_partneraccount codes_tally a_message",
    events="payouts.partner_account.named",
    again=AnotherNamed,
)
def naming() -> Doing:
    keeper = a_keeper()
    do = partial(name_partner_account, bank_code=BNI, typed=another_number(), by=acts(keeper), now=NOW)
    return Doing(do, acts(keeper), keeper.partner_id)


@verb(
    "payouts.note_partner_account_answer",
    writes="payouts_partneraccount",
    events="payouts.partner_account.answered",
)
def answering() -> Doing:
    row = account_named(a_keeper())
    whose = partial(note_partner_account_answer, partner_id=row.partner_id, number=row.number)
    return Doing(partial(whose, told=row.partner.name, by=ASKING_BANKS, now=NOW), ASKING_BANKS, row.partner_id)


@verb(
    "payouts.note_partner_bank_silence",
    writes="payouts_partneraccount",
    events="payouts.partner_account.silent",
)
def being_silent() -> Doing:
    row = account_named(a_keeper())
    do = partial(note_partner_bank_silence, partner_id=row.partner_id, number=row.number, by=ASKING_BANKS, now=NOW)
    return Doing(do, ASKING_BANKS, row.partner_id)


@verb(
    "payouts.use_partner_account",
    writes="payouts_partneraccount approvals_proposal a_message",
    events="payouts.partner_account.in_use",
)
def using() -> Doing:
    keeper = a_keeper()
    account_in_use(keeper)
    row = bank_answered(account_named(keeper, at=a_day_later()), at=a_day_later())
    by = two_decided(row, at=a_day_later())
    do = partial(use_partner_account, partner_id=row.partner_id, number=row.number, by=by, now=a_day_later())
    return Doing(do, by, row.partner_id)


@verb(
    "payouts.stop_own_partner_account",
    writes="payouts_partneraccount a_message",
    events="payouts.partner_account.stopped",
)
def stopping() -> Doing:
    keeper = a_keeper()
    row = account_in_use(keeper)
    do = partial(stop_own_partner_account, number=row.number, by=acts(keeper), now=NOW)
    return Doing(do, acts(keeper), row.partner_id)


@verb(
    "payouts.refuse_partner_account",
    writes="payouts_partneraccount a_message",
    events="payouts.partner_account.refused",
)
def refusing() -> Doing:
    row, by = bank_answered(account_named(a_keeper())), an_officer()
    whose = partial(refuse_partner_account, partner_id=row.partner_id, number=row.number)
    do = partial(whose, reason="Beda yayasan", by=by, now=NOW)
    return Doing(do, by, row.partner_id)


@verb(
    "payouts.build_partner_batches",
    writes="payouts_batch payouts_instruction payouts_instructeddue payouts_instructionreference"
    " payouts_statementpayment ledger_transfer work_longwork",
    events="payouts.instructions.built",
    is_another=True,
    is_of_all=True,
)
def building() -> Doing:
    keeper, due_on = to_be_paid(400), wib_day(NIGHT).isoformat()
    begin_work(jobs.build_partner_batches, NIGHT, due_on=due_on)

    def build() -> None:
        with override_settings(HOUSES_FILE=houses_without_a_bank()):
            build_partner_batches(due_on=due_on, by=BUILDING, now=NIGHT)

    return Doing(build, BUILDING, keeper.partner_id)


@verb(
    "payouts.take_out_partners",
    writes="payouts_instruction payouts_instructeddue payouts_statementpayment ledger_transfer",
    events="payouts.instruction.removed",
    is_of_all=True,
)
def taking_out() -> Doing:
    keeper = to_be_paid(400)
    with override_settings(HOUSES_FILE=houses_without_a_bank()):
        batch = built_for_partners()
    released(batch, at=NIGHT)
    Partner.objects.filter(pk=keeper.partner_id).update(suspended_at=NIGHT)
    return Doing(partial(take_out_partners, batch_id=batch.pk, by=SENDING, now=NIGHT), SENDING, keeper.partner_id)


@verb("payouts.own_partner_payments")
def following() -> Doing:
    keeper = to_be_paid(400)
    return Doing(partial(own_partner_payments, by=acts(keeper), now=NIGHT), acts(keeper), keeper.partner_id)
