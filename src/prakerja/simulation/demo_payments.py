"""The demo's payments: recipients whose money stands in each way in which it can, and a batch that waits for two.

By the verbs, as everybody. The sandbox's bank is not there yet while the demo is loaded: what it would say of each
account is taken from its own nation, and what it said of each payment is told here, and to the bank when it starts
(`demo_bank.py`). Most of it was yesterday: a day whose statement can be taken.
"""

from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from prakerja.cards.hold_card import hold_card
from prakerja.cards.models import Card
from prakerja.cards.reasons import HoldReason
from prakerja.incentives.models import Survey
from prakerja.incentives.surveys.carry_on_surveys import carry_on_surveys
from prakerja.incentives.surveys.hand_in_survey import hand_in_survey
from prakerja.incentives.surveys.questions import versions
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.clock import WIB, wib_day
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.payouts import jobs
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.acts import RELEASE
from prakerja.payouts.build_batches import build_batches
from prakerja.payouts.models import Batch
from prakerja.payouts.release_batch import release_batch
from prakerja.payouts.remove_instruction import remove_instruction
from prakerja.simulation.demo_accounts_to_pay import put_account, put_doubt
from prakerja.simulation.demo_incentives import STAGE as INCENTIVE_DUE
from prakerja.simulation.demo_payees import STAGES_OF_PAYMENTS, payees_by_stage
from prakerja.simulation.demo_sends import send_today, send_yesterday
from prakerja.simulation.demo_trainings import live_training
from prakerja.simulation.demo_waves import decide_on, officer, put_deposit
from prakerja.work.begin_work import begin_work
from prakerja.work.end_work import end_work

_A_DAY: Final = timedelta(days=1)
_LATER: Final = timedelta(seconds=1)
_BUILDING: Final = Actor.system("payouts.build_batches")
_RECONCILING: Final = Actor.system("payouts.reconcile_house")
_KEEPING: Final = Actor.system("incentives.carry_on_surveys")
#: Hours after wave 11 was published: whoever won has finished a training.
_PAID_AT: Final = time(17, tzinfo=WIB)


def put_payments(now: datetime) -> None:
    """Once: what was released stays as it is. In a year whose payments are over nothing is there to be paid."""
    payees = payees_by_stage()
    if _batch(AccountHouse.GOPAY, released=True) is not None:
        return
    then = paid_at(now)
    for stage, one in payees.items():
        live_training(INCENTIVE_DUE, one, then)
        if stage == "account_in_doubt":
            put_doubt(one, STAGES_OF_PAYMENTS[stage], now=then)
        else:
            put_account(one, STAGES_OF_PAYMENTS[stage], now=then)
    _build(then)
    wallet = _batch(AccountHouse.GOPAY)
    if wallet is not None:
        release(wallet, then + _LATER)
        send_yesterday(wallet.pk, payees, now=then + _LATER)
        send_today(wallet.pk, payees, now=now + 2 * _LATER)
    _before_release(payees, now + _LATER)
    _put_surveys(payees, now + _LATER)
    _tell_nobody(list(payees.values()), now)
    _reconcile(wib_day(then), now)


def paid_at(now: datetime) -> datetime:
    """Yesterday in the afternoon; today where yesterday was of another year, whose money is another one."""
    yesterday = datetime.combine(now.date() - _A_DAY, _PAID_AT)
    return yesterday if wib_day(yesterday).year == wib_day(now).year else now


def _batch(house: AccountHouse, *, released: bool = False) -> Batch | None:
    found: Batch | None = Batch.objects.filter(house=house, released_at__isnull=not released).order_by("due_on").last()
    return found


def _build(now: datetime) -> None:
    due_on = wib_day(now).isoformat()
    with unit_of_work(by=_BUILDING):
        begin_work(jobs.build_batches, now, due_on=due_on)
        while build_batches(due_on=due_on, by=_BUILDING, now=now):
            pass
        end_work(jobs.build_batches, now, due_on=due_on)


def release(batch: Batch, now: datetime) -> None:
    subject, by = str(batch.pk), officer(1)
    put_deposit(batch.year, at=now - _A_DAY)
    decide_on(subject, RELEASE, at=now)
    with unit_of_work(by=by):
        while release_batch(batch_id=subject, by=by, now=now):
            pass
        end_work(jobs.release_batch, now, batch_id=subject)


def _reconcile(day: date, now: datetime) -> None:
    """As soon as the worker and the bank are there, its statement of that day is taken."""
    if day < wib_day(now):
        with unit_of_work(by=_RECONCILING):
            for house in (AccountHouse.GOPAY, AccountHouse.BNI):
                begin_work(jobs.reconcile_house, now, house=house.value, day=day.isoformat())


def _before_release(payees: dict[str, UUID], now: datetime) -> None:
    """Of the batch that waits, one payment is taken out, and one recipient is held meanwhile."""
    batch = _batch(AccountHouse.BNI)
    held, removed = payees.get("payment_held"), payees.get("payment_removed")
    if batch is None or removed is None:
        return
    for number in batch.instructions.filter(payee_id=removed).values_list("number", flat=True):
        with unit_of_work(by=officer(0)) as work:
            remove_instruction(key=(removed, number), note="Contoh: diperiksa dulu", by=work.actor, now=now)
    if held is not None:
        award: int = Card.objects.of_applicant(held).latest("award").award
        with unit_of_work(by=officer(0)) as work:
            reason, note = HoldReason.CAUSE, "Contoh"
            hold_card(applicant_id=held, award=award, reason=reason, note=note, by=work.actor, now=now)


def _put_surveys(payees: dict[str, UUID], now: datetime) -> None:
    """Whose first instalment has arrived is asked; one of them has answered."""
    answered = payees.get("survey_answered")
    if answered is None:
        return
    card = Card.objects.of_applicant(answered).latest("award")
    with unit_of_work(by=_KEEPING):
        carry_on_surveys(wave_id=card.wave_id, by=_KEEPING, now=now)
    survey = Survey.objects.filter(applicant_id=answered, award=card.award, state="open").first()
    if survey is not None:
        by = Actor.applicant(ApplicantId(answered))
        answers = {question: options[0] for question, options in versions()[survey.version].items()}
        with unit_of_work(by=by):
            hand_in_survey(
                applicant_id=answered, award=card.award, number=survey.number, answers=answers, by=by, now=now
            )


def _tell_nobody(people: list[UUID], now: datetime) -> None:
    """As of trainings: a newcomer looks for their own first letter."""
    for text in ("paid_account", "payment_", "survey_", "incentive_", "card_held"):
        Message.objects.filter(text__startswith=text, owner_id__in=people).update(useful_until=now)
