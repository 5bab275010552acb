"""Partners that are to be paid: their account, as far as it got."""

from datetime import date, datetime, timedelta
from itertools import count
from typing import Final

from django.test import override_settings

from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import Account, AccountKind, at_house, of_number
from prakerja.ledger.post import post
from prakerja.ledger.posting import PROGRAMME, Leg, Posting, posting_id
from prakerja.partners.models import Partner, PartnerMember
from prakerja.partners.states import PartnerRole
from prakerja.payouts import jobs
from prakerja.payouts.accounts.rules import NotPayable
from prakerja.payouts.models import Batch, Instruction, PartnerAccount
from prakerja.payouts.partners.account_act import USE_PARTNER_ACCOUNT, subject_of_account
from prakerja.payouts.partners.build_partner_batches import build_partner_batches
from prakerja.payouts.partners.name_partner_account import name_partner_account
from prakerja.payouts.partners.note_partner_account_answer import note_partner_account_answer
from prakerja.payouts.partners.use_partner_account import use_partner_account
from prakerja.payouts.sending.note_outcomes import note_answers
from prakerja.payouts.sending.take_to_send import take_to_send
from prakerja.payouts.states import PayeeKind
from prakerja.training.models import Statement
from prakerja.training.statements.months import cut_off_of
from prakerja.training.statements.states import StatementState
from prakerja.work.begin_work import begin_work
from prakerja.work.end_work import end_work
from tests.situations.accounts import NOW
from tests.situations.cards import decided
from tests.situations.partner_staff import a_partners_member, acts
from tests.situations.payouts import BUILDING, released
from tests.situations.released_batches import SENDING
from tests.situations.sandbox_bank import houses_without_a_bank
from tests.situations.statements import LATER, MONTH

ASKING_BANKS: Final = Actor.system("payouts.ask_partner_account")
BNI: Final = "009"
BCA: Final = "014"
PAID: Final = Outcome(OutcomeKind.PAID, "2001700", "BNI0000000000000001")
REFUSED: Final = Outcome(OutcomeKind.REFUSED, "4031709")
_numbers = count(7_001)


def another_number() -> str:
    return f"10000{next(_numbers):05}"


def a_keeper(partner: Partner | None = None) -> PartnerMember:
    return a_partners_member(partner)


def account_named(keeper: PartnerMember, *, bank: str = BNI, typed: str = "", at: datetime = NOW) -> PartnerAccount:
    by = acts(keeper)
    with unit_of_work(by=by):
        return name_partner_account(bank_code=bank, typed=typed or another_number(), by=by, now=at)


def bank_answered(row: PartnerAccount, told: str | NotPayable | None = None, *, at: datetime = NOW) -> PartnerAccount:
    """Unless another answer is given: the partner's own name, as banks print it."""
    with unit_of_work(by=ASKING_BANKS):
        said = note_partner_account_answer(
            partner_id=row.partner_id,
            number=row.number,
            told=told or row.partner.name.upper(),
            by=ASKING_BANKS,
            now=at,
        )
    assert said is not None
    return said


def two_decided(row: PartnerAccount, *, at: datetime = NOW) -> Actor:
    """That it is taken into use; who confirmed it carries it out."""
    return decided(USE_PARTNER_ACCOUNT, subject_of_account((row.partner_id, row.number)), at=at)


def account_in_use(keeper: PartnerMember, *, bank: str = BNI, typed: str = "", at: datetime = NOW) -> PartnerAccount:
    row = bank_answered(account_named(keeper, bank=bank, typed=typed, at=at), at=at)
    by = two_decided(row, at=at)
    with unit_of_work(by=by):
        use_partner_account(partner_id=row.partner_id, number=row.number, by=by, now=at)
    row.refresh_from_db()
    return row


def a_day_later(at: datetime = NOW) -> datetime:
    return at + timedelta(days=1)


#: Two weeks after the month, when its statements are approved.
APPROVED: Final = cut_off_of(MONTH) + LATER
NIGHT: Final = APPROVED + timedelta(hours=10)
#: More than a bank takes for what a test pays.
_FEES: Final = 1_000_000
LONG_BEFORE: Final = APPROVED - timedelta(days=60)


def an_approved_statement(partner: Partner, amount: int, *, month: date = MONTH) -> Statement:
    """As two people leave it, with the money that the books owe by it; it has no lines."""
    at = cut_off_of(month) + LATER
    owed = Account(AccountKind.PAYABLE, partner.pk)
    treasury = of_number(AccountKind.TREASURY, month.year)
    allowed = Leg(of_number(AccountKind.STATE_BUDGET, month.year), treasury, Rupiah(amount))
    leg = Leg(treasury, owed, Rupiah(amount))
    at_bank = at_house("bni", month.year), of_number(AccountKind.DEPOSITS, month.year)
    deposited = Leg(*at_bank, Rupiah(amount + _FEES))
    act = "tests.owed"
    with unit_of_work(by=BUILDING):
        found: Statement = Statement.objects.create(
            partner=partner,
            month=month,
            cut_off=cut_off_of(month),
            state=StatementState.APPROVED,
            earned=amount,
            lines=1,
            ready_at=at,
            disputed_until=at,
            approved_at=at,
        )
        named = posting_id(act, partner.pk, month)
        post(Posting(named, PROGRAMME, act, month.year, (allowed, leg, deposited), happened_at=at, posted_at=at))
    return found


def to_be_paid(amount: int, *, bank: str = BNI, typed: str = "", name: str = "") -> PartnerMember:
    """The pengelola of a partner with such a statement and an account in use."""
    keeper = a_keeper()
    if name:
        Partner.objects.filter(pk=keeper.partner_id).update(name=name)
        keeper.partner.refresh_from_db()
    account_in_use(keeper, bank=bank, typed=typed, at=LONG_BEFORE)
    an_approved_statement(keeper.partner, amount)
    return keeper


def built_for_partners(*, at: datetime = NIGHT, at_once: int = 1_000) -> Batch:
    """The last batch of what the clock has built to be paid to partners."""
    the_clock_builds(at=at, at_once=at_once)
    return Batch.objects.filter(payee_kind=PayeeKind.PARTNER).latest("due_on")


def the_clock_builds(*, at: datetime = NIGHT, at_once: int = 1_000) -> None:
    due_on = wib_day(at).isoformat()
    with unit_of_work(by=BUILDING):
        begin_work(jobs.build_partner_batches, at, due_on=due_on)
    may_be_more = True
    while may_be_more:
        with unit_of_work(by=BUILDING):
            may_be_more = build_partner_batches(due_on=due_on, by=BUILDING, now=at, at_once=at_once)
    with unit_of_work(by=BUILDING):
        end_work(jobs.build_partner_batches, at, due_on=due_on)


def payments_to(partner: Partner) -> list[tuple[str, int, str]]:
    """Rail, amount and state of each, in the order in which they were built."""
    rows = Instruction.objects.filter(payee_id=partner.pk).order_by("number")
    return list(rows.values_list("rail", "amount", "state"))


def became(keeper: PartnerMember, said: Outcome) -> Instruction:
    """What was built of theirs is released and sent, and its bank says this of it."""
    batch = Batch.objects.filter(payee_kind=PayeeKind.PARTNER).latest("due_on")
    released(batch, at=NIGHT)
    with unit_of_work(by=SENDING):
        taken = take_to_send(batch_id=batch.pk, limit=1_000, by=SENDING, now=NIGHT)
        note_answers([(one, said) for one in taken if one.payee_id == keeper.partner_id], by=SENDING, now=NIGHT)
    return Instruction.objects.filter(payee_id=keeper.partner_id).latest("number")


def a_paid_statement(member: PartnerMember, *, amount: int = 400) -> Instruction:
    """Of somebody's own partner, into its first account."""
    keeper = member if member.role == PartnerRole.KEEPER else a_keeper(member.partner)
    account_in_use(keeper, at=LONG_BEFORE)
    an_approved_statement(member.partner, amount)
    # Each in a night of its own.
    night = NIGHT + timedelta(days=Batch.objects.count())
    with override_settings(HOUSES_FILE=houses_without_a_bank()):
        the_clock_builds(at=night)
    return became(member, PAID)
