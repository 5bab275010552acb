"""The payouts' background work."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from prakerja.approvals.require_confirmed import confirmer_of
from prakerja.connectors.rails.houses import PayoutsAreOff, houses
from prakerja.connectors.rails.statement_lines import statement_lines
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock, wib_day
from prakerja.kit.jobs import does
from prakerja.kit.lost import takes_up
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts import jobs
from prakerja.payouts.accounts.account_job import run_account_question
from prakerja.payouts.accounts.lost_questions import ask_lost_accounts
from prakerja.payouts.acts import RELEASE
from prakerja.payouts.build_batches import build_batches
from prakerja.payouts.corrections.lapse_dues import lapse_dues
from prakerja.payouts.corrections.take_back_withdrawn import take_back_withdrawn
from prakerja.payouts.differences.find_differences import find_differences
from prakerja.payouts.partners.build_partner_batches import build_partner_batches
from prakerja.payouts.partners.lost_partner_questions import ask_lost_partner_accounts
from prakerja.payouts.partners.partner_account_job import run_partner_account_question
from prakerja.payouts.reconciliation.reconcile_job import reconcile
from prakerja.payouts.release_batch import release_batch
from prakerja.payouts.sending.end_batches import end_batches
from prakerja.payouts.sending.send_job import AT_ONCE, ask_stretch, send_stretch
from prakerja.work.begin_work import begin_work
from prakerja.work.carries_out import Left, carries_out

_BUILDING: Final = Actor.system("payouts.build_batches")
_TAKING_BACK: Final = Actor.system("payouts.take_back_withdrawn")
_COMPARING: Final = Actor.system("payouts.find_differences")
_LAPSING: Final = Actor.system("payouts.lapse_dues")
_SENDING: Final = Actor.system("payouts.send_batch")
_RECONCILING: Final = Actor.system("payouts.reconcile_house")
_ASKING: Final = Actor.system("payouts.ask_outcomes")
#: Ten thousand instructions, their dues and postings are one unit of work.
_LONGEST_MS: Final = 600_000
#: One clock's share: the next minute has its own.
_STRETCHES: Final = 20


takes_up(ask_lost_accounts, jobs.ask_account)
takes_up(ask_lost_partner_accounts, jobs.ask_partner_account)


@does(jobs.ask_account)
def ask_account(*, applicant_id: UUID, number: int) -> None:
    run_account_question(applicant_id=applicant_id, number=number)


@does(jobs.ask_partner_account)
def ask_partner_account(*, partner_id: UUID, number: int) -> None:
    run_partner_account_question(partner_id=partner_id, number=number)


@carries_out(jobs.build_batches)
def build(*, due_on: str) -> Left:
    with unit_of_work(by=_BUILDING, statement_timeout_ms=_LONGEST_MS) as work:
        return Left.MORE if build_batches(due_on=due_on, by=work.actor, now=work.now) else Left.NOTHING


@carries_out(jobs.build_partner_batches)
def build_for_partners(*, due_on: str) -> Left:
    with unit_of_work(by=_BUILDING, statement_timeout_ms=_LONGEST_MS) as work:
        is_more = build_partner_batches(due_on=due_on, by=work.actor, now=work.now)
    return Left.MORE if is_more else Left.NOTHING


@carries_out(jobs.release_batch)
def release(*, batch_id: str) -> Left:
    by = confirmer_of(RELEASE, subject=batch_id)
    if by is None:
        return Left.NOTHING
    with unit_of_work(by=by, statement_timeout_ms=_LONGEST_MS) as work:
        return Left.MORE if release_batch(batch_id=batch_id, by=work.actor, now=work.now) else Left.NOTHING


@carries_out(jobs.take_back_withdrawn)
def take_back() -> Left:
    with unit_of_work(by=_TAKING_BACK, statement_timeout_ms=_LONGEST_MS) as work:
        return Left.MORE if take_back_withdrawn(by=work.actor, now=work.now) else Left.NOTHING


@does(jobs.find_differences)
def look_for_differences() -> None:
    with unit_of_work(by=_COMPARING, statement_timeout_ms=_LONGEST_MS) as work:
        find_differences(by=work.actor, now=work.now)


@carries_out(jobs.lapse_dues)
def lapse() -> Left:
    with unit_of_work(by=_LAPSING, statement_timeout_ms=_LONGEST_MS) as work:
        return Left.MORE if lapse_dues(by=work.actor, now=work.now) else Left.NOTHING


@does(jobs.look_for_withdrawn)
def look_for_withdrawn() -> None:
    with unit_of_work(by=_TAKING_BACK) as work:
        begin_work(jobs.take_back_withdrawn, work.now)
        begin_work(jobs.lapse_dues, work.now)


@does(jobs.look_for_payable)
def look_for_payable() -> None:
    with unit_of_work(by=_BUILDING) as work:
        begin_work(jobs.build_batches, work.now, due_on=wib_day(work.now).isoformat())
        begin_work(jobs.build_partner_batches, work.now, due_on=wib_day(work.now).isoformat())


@carries_out(jobs.send_batch)
def send(*, batch_id: str) -> Left:
    return Left.MORE if send_stretch(UUID(batch_id), by=_SENDING) else Left.NOTHING


@does(jobs.ask_outcomes)
def ask_outcomes() -> None:
    for _ in range(_STRETCHES):
        if ask_stretch(by=_ASKING) < AT_ONCE:
            return


@does(jobs.look_for_released)
def look_for_released() -> None:
    with unit_of_work(by=_SENDING) as work:
        for batch_id in end_batches(by=work.actor, now=work.now):
            begin_work(jobs.send_batch, work.now, batch_id=str(batch_id))


@carries_out(jobs.reconcile_house)
def reconcile_house(*, house: str, day: str) -> Left:
    yesterday = date.fromisoformat(day)
    reconcile(statement_lines(house, yesterday), house=house, day=yesterday, by=_RECONCILING, now=read_clock())
    return Left.NOTHING


@does(jobs.look_for_bank_statements)
def look_for_bank_statements() -> None:
    """A house that is not set up has none."""
    try:
        names = sorted(houses())
    except PayoutsAreOff:
        return
    with unit_of_work(by=_RECONCILING) as work:
        yesterday = wib_day(work.now) - timedelta(days=1)
        for name in names:
            begin_work(jobs.reconcile_house, work.now, house=name, day=yesterday.isoformat())
