"""Handing a case back, the queue's counts, and the cases that are decided."""

from datetime import timedelta

import pytest

from prakerja.authority.roles import Role
from prakerja.identity.hand_back_review import hand_back_review
from prakerja.identity.models import Review
from prakerja.identity.take_review import ReviewTaken, take_review
from tests.situations.backoffice import signed_in
from tests.situations.identity import NOW, in_review, numbers
from tests.situations.rows import nothing_changes
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
QUEUE = "/kantor/identitas/"


def test_a_case_that_is_handed_back_is_anybodys_at_its_place() -> None:
    review, rina, bima = in_review(numbers(1)), an_officer(Role.REVIEWER), an_officer(Role.REVIEWER, "Bima")
    take_review(review_id=review.pk, by=rina, now=NOW)
    hand_back_review(review_id=review.pk, by=rina, now=NOW)
    after = Review.objects.get()
    assert (after.reviewer_id, after.taken_at, after.opened_at) == (None, None, review.opened_at)
    assert take_review(review_id=review.pk, by=bima, now=NOW).reviewer_id == bima.account_id


def test_nobody_hands_back_what_is_not_in_their_hands() -> None:
    review, rina, bima = in_review(numbers(1)), an_officer(Role.REVIEWER), an_officer(Role.REVIEWER, "Bima")
    take_review(review_id=review.pk, by=rina, now=NOW)
    for by, at in ((bima, NOW), (rina, NOW + timedelta(hours=1))):
        with nothing_changes(), pytest.raises(ReviewTaken):
            hand_back_review(review_id=review.pk, by=by, now=at)


def test_the_queue_lists_what_can_be_taken_and_counts_what_colleagues_hold() -> None:
    browser = signed_in("rina@prakerja.example", Role.REVIEWER)
    first, second = in_review(numbers(1)), in_review(numbers(2))
    take_review(review_id=first.pk, by=an_officer(Role.REVIEWER, "Bima"), now=NOW)
    page = browser.get(QUEUE).content.decode()
    assert f"{QUEUE}{second.applicant_id}/" in page
    assert f"{QUEUE}{first.applicant_id}/" not in page
    assert [page.split(label)[1].split("<dd>")[1].split("<")[0] for label in ("Menunggu</dt>", "ambil</dt>")] == [
        "2",
        "1",
    ]


def test_a_decided_case_is_found_with_who_decided_it() -> None:
    browser, bima = signed_in("rina@prakerja.example", Role.REVIEWER), an_officer(Role.REVIEWER, "Bima")
    review = in_review(numbers(1))
    Review.objects.update(
        reviewer_id=bima.account_id,
        taken_at=review.opened_at,
        decided_at=review.opened_at + timedelta(hours=3),
        decision="approved",
        note="Orangnya benar",
    )
    page = browser.get(f"{QUEUE}diputuskan/").content.decode()
    assert f"{QUEUE}{review.applicant_id}/" in page
    assert all(words in page for words in ("Bima", "Disetujui", "3 jam"))
