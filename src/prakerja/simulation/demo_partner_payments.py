"""The demo's payments to partners: one that waits for two people, one under way, one paid, and one refused.

By the verbs, as everybody. Nobody of the demo has finished a training a month ago: what these partners are paid two
people granted them after a dispute, and the next month's statement had it. The first statement alone is put there.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from django.conf import settings

from prakerja.cards.models import YearBudget
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.partners.models import Partner, PartnerMember
from prakerja.partners.states import PartnerRole
from prakerja.payouts import jobs
from prakerja.payouts.models import Batch, StatementPayment
from prakerja.payouts.partners.account_act import USE_PARTNER_ACCOUNT, subject_of_account
from prakerja.payouts.partners.build_partner_batches import build_partner_batches
from prakerja.payouts.partners.name_partner_account import name_partner_account
from prakerja.payouts.partners.note_partner_account_answer import note_partner_account_answer
from prakerja.payouts.states import PayeeKind
from prakerja.simulation.demo_bank import partner_number
from prakerja.simulation.demo_partner_sends import send_to_partners
from prakerja.simulation.demo_payments import paid_at, release
from prakerja.simulation.demo_waves import decide_on, put_deposit
from prakerja.training import jobs as jobs_of_training
from prakerja.training.models import Statement
from prakerja.training.statements.dispute_act import ACCEPT_DISPUTE
from prakerja.training.statements.dispute_statement import dispute_statement
from prakerja.training.statements.make_statements import make_statements
from prakerja.training.statements.months import cut_off_of, month_before, name_of_month
from prakerja.training.statements.reasons import DisputeReason
from prakerja.training.statements.statement_acts import APPROVE_STATEMENT, subject_of_statement
from prakerja.training.statements.states import StatementState
from prakerja.work.begin_work import begin_work
from prakerja.work.end_work import end_work
from prakerja_sandbox.bank.accounts import Condition, accounts_of
from prakerja_sandbox.bank.keys import keys_in

_BNI: Final = "009"
_STATING: Final = Actor.system("training.make_statements")
_ASKING: Final = Actor.system("payouts.ask_partner_account")
_BUILDING: Final = Actor.system("payouts.build_batches")
_A_DAY: Final = timedelta(days=1)
_LATER: Final = timedelta(minutes=5)
#: A month's statement may be disputed for five working days, and holidays may lie between.
_APPROVED_WITHIN: Final = timedelta(days=21)
#: Of the synthetic nation, whom nobody else of the demo is.
_FIRST_PERSON: Final = 40_000
_SAID: Final = "Pelatihan bulan ini belum dihitung. Daftarnya ada pada kami."


class _Paid(NamedTuple):
    client_code: str
    amount: int


#: In the order in which the bank's books have them; the last one has its account a day later, and waits.
PAID_PARTNERS: Final = (
    _Paid("lembaga001", 48_350_000),
    _Paid("pasarbelajar", 7_125_000),
    _Paid("lembaga002", 126_400_000),
)
_WAITS: Final = _Paid("kelaskita", 15_980_000)


def put_partner_payments(now: datetime) -> None:
    """Once. In the weeks after the turn of a year, whose money is another one, there is nothing to be paid."""
    then = paid_at(now)
    month = _month_paid(then)
    if StatementPayment.objects.exists() or not _may_be_paid(month.year):
        return
    keepers = {one.partner.client_code: one for one in _keepers()}
    for place, one in enumerate((*PAID_PARTNERS, _WAITS)):
        keeper = keepers[one.client_code]
        _grant(keeper, one.amount, month)
        _put_account(keeper, place, now=now if one is _WAITS else then - _A_DAY)
    _state(month)
    for keeper in keepers.values():
        _approve(keeper.partner, month)
    put_deposit(month.year, at=then - _A_DAY)
    _build(then)
    batch: Batch = Batch.objects.get(payee_kind=PayeeKind.PARTNER)
    release(batch, then + _LATER)
    number = partner_number(of_one_day=then == now)
    send_to_partners(batch.pk, number=number, then=then + _LATER, now=now + _LATER)
    _build(now + _LATER)
    told = Message.objects.filter(owner_id__in=[one.pk for one in keepers.values()])
    told.filter(text__startswith="partner_").update(useful_until=now)
    told.filter(text__startswith="statement_").update(useful_until=now)


def _month_paid(then: datetime) -> date:
    """The last but one: the last is still to be stated, with what people of the demo have finished. In February it is
    the last all the same, once it may be approved: the one before is paid out of another year's money.
    """
    before = month_before(cut_off_of(month_before(then)) - _A_DAY)
    return before if before.year == wib_day(then).year else month_before(then - _APPROVED_WITHIN)


def _may_be_paid(year: int) -> bool:
    """By the sandbox's bank, whose keys are made before it starts."""
    keys = settings.SANDBOX_BANK_KEYS
    if keys is not None:
        keys_in(keys)
    return YearBudget.objects.filter(pk=year).exists() and (keys or settings.HOUSES_FILE) is not None


def _keepers() -> Sequence[PartnerMember]:
    codes = [one.client_code for one in (*PAID_PARTNERS, _WAITS)]
    of_them = PartnerMember.objects.filter(role=PartnerRole.KEEPER, partner__client_code__in=codes)
    return list(of_them.select_related("partner").order_by("partner__client_code"))


def _acting(keeper: PartnerMember) -> Actor:
    return Actor.partner_staff(keeper.pk, keeper.partner.client_code)


def _grant(keeper: PartnerMember, amount: int, month: date) -> None:
    """Of the month before nothing was counted; two people found the partner to be right."""
    before = month_before(cut_off_of(month) - _A_DAY)
    at = cut_off_of(before) + _A_DAY
    with unit_of_work(by=_STATING):
        Statement.objects.create(
            partner=keeper.partner,
            month=before,
            cut_off=cut_off_of(before),
            state=StatementState.READY,
            ready_at=at,
            disputed_until=at + 5 * _A_DAY,
        )
    by = _acting(keeper)
    with unit_of_work(by=by):
        reason = DisputeReason.LINE_MISSING
        disputed = dispute_statement(month=before, line=None, reason=reason, text=_SAID, by=by, now=at + _LATER)
    asked = {"amount": amount, "budget_year": month.year}
    decide_on(str(disputed.pk), ACCEPT_DISPUTE, at=at + _A_DAY, asked=asked)
    _approve(keeper.partner, before)


def _state(month: date) -> None:
    name, at = name_of_month(month), cut_off_of(month) + _LATER
    with unit_of_work(by=_STATING):
        begin_work(jobs_of_training.make_statements, at, month=name)
        while make_statements(month=name, by=_STATING, now=at):
            pass
        end_work(jobs_of_training.make_statements, at, month=name)


def _approve(partner: Partner, month: date) -> None:
    statement: Statement = Statement.objects.get(pk=(partner.pk, month))
    ready_from = statement.disputed_until
    assert ready_from is not None, "it is ready"
    decide_on(subject_of_statement((partner.pk, month)), APPROVE_STATEMENT, at=ready_from)


def _put_account(keeper: PartnerMember, place: int, *, now: datetime) -> None:
    """Its bank has said whose it is, and two people have looked at both names."""
    by = _acting(keeper)
    with unit_of_work(by=by):
        row = name_partner_account(bank_code=_BNI, typed=_numbers()[place], by=by, now=now)
    with unit_of_work(by=_ASKING):
        told = keeper.partner.name.upper()
        note_partner_account_answer(partner_id=row.partner_id, number=row.number, told=told, by=_ASKING, now=now)
    decide_on(subject_of_account((row.partner_id, row.number)), USE_PARTNER_ACCOUNT, at=now)


def _numbers() -> list[str]:
    """Accounts that the sandbox's bank has, and in which nothing is the matter."""
    several = (one for person in range(_FIRST_PERSON, _FIRST_PERSON + 200) for one in accounts_of(person))
    return [one.number for one in several if one.house.code == "bni" and one.condition is Condition.ACTIVE]


def _build(now: datetime) -> None:
    due_on = wib_day(now).isoformat()
    with unit_of_work(by=_BUILDING):
        begin_work(jobs.build_partner_batches, now, due_on=due_on)
        while build_partner_batches(due_on=due_on, by=_BUILDING, now=now):
            pass
        end_work(jobs.build_partner_batches, now, due_on=due_on)
