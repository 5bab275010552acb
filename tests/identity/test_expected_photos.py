"""Every file in the private store has its row before it lies there; a day has room for forty of an applicant's own."""

from datetime import datetime, timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import transaction

from prakerja.authority.require import PermissionMissing
from prakerja.identity.add_photo import NoPhotoExpected, add_photo
from prakerja.identity.expect_photo import TooManyPhotos, expect_photo, photos_open_again_at, uncount_photo
from prakerja.identity.lost_photos import delete_lost_photos
from prakerja.identity.measure_photo import measure_photo
from prakerja.identity.models import Identity, Photo, SurplusPhoto
from prakerja.identity.photo_rules import PHOTO_FILES, PhotoKind
from prakerja.identity.store_photo import store_photo
from prakerja.kit.actor import Actor, ApplicantId
from tests.situations.identity import NOW, expected, good_picture, in_photos, kept_files, numbers, with_both_photos

pytestmark = pytest.mark.django_db

_HOUR = timedelta(hours=1)


def stored(identity: Identity, *, now: datetime = NOW) -> str:
    """The file lies in the store, and nothing more has happened: as after a kill."""
    file_name = expected(identity, now=now)
    store_photo(file_name, good_picture())
    return file_name


def saved(identity: Identity, file_name: str, *, now: datetime) -> Photo:
    by = Actor.applicant(identity.pk)
    photo = measure_photo(good_picture())
    return add_photo(
        applicant_id=ApplicantId(identity.pk), kind=PhotoKind.KTP, photo=photo, file_name=file_name, by=by, now=now
    )


def asks(identity: Identity, now: datetime = NOW) -> None:
    with transaction.atomic():
        expect_photo(applicant_id=ApplicantId(identity.pk), by=Actor.applicant(identity.pk), now=now)


def test_a_file_whose_photo_was_never_saved_is_deleted_after_an_hour_and_not_before(run_queue: object) -> None:
    lost = stored(in_photos())
    assert delete_lost_photos(NOW + _HOUR - timedelta(microseconds=1)) == 0
    assert delete_lost_photos(NOW + _HOUR) == 1
    run_queue()  # type: ignore[operator]
    assert (default_storage.exists(lost), SurplusPhoto.objects.count()) == (False, 0)


def test_a_file_that_a_photo_names_is_never_deleted_however_old(run_queue: object) -> None:
    for number in range(3):
        with_both_photos(in_photos(numbers(number)))
    named = sorted(name.removeprefix("identity/") for name in Photo.objects.values_list("file_name", flat=True))
    for hours in (1, 2, 24, 24 * 365):
        assert delete_lost_photos(NOW + hours * _HOUR) == 0
    run_queue()  # type: ignore[operator]
    assert (sorted(kept_files()), len(named)) == (named, 6)


def test_a_name_under_which_nothing_was_ever_stored_is_forgotten_as_well(run_queue: object) -> None:
    expected(in_photos())
    delete_lost_photos(NOW + _HOUR)
    run_queue()  # type: ignore[operator]
    assert not SurplusPhoto.objects.exists()


@pytest.mark.parametrize(("minutes", "is_saved"), [(0, True), (29, True), (30, False), (31, False), (60, False)])
def test_what_may_be_deleted_soon_is_not_saved_any_more(minutes: int, is_saved: bool) -> None:
    identity = in_photos()
    file_name = stored(identity)
    later = NOW + timedelta(minutes=minutes)
    if is_saved:
        assert saved(identity, file_name, now=later).file_name == file_name
    else:
        with pytest.raises(NoPhotoExpected):
            saved(identity, file_name, now=later)


def test_a_file_of_somebody_elses_is_nobody_elses_photo() -> None:
    mine, theirs = in_photos(numbers(1)), in_photos(numbers(2))
    with pytest.raises(NoPhotoExpected):
        saved(mine, stored(theirs), now=NOW)


def test_after_forty_files_the_next_day_is_told_and_it_is_the_applicants_own_day_alone() -> None:
    mine, theirs = in_photos(numbers(1)), in_photos(numbers(2))
    for _ in range(PHOTO_FILES.most):
        assert photos_open_again_at(ApplicantId(mine.pk), now=NOW) is None
        asks(mine)
    midnight = datetime.fromisoformat("2021-02-25T00:00:00+07:00")
    with pytest.raises(TooManyPhotos) as refused:
        asks(mine)
    assert refused.value.open_again_at == photos_open_again_at(ApplicantId(mine.pk), now=NOW) == midnight
    asks(theirs)
    asks(mine, midnight)


def test_nobody_uses_up_somebody_elses_files() -> None:
    mine, theirs = in_photos(numbers(1)), in_photos(numbers(2))
    with pytest.raises(PermissionMissing):
        expect_photo(applicant_id=ApplicantId(theirs.pk), by=Actor.applicant(mine.pk), now=NOW)


def test_a_file_that_nobody_could_look_at_does_not_count() -> None:
    identity = in_photos()
    by = Actor.applicant(identity.pk)
    for _ in range(PHOTO_FILES.most + 1):
        one = expect_photo(applicant_id=ApplicantId(identity.pk), by=by, now=NOW)
        uncount_photo(one, by=by)
    assert photos_open_again_at(ApplicantId(identity.pk), now=NOW) is None
