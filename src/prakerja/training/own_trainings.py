"""What somebody has bought, how far they are with each, and its certificate."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakerja.training.attendance_rules import FINAL_TEST
from prakerja.training.declarations.other_schedule import has_missed
from prakerja.training.declarations.states import DeclarationKind, DeclarationState
from prakerja.training.models import Badge, Certificate, PresencePhoto, Purchase, Review, TrainingDeclaration
from prakerja.training.photos.counting import counted
from prakerja.training.states import PurchaseState


@dataclass(frozen=True)
class OwnTraining:
    number: int
    title: str
    institution: str
    platform: str
    state: PurchaseState
    bought_at: datetime
    starts_at: datetime
    ends_at: datetime
    meetings: int
    #: Of the meetings, those at which they were present; and whether at the test at the end.
    attended: int
    is_tested: bool
    #: Presences of theirs that were found to be another person's.
    refused: list[int]
    certificate: Certificate | None
    review: Review | None
    #: How what was declared of it last stands; None: nothing is.
    declared: DeclarationState | None
    #: And what it is.
    declared_kind: DeclarationKind | None
    #: All is proven, and the clock declares it finished then unless the institution has; None elsewhere.
    declares_itself_at: datetime | None
    #: Another schedule can be taken in place of theirs.
    has_missed: bool
    #: That it is there, and whether it is signed.
    badge: Badge | None


def own_trainings(applicant_id: UUID, *, at: datetime) -> list[OwnTraining]:
    """The newest first; seven statements, however many there are."""
    mine = Purchase.objects.filter(applicant_id=applicant_id).order_by("-number")
    confirmed = counted().filter(applicant_id=applicant_id).values_list("purchase", "sequence")
    meetings = Counter(purchase for purchase, sequence in confirmed if sequence != FINAL_TEST)
    tested = {purchase for purchase, sequence in confirmed if sequence == FINAL_TEST}
    photos = PresencePhoto.objects.not_counted().filter(applicant_id=applicant_id).order_by("sequence")
    refused = list(photos.values_list("purchase", "sequence"))
    certificates = {one.purchase: one for one in Certificate.objects.filter(applicant_id=applicant_id)}
    reviews = {one.purchase: one for one in Review.objects.filter(applicant_id=applicant_id)}
    said = TrainingDeclaration.objects.filter(applicant_id=applicant_id).order_by("number")
    declared = {one.purchase: one for one in said.only("purchase", "state", "kind")}
    badges = {one.purchase: one for one in Badge.objects.filter(applicant_id=applicant_id).defer("sealed_token")}
    return [
        OwnTraining(
            number=one.number,
            title=one.schedule.course.title,
            institution=one.schedule.course.institution.name,
            platform=one.platform.name,
            state=PurchaseState(one.state),
            bought_at=one.bought_at,
            starts_at=one.schedule.starts_at,
            ends_at=one.schedule.ends_at,
            meetings=one.schedule.meetings,
            attended=meetings[one.number],
            is_tested=one.number in tested,
            refused=[sequence for purchase, sequence in refused if purchase == one.number],
            certificate=certificates.get(one.number),
            review=reviews.get(one.number),
            declared=DeclarationState(declared[one.number].state) if one.number in declared else None,
            declared_kind=DeclarationKind(declared[one.number].kind) if one.number in declared else None,
            declares_itself_at=one.declares_itself_at if one.state == PurchaseState.REDEEMED else None,
            has_missed=has_missed(one, now=at),
            badge=badges.get(one.number),
        )
        for one in mine.select_related("schedule__course__institution", "platform")
    ]
