"""One applicant at each stage of the journey, with a password that everybody knows."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.contrib.auth.hashers import make_password

from prakerja.accounts.models import Account
from prakerja.identity.add_photo import add_photo
from prakerja.identity.measure_photo import measure_photo
from prakerja.identity.models import Identity
from prakerja.identity.photo_rules import PhotoKind
from prakerja.identity.querysets import IdentityQuerySet
from prakerja.identity.rules import RefusalReason, ReviewReason
from prakerja.identity.states import IdentityState
from prakerja.identity.store_photo import store_photo
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.simulation import ready_applicants as ready
from prakerja.simulation.demo_people import PASSWORD, STAGES, email_of_stage
from prakerja.simulation.lives import adult_lives
from prakerja.simulation.ready_applicants import Applicant
from prakerja.waves.models import Wave
from prakerja_sandbox.specimen import ktp_picture, selfie_picture

#: Far from the people of the waves.
_FIRST: Final = 900_000

type Step = Callable[[Sequence[Applicant], datetime], None]

#: Each step of the journey, and the first stage that has done it.
_STEPS: Final[tuple[tuple[str, Step], ...]] = (
    ("account", lambda people, at: ready.put_accounts(people, at=at)),
    ("identity_refused", lambda people, at: ready.put_identities(people, at=at)),
    ("particulars", lambda people, at: ready.put_particulars(people, at=at)),
    ("phone", lambda people, at: ready.put_phones(people, at=at)),
    ("declaration", lambda people, at: ready.put_declarations(people, at=at)),
    ("tested", lambda people, at: ready.put_finished_tests(people, at=at)),
    ("joined", lambda people, at: ready.put_joiners(people, wave=Wave.objects.get(number=12), at=at)),
)


def put_one_at_each_stage(*, by: Actor, at: datetime, on: date) -> None:
    """Every stage has its applicant; doing it twice is doing it once."""
    if Account.objects.filter(email=email_of_stage(STAGES[0])).exists():
        return
    lives = adult_lives(start=_FIRST, count=len(STAGES), on=on)
    people = {
        stage: ready.applicant_of(life, email=email_of_stage(stage)) for stage, life in zip(STAGES, lives, strict=True)
    }
    for first_stage, step in _STEPS:
        step([people[stage] for stage in STAGES[STAGES.index(first_stage) :]], at)
    _let_in([person.email for person in people.values()])
    _refuse(people["identity_refused"])
    _want_photos(people["identity_photos"])
    _put_into_review(people["identity_review"], by=by, at=at)


def let_in(account_ids: Sequence[UUID]) -> None:
    """These accounts can sign in with the demo's password."""
    Account.objects.filter(pk__in=account_ids).update(password=make_password(PASSWORD))


def _let_in(emails: Sequence[str]) -> None:
    let_in(list(Account.objects.filter(email__in=emails).values_list("pk", flat=True)))


def _refuse(person: Applicant) -> None:
    _identities_of(person).update(
        state=IdentityState.REFUSED, refusal=RefusalReason.FAMILY_CARD_DIFFERS, verified_at=None
    )


def _want_photos(person: Applicant) -> None:
    _identities_of(person).update(state=IdentityState.PHOTOS, verified_at=None)


def _put_into_review(person: Applicant, *, by: Actor, at: datetime) -> None:
    _want_photos(person)
    _identities_of(person).update(doubts=[ReviewReason.NAME_DIFFERS])
    for kind, draw in ((PhotoKind.KTP, ktp_picture), (PhotoKind.SELFIE, selfie_picture)):
        photo = measure_photo(draw(person.life.person))
        name = store_photo(photo.jpeg)
        add_photo(applicant_id=ApplicantId(person.id), kind=kind, photo=photo, file_name=name, by=by, now=at)


def _identities_of(person: Applicant) -> IdentityQuerySet:
    return Identity.objects.filter(applicant_id=person.id)
