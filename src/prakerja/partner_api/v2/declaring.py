"""Which problem it is that something is not declared, or not taken back."""

from collections.abc import Mapping
from typing import Final

from prakerja.kit.refused import Refused
from prakerja.partner_api.v2.problems import Problem
from prakerja.training import begin_training, declare_completion
from prakerja.training.declarations import refusals
from prakerja.training.hand_in_task import FinishedAlready
from prakerja.training.purchase_of_code import NoSuchCode
from prakerja.training.refusals import SeatsGone
from prakerja.training.require_attending import NotBegun

DECLARING: Final[Mapping[type[Refused], Problem]] = {
    NoSuchCode: Problem.CODE_UNKNOWN,
    begin_training.CodeVoided: Problem.VOIDED_ALREADY,
    begin_training.CodeOver: Problem.PURCHASE_OVER,
    begin_training.TrainingCancelled: Problem.SCHEDULE_CANCELLED,
    NotBegun: Problem.NOT_BEGUN,
    FinishedAlready: Problem.FINISHED_ALREADY,
    refusals.PresenceConfirmed: Problem.PRESENCE_CONFIRMED,
    refusals.ProvenFinished: Problem.PROVEN_FINISHED,
    refusals.NotItsTimeToDeclare: Problem.NOT_ITS_TIME,
    refusals.NoOtherSchedule: Problem.NO_OTHER_SCHEDULE,
    SeatsGone: Problem.SEATS_GONE,
    declare_completion.NotAttended: Problem.NOT_ATTENDED,
    declare_completion.SkillNotShown: Problem.SKILL_NOT_SHOWN,
    declare_completion.DeclaredTooLate: Problem.DECLARED_TOO_LATE,
    declare_completion.CorrectionTooLate: Problem.CORRECTION_TOO_LATE,
}
TAKING_BACK: Final[Mapping[type[Refused], Problem]] = {
    NoSuchCode: Problem.CODE_UNKNOWN,
    refusals.NothingToTakeBack: Problem.NOTHING_TO_TAKE_BACK,
    declare_completion.CorrectionTooLate: Problem.CORRECTION_TOO_LATE,
}
