"""What becomes of an incentive, ready to be done."""

from datetime import timedelta
from functools import partial

from prakerja.incentives import jobs
from prakerja.incentives.bring_due import bring_due
from prakerja.incentives.earn_incentive import earn_incentive
from prakerja.journey.release_incentive import release_incentive
from prakerja.work.begin_work import begin_work
from tests.situations.incentives import BRINGING, earned, finished_with_a_card_in_use
from tests.situations.learning import STARTS
from tests.situations.reviews import GOOD, reviewed
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
