"""Photos of card and face, up to the verification."""

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from prakerja.audit.models import Event
from prakerja.identity.add_photo import NoPhotoExpected
from prakerja.identity.models import Photo, Review
from prakerja.identity.photo_rules import PhotoKind
from prakerja.identity.rules import ReviewReason
from prakerja.identity.states import IdentityState
from prakerja.identity.status import status_of
from prakerja.kit.actor import ApplicantId
from prakerja.kit.step_status import StepStatus
from prakerja.messages.models import Message
from tests.situations.identity import (
    all_match,
    asking,
    blurred_picture,
    good_picture,
    in_photos,
    kept_files,
    verified,
    with_both_photos,
    with_photo,
)

pytestmark = pytest.mark.django_db
KTP, SELFIE = PhotoKind.KTP, PhotoKind.SELFIE


def test_two_good_photos_verify_the_identity_and_the_applicant_is_told() -> None:
    identity = with_both_photos(in_photos())
    assert identity.state == IdentityState.VERIFIED
    assert identity.verified_at
    assert status_of(ApplicantId(identity.applicant_id)) is StepStatus.DONE
    assert list(Message.objects.values_list("text", flat=True)) == ["identity_verified"]
    assert not Review.objects.exists()


def test_one_photo_is_not_enough() -> None:
    identity = in_photos()
    with_photo(identity, KTP)
    assert identity.state == IdentityState.PHOTOS


def test_a_bad_photo_names_its_problem_and_may_be_tried_again() -> None:
    identity = in_photos()
    assert with_photo(identity, KTP, blurred_picture()).problem == "blur"
    assert with_photo(identity, KTP, good_picture()).problem == ""
    with_photo(identity, SELFIE)
    assert identity.state == IdentityState.VERIFIED


def test_the_fifth_bad_photo_goes_to_a_person_as_it_is() -> None:
    identity = in_photos()
    tries = [with_photo(identity, KTP, blurred_picture(seed)) for seed in range(5)]
    assert [photo.is_settled for photo in tries] == [False] * 4 + [True]
    with_photo(identity, SELFIE)
    review = Review.objects.get(applicant_id=identity.pk)
    assert (identity.state, review.reasons) == (IdentityState.REVIEW, [ReviewReason.KTP_PHOTO])
    assert status_of(ApplicantId(identity.applicant_id)) is StepStatus.WAITING


def test_a_sixth_try_is_refused() -> None:
    identity = in_photos()
    for seed in range(5):
        with_photo(identity, KTP, blurred_picture(seed))
    with pytest.raises(NoPhotoExpected):
        with_photo(identity, KTP, good_picture())


def test_the_same_file_twice_is_one_try() -> None:
    identity = in_photos()
    first = with_photo(identity, KTP, blurred_picture())
    assert with_photo(identity, KTP, blurred_picture()) == first
    assert Photo.objects.count() == 1


def test_the_same_good_file_twice_verifies_once() -> None:
    identity = in_photos()
    with_photo(identity, KTP)
    with_photo(identity, KTP)
    with_photo(identity, SELFIE)
    assert Event.objects.filter(name="identity.identity.verified").count() == 1


def test_a_name_in_doubt_goes_to_a_person() -> None:
    identity = with_both_photos(in_photos(answer=all_match(name=50)))
    assert identity.state == IdentityState.REVIEW
    assert Review.objects.get().reasons == [ReviewReason.NAME_DIFFERS]


def test_no_photo_is_expected_before_the_registry_has_answered_or_after_the_verification() -> None:
    with pytest.raises(NoPhotoExpected):
        with_photo(asking(), KTP)
    with pytest.raises(NoPhotoExpected):
        with_photo(verified(), KTP)


def test_only_the_last_try_is_kept_as_a_picture(run_queue: object) -> None:
    identity = in_photos()
    for seed in range(3):
        with_photo(identity, KTP, blurred_picture(seed))
    run_queue()  # type: ignore[operator]
    kept = [photo.file_name for photo in Photo.objects.order_by("try_number")]
    assert kept[:2] == ["", ""]
    assert kept_files() == [kept[2].removeprefix("identity/")]


def test_what_is_kept_is_a_plain_picture_under_a_name_that_cannot_be_guessed() -> None:
    photo = with_photo(in_photos(), KTP)
    with default_storage.open(photo.file_name) as file:
        assert not Image.open(file).getexif()
    assert len(photo.file_name) > 40
    assert str(photo.applicant_id) not in photo.file_name


def test_nothing_is_saved_when_the_audit_row_fails(request: pytest.FixtureRequest) -> None:
    from django.db import transaction  # noqa: PLC0415

    identity = in_photos()
    request.getfixturevalue("broken_audit")
    with pytest.raises(RuntimeError), transaction.atomic():
        with_photo(identity, KTP)
    assert not Photo.objects.exists()
