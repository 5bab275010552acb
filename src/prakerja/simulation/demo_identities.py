"""Applicants of the demo who are in the middle of step 2, brought there by its verbs."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from prakerja.accounts.models import Account
from prakerja.connectors.registry.answers import Comparison, Element, Judged, RegistryAnswer, RegistryStatus
from prakerja.identity.add_photo import add_photo
from prakerja.identity.ask_registry import ask_registry
from prakerja.identity.enter_numbers import enter_numbers
from prakerja.identity.expect_photo import expect_photo, uncount_photo
from prakerja.identity.measure_photo import MeasuredPhoto, measure_photo
from prakerja.identity.models import SurplusPhoto
from prakerja.identity.numbers import Numbers
from prakerja.identity.photo_rules import PhotoKind
from prakerja.identity.record_registry_answer import record_registry_answer
from prakerja.identity.rules import Standing
from prakerja.identity.store_photo import delete_photo, store_photo
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.simulation.ready_applicants import Applicant
from prakerja_sandbox.specimen import ktp_picture, selfie_picture

_FITS = Judged(Comparison.MATCH)
_DIFFERS = Judged(Comparison.NO_MATCH)
_PICTURES = ((PhotoKind.KTP, ktp_picture), (PhotoKind.SELFIE, selfie_picture))


def refuse_family_card(person: Applicant, *, at: datetime) -> None:
    """The registry knows another family card."""
    _answer(person, family_card=_DIFFERS, at=at)


def want_photos(person: Applicant, *, at: datetime) -> None:
    """The registry agrees; the photos are still to come."""
    _answer(person, at=at)


@dataclass(frozen=True)
class StoredPhoto:
    kind: PhotoKind
    photo: MeasuredPhoto
    file_name: str


@contextmanager
def stored_photos(person: Applicant) -> Iterator[list[StoredPhoto]]:
    """Card and face lie in the store, each expected there; nothing is left of them when the block breaks."""
    by = Actor.applicant(person.id)
    pictures = [(kind, measure_photo(draw(person.life.person))) for kind, draw in _PICTURES]
    with unit_of_work(by=by) as work:
        expected = [expect_photo(applicant_id=ApplicantId(person.id), by=by, now=work.now) for _ in pictures]
    try:
        for one, (_, photo) in zip(expected, pictures, strict=True):
            store_photo(one.file_name, photo.jpeg)
        yield [StoredPhoto(kind, photo, one.file_name) for one, (kind, photo) in zip(expected, pictures, strict=True)]
    except Exception:
        for one in expected:
            delete_photo(one.file_name)
        with unit_of_work(by=by):
            SurplusPhoto.objects.filter(applicant_id=person.id).delete()
            for one in expected:
                uncount_photo(one, by=by)
        raise


def put_into_review(person: Applicant, photos: Sequence[StoredPhoto], *, at: datetime) -> None:
    """The account's name is abbreviated and the photos are in: a person must look."""
    first, _, others = person.life.person.name.partition(" ")
    Account.objects.filter(pk=person.id).update(full_name=f"{first[0]}. {others}".strip())
    _answer(person, name=Judged(Comparison.NO_MATCH, 71), at=at)
    applicant_id, by = ApplicantId(person.id), Actor.applicant(person.id)
    for photo in photos:
        add_photo(applicant_id=applicant_id, **vars(photo), by=by, now=at)


def _answer(person: Applicant, *, at: datetime, family_card: Judged = _FITS, name: Judged = _FITS) -> None:
    applicant_id, by = ApplicantId(person.id), Actor.applicant(person.id)
    someone = person.life.person
    numbers = Numbers(nik=someone.nik, family_card=someone.family_card, birth_date=someone.born_on)
    enter_numbers(applicant_id=applicant_id, numbers=numbers, by=by, now=at)
    identity = ask_registry(applicant_id=applicant_id, by=by, now=at)
    elements = {Element.NIK: _FITS, Element.FAMILY_CARD: family_card, Element.NAME: name, Element.BIRTH_DATE: _FITS}
    record_registry_answer(
        applicant_id=ApplicantId(identity.pk),
        question_number=identity.question_number,
        answer=RegistryAnswer(RegistryStatus.ACTIVE, elements),
        standing=Standing.CLEAR,
        by=Actor.system("identity.check_identity"),
        now=at,
    )
