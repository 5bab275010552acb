"""The demo's trainings: somebody at each point of one, and codes that can be redeemed at this moment.

A code is good within its schedule, and a webinar's for two hours only: each start finds out which are good still, and
lets others buy in place of those that were used or are over.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Final
from uuid import UUID

from prakerja.cards.models import Card
from prakerja.draw.engine.result_file import OutcomeKind
from prakerja.draw.models import Outcome
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.simulation.demo_cards import STAGES_OF_CARDS, recipients_by_stage
from prakerja.simulation.demo_incentives import STAGE, put_incentive
from prakerja.simulation.demo_on_sale import webinars_of_the_hour, with_others, with_sandbox
from prakerja.simulation.demo_partners import came_back, is_of_sandbox
from prakerja.simulation.demo_payees import payees_by_stage
from prakerja.simulation.demo_purchases import buy_one_of, tell_nobody_of
from prakerja.simulation.demo_redeem_codes import redeemable
from prakerja.simulation.demo_repayment import REPAYMENT, put_repayment
from prakerja.training.ask_for_presence import ask_for_presence
from prakerja.training.attendance_rules import FINAL_TEST
from prakerja.training.confirm_presence import confirm_presence
from prakerja.training.declare_completion import declare_completion
from prakerja.training.issue_certificates import issue_certificates
from prakerja.training.models import Purchase, Schedule
from prakerja.training.redeem_code import redeem_code
from prakerja.training.states import Method, PurchaseState

#: Whose card stands for having bought, and who is told of it by letter as everybody is.
BUYER: Final = "card_active"
BOUGHT: Final = "training_bought"
#: In the order of their ranks in the draw, after those whose cards had a life; of the last there are several.
STAGES_OF_TRAININGS: Final = ("training_redeemed", "training_attended", "training_finished", STAGE, REPAYMENT, BOUGHT)
_ONE_EACH: Final = len(STAGES_OF_TRAININGS) - 1
#: So many codes can be redeemed of each kind: with the institution that the sandbox plays, with others, of webinars.
_WANTED: Final = 4
_MOST_BUYERS: Final = 200
#: Of so many people for each code one may buy; when the year's buying is over, nobody.
_TRIES: Final = 2
_HOUR: Final = timedelta(hours=1)
_BY: Final = Actor.operator("bin/run")
_ISSUING: Final = Actor.system("training.issue_certificates")


def put_trainings(now: datetime) -> None:
    """By the verbs, as everybody. What was bought is not bought again."""
    _put_buyer(now)
    people = _recipients()
    for stage, applicant_id in zip(STAGES_OF_TRAININGS[:_ONE_EACH], people, strict=False):
        live_training(stage, applicant_id, now)
    _fill_up(people[_ONE_EACH:], now)


def learners_by_stage() -> list[tuple[str, UUID]]:
    """Who stands for which point of a training; each of those who have bought one beside."""
    people = _recipients()
    bought = set(Purchase.objects.filter(applicant_id__in=people).values_list("applicant_id", flat=True))
    several = [(BOUGHT, one) for one in people[_ONE_EACH:] if one in bought]
    return [*zip(STAGES_OF_TRAININGS[:_ONE_EACH], people, strict=False), *several]


def learners() -> list[UUID]:
    """Everybody of the demo who has bought something."""
    buyer = recipients_by_stage().get(BUYER)
    return [*([] if buyer is None else [buyer]), *(one for _, one in learners_by_stage())]


def _recipients() -> list[UUID]:
    """Of wave 11, from the first one on whose card has had no life, without those whose money is on its way."""
    seated = Outcome.objects.filter(draw__wave__number=11, outcome=OutcomeKind.SEATED).order_by("rank")
    from_here, others = len(STAGES_OF_CARDS), set(payees_by_stage().values())
    people = seated.values_list("applicant_id", flat=True)[from_here : from_here + _MOST_BUYERS]
    return [one for one in people if one not in others]


def _put_buyer(now: datetime) -> None:
    buyer = recipients_by_stage().get(BUYER)
    if buyer is not None and not _has_bought(buyer):
        buy_one_of(with_sandbox(), _card_of(buyer), now=now)


def live_training(stage: str, applicant_id: UUID, now: datetime) -> None:
    """A morning: bought, begun, attended, declared finished and certified, as far as the stage goes."""
    if not _has_bought(applicant_id):
        bought = buy_one_of(with_sandbox(), _card_of(applicant_id), now=now - 3 * _HOUR)
        if bought is not None:
            tell_nobody_of(bought, now=now)
    purchase = Purchase.objects.filter(applicant_id=applicant_id, state=PurchaseState.BOUGHT).first()
    if purchase is None:
        return
    with unit_of_work(by=_BY):
        _go_on(stage, purchase, now)
    if stage == REPAYMENT:
        put_repayment((applicant_id, purchase.award), now=now)
    if stage == STAGE:
        put_incentive(purchase, now=now)
    tell_nobody_of(purchase, now=now)


def _go_on(stage: str, purchase: Purchase, now: datetime) -> None:
    by, code = Actor.partner(purchase.schedule.course.institution.client_code), purchase.redeem_code
    redeem_code(code=code, by=by, now=now - 2 * _HOUR)
    if stage != "training_redeemed":
        for sequence in (*range(1, purchase.schedule.meetings + 1), FINAL_TEST):
            _attend(purchase, sequence, by, now - _HOUR)
    if stage in ("training_finished", STAGE, REPAYMENT):
        declare_completion(code=code, score_before=45, score_after=85, by=by, now=now)
        issue_certificates(by=_ISSUING, now=now)


def _attend(purchase: Purchase, sequence: int, by: Actor, now: datetime) -> None:
    asked = ask_for_presence(
        code=purchase.redeem_code,
        redirect_address=came_back(),
        email=f"peserta-{purchase.applicant_id.hex[-8:]}@belajar.example",
        sequence=sequence,
        by=by,
        now=now,
    )
    learner = Actor.applicant(purchase.applicant_id)
    confirm_presence(applicant_id=purchase.applicant_id, state=asked.state, by=learner, now=now)


def _fill_up(people: list[UUID], now: datetime) -> None:
    """There are as many codes of each kind as are wanted; each is of somebody who had bought nothing before."""
    bought = set(Purchase.objects.filter(applicant_id__in=people).values_list("applicant_id", flat=True))
    fresh = iter([one for one in people if one not in bought])
    there = Counter(_kind_of(one) for one in redeemable(people, now=now))
    for kind, on_sale in _on_sale(now).items():
        lacking = max(0, _WANTED - there[kind])
        _let_buy(lacking, on_sale, islice(fresh, lacking * _TRIES), now)


def _let_buy(count: int, on_sale: list[Schedule], people: Iterator[UUID], now: datetime) -> None:
    """Another of the list each, and round again; who may buy none of them is passed over."""
    while count and (buyer := next(people, None)):
        purchase = buy_one_of(on_sale, _card_of(buyer), now=now)
        if purchase is not None:
            tell_nobody_of(purchase, now=now)
            count -= 1
            on_sale = sorted(on_sale, key=lambda one: one.pk == purchase.schedule_id)


def _on_sale(now: datetime) -> dict[str, list[Schedule]]:
    found = {"sandbox": with_sandbox(), "others": with_others(), "webinar": webinars_of_the_hour(now)}
    return {kind: schedules for kind, schedules in found.items() if schedules}


def _kind_of(purchase: Purchase) -> str:
    course = purchase.schedule.course
    if course.method == Method.WEBINAR:
        return "webinar"
    return "sandbox" if is_of_sandbox(course.institution) else "others"


def _has_bought(applicant_id: UUID) -> bool:
    return bool(Purchase.objects.of_applicant(applicant_id).exists())


def _card_of(applicant_id: UUID) -> Card:
    card: Card = Card.objects.of_applicant(applicant_id).latest("award")
    return card
