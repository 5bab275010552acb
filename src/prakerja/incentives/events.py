"""What the incentives write into the audit."""

from enum import StrEnum


class IncentivesEvent(StrEnum):
    EARNED = "incentives.incentive.earned"
    SURVEY_HANDED_IN = "incentives.survey.handed_in"
    #: Of a whole stretch of a wave: how many were opened, reminded of and lost.
    SURVEYS_CARRIED_ON = "incentives.surveys.carried_on"
    #: Of a whole stretch; subject: the wave. What became of each instalment stands in its row.
    FELL_DUE = "incentives.instalments.fell_due"
    #: Because a certificate was withdrawn, of one wave; and because it stands again, of one applicant.
    TAKEN_BACK = "incentives.dues.taken_back"
    GIVEN_AGAIN = "incentives.dues.given_again"
