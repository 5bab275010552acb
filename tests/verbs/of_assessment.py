"""The verbs of step 4, ready to be done."""

from datetime import timedelta
from functools import partial

from prakerja.assessment.end_overdue_sittings import end_overdue_sittings
from prakerja.assessment.finish_test import finish_test
from prakerja.assessment.grant_extra_time import grant_extra_time
from prakerja.assessment.look_up_applicant import look_up_applicant
from prakerja.assessment.rules import Blueprint
from prakerja.assessment.save_answers import save_answers
from prakerja.assessment.start_test import start_test
from prakerja.kit.actor import Actor, ApplicantId
from tests.situations.accounts import NOW
from tests.situations.authority import END_OF_TIME
from tests.situations.profile import an_account, an_applicant
from tests.situations.waves import an_officer
from tests.verbs.table import Doing, verb

_BLUEPRINT = Blueprint(scheme="2021@test", minutes=15, motivation=4, reading=4, arithmetic=6, ordering=4)


def _somebody() -> tuple[ApplicantId, Actor]:
    applicant_id = an_applicant()
    return applicant_id, Actor.applicant(applicant_id)


def _under_way() -> tuple[ApplicantId, Actor]:
    who, by = _somebody()
    start_test(applicant_id=who, blueprint=_BLUEPRINT, by=by, now=NOW)
    return who, by


@verb("assessment.start_test", writes="assessment_sitting", events="assessment.sitting.started")
def starting() -> Doing:
    who, by = _somebody()
    return Doing(partial(start_test, applicant_id=who, blueprint=_BLUEPRINT, by=by, now=NOW), by, who)


@verb("assessment.save_answers", writes="assessment_answer")
def answering() -> Doing:
    who, by = _under_way()
    return Doing(partial(save_answers, applicant_id=who, options={0: 3}, by=by, now=NOW), by, who)


@verb(
    "assessment.finish_test",
    writes="assessment_sitting a_message",
    events="assessment.sitting.finished",
)
def finishing() -> Doing:
    who, by = _under_way()
    return Doing(partial(finish_test, applicant_id=who, by=by, now=NOW), by, who)


@verb(
    "assessment.end_overdue_sittings",
    writes="assessment_sitting a_message",
    events="assessment.sitting.finished",
    is_of_all=True,
)
def ending_what_is_overdue() -> Doing:
    who, _by = _under_way()
    later = NOW + timedelta(minutes=16)
    return Doing(partial(end_overdue_sittings, by=END_OF_TIME, now=later), END_OF_TIME, who)


@verb(
    "assessment.grant_extra_time",
    writes="assessment_extratime assessment_sitting",
    events="assessment.extra_time.granted",
)
def granting_time() -> Doing:
    (who, _by), by = _under_way(), an_officer()
    do = partial(grant_extra_time, applicant_id=who, minutes=15, reason="Tunanetra", by=by, now=NOW)
    return Doing(do, by, who)


@verb("assessment.look_up_applicant", events="assessment.applicant.looked_up", is_another=True)
def looking_somebody_up() -> Doing:
    account, by = an_account(), an_officer()
    return Doing(partial(look_up_applicant, email=account.email, by=by, now=NOW), by, account.pk)
