"""What becomes of an incentive, ready to be done."""

from datetime import timedelta
from functools import partial

from prakerja.incentives import jobs
from prakerja.incentives.bring_due import bring_due
from prakerja.incentives.earn_incentive import earn_incentive
from prakerja.incentives.surveys.carry_on_surveys import carry_on_surveys
from prakerja.incentives.surveys.hand_in_survey import hand_in_survey
from prakerja.incentives.surveys.save_survey import save_survey
from prakerja.journey.release_incentive import release_incentive
from prakerja.work.begin_work import begin_work
from tests.situations.incentives import BRINGING, earned, finished_with_a_card_in_use
from tests.situations.learning import STARTS
from tests.situations.reviews import GOOD, reviewed
from tests.situations.surveys import ANSWERS, KEEPING, PAID_AT, paid_first, with_a_survey
from tests.verbs.table import Doing, verb


@verb("incentives.earn_incentive", writes="incentives_instalment", events="incentives.incentive.earned")
def earning() -> Doing:
    bought = reviewed(finished_with_a_card_in_use())
    do = partial(earn_incentive, applicant_id=bought.buyer.applicant_id, purchase=1, by=bought.learner, now=STARTS)
    return Doing(do, bought.learner, bought.buyer.applicant_id)


@verb(
    "journey.release_incentive",
    writes="training_review incentives_instalment",
    events="training.review.written incentives.incentive.earned",
)
def releasing() -> Doing:
    bought = finished_with_a_card_in_use()
    said = {"applicant_id": bought.buyer.applicant_id, "purchase": 1, "stars": 4, "text": GOOD}
    do = partial(release_incentive, **said, by=bought.learner, now=STARTS)  # type: ignore[arg-type]
    return Doing(do, bought.learner, bought.buyer.applicant_id)


@verb(
    "incentives.bring_due",
    writes="incentives_instalment incentives_paymentverdict ledger_transfer ledger_balance work_longwork a_message",
    events="incentives.instalments.fell_due",
)
def bringing() -> Doing:
    bought = earned()
    wave_id, night = bought.buyer.card.wave_id, STARTS + timedelta(hours=20)
    begin_work(jobs.bring_due, STARTS, wave_id=wave_id)
    return Doing(partial(bring_due, wave_id=wave_id, by=BRINGING, now=night), BRINGING, bought.buyer.applicant_id)


@verb("incentives.carry_on_surveys", writes="incentives_survey a_message", events="incentives.surveys.carried_on")
def carrying_on() -> Doing:
    bought = paid_first()
    do = partial(carry_on_surveys, wave_id=bought.buyer.card.wave_id, by=KEEPING, now=PAID_AT)
    return Doing(do, KEEPING, bought.buyer.applicant_id)


@verb("incentives.save_survey", writes="incentives_survey")
def saving_a_survey() -> Doing:
    bought = with_a_survey()
    said = {"applicant_id": bought.buyer.applicant_id, "award": bought.buyer.card.award, "number": 1}
    do = partial(save_survey, **said, answers={"work": "casual"}, by=bought.learner, now=PAID_AT)  # type: ignore[arg-type]
    return Doing(do, bought.learner, bought.buyer.applicant_id)


@verb("incentives.hand_in_survey", writes="incentives_survey", events="incentives.survey.handed_in")
def handing_in_a_survey() -> Doing:
    bought = with_a_survey()
    said = {"applicant_id": bought.buyer.applicant_id, "award": bought.buyer.card.award, "number": 1}
    do = partial(hand_in_survey, **said, answers=ANSWERS, by=bought.learner, now=PAID_AT)  # type: ignore[arg-type]
    return Doing(do, bought.learner, bought.buyer.applicant_id)
