"""How far an applicant is with everything that comes before joining: each step answers for itself."""

from prakerja.assessment.status import status_of as assessment_status_of
from prakerja.identity.status import status_of as identity_status_of
from prakerja.kit.actor import ApplicantId
from prakerja.profile.facts import domicile_of
from prakerja.profile.status import declaration_status_of, phone_status_of
from prakerja.profile.status import status_of as particulars_status_of
from prakerja.waves.rules import JourneyStep, Readiness


def readiness_of(applicant_id: ApplicantId) -> Readiness:
    """Read now, never stored: a correction made a minute ago counts."""
    return Readiness(
        statuses={
            JourneyStep.IDENTITY: identity_status_of(applicant_id),
            JourneyStep.PARTICULARS: particulars_status_of(applicant_id),
            JourneyStep.PHONE: phone_status_of(applicant_id),
            JourneyStep.DECLARATION: declaration_status_of(applicant_id),
            JourneyStep.ASSESSMENT: assessment_status_of(applicant_id),
        },
        domicile=domicile_of(applicant_id),
    )
