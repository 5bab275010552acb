"""What an officer sees of an applicant to decide on extra time, and the links that prove that it was looked up."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.core import signing
from django.utils.translation import gettext as _
from pydantic import TypeAdapter

from prakerja.accounts.models import Account
from prakerja.assessment.models import ExtraTime, Sitting
from prakerja.assessment.states import SittingState
from prakerja.kit.actor import ApplicantId, StaffId
from prakerja.kit.sealed import masked
from prakerja.kit.signed import read_signed, sign
from prakerja.profile.answers import Answers
from prakerja.profile.facts import answers_of, phone_of
from prakerja.words.profile import CHOICES
from prakerja.words.words import Words

_SALT: Final = "extra time"
_SIGNED: Final = TypeAdapter(tuple[UUID, str])
_GOOD_FOR_S: Final = 3600


@dataclass(frozen=True)
class ExtraTimeCase:
    """One applicant, with the test as it stands. `phone` is masked; empty: none verified."""

    name: str
    phone: str
    disability: Words
    sitting: Sitting | None
    grant: ExtraTime | None
    is_over: bool

    @property
    def is_open(self) -> bool:
        """Whether minutes would have a use; the verb decides."""
        return self.grant is None and not self.is_over

    def end_with(self, minutes: int) -> datetime | None:
        """When the sitting under way would end; None without one."""
        return None if self.sitting is None else self.sitting.ends_at + timedelta(minutes=minutes)


def found_by(officer: StaffId, applicant_id: ApplicantId) -> str:
    """For addresses of pages: who looked this applicant up, for an hour. Others cannot read on with it."""
    return sign([str(applicant_id), str(officer)], salt=_SALT)


def applicant_found(token: str, *, officer: StaffId) -> ApplicantId:
    """Raises signing.BadSignature when it is forged, too old or somebody else's."""
    applicant_id, looked_up_by = read_signed(token, _SIGNED, salt=_SALT, lives=_GOOD_FOR_S)
    if looked_up_by != str(officer):
        raise signing.BadSignature("looked up by somebody else")
    return ApplicantId(applicant_id)


def extra_time_case(applicant_id: ApplicantId, *, now: datetime) -> ExtraTimeCase:
    sitting = Sitting.objects.for_applicant(applicant_id)
    return ExtraTimeCase(
        name=Account.objects.values_list("full_name", flat=True).get(pk=applicant_id),
        phone=masked(phone_of(applicant_id) or ""),
        disability=_disability_words(answers_of(applicant_id)),
        sitting=sitting,
        grant=ExtraTime.objects.filter(pk=applicant_id).first(),
        is_over=sitting is not None and (sitting.state == SittingState.FINISHED or sitting.ends_at <= now),
    )


def _disability_words(answers: Answers) -> Words:
    if answers.disability is None:
        return _("Belum dijawab di data diri")
    if not answers.disability:
        return _("Tidak")
    if not answers.disability_kind:
        return _("Ya, jenisnya tidak disebutkan")
    return CHOICES["disability_kind"][answers.disability_kind]
