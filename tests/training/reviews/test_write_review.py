"""Who may judge a training, what becomes of what they write, and until when they may write it anew."""

import pytest

from prakerja.authority.require import PermissionMissing
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.training.models import Certificate, Review
from prakerja.training.querysets import NoPurchase
from prakerja.training.reviews.read_text import NothingSaid
from prakerja.training.reviews.reviews_of_course import reviews_of_course
from prakerja.training.reviews.write_review import AnsweredAlready, NotFinished, StarsMissing, write_review
from prakerja.training.states import PurchaseState
from tests.situations.learning import STARTS, Bought, a_purchase, declared, finished
from tests.situations.reviews import GOOD, WITH_A_PHONE, answered, review_of, reviewed

pytestmark = pytest.mark.django_db


def write(bought: Bought, **changes: object) -> Review:
    values = {"purchase": bought.number, "stars": 4, "text": GOOD, "now": STARTS}
    with unit_of_work(by=bought.learner):
        return write_review(
            applicant_id=bought.buyer.applicant_id,
            by=bought.learner,
            **(values | changes),  # type: ignore[arg-type]
        )


def test_whoever_has_a_certificate_judges_the_training() -> None:
    bought = finished()
    review = write(bought, text="  Bagus,\n pengajarnya\u200b sabar ")
    assert review.text == "Bagus, pengajarnya sabar"
    assert review.course_id == bought.market.course.pk
    (shown,) = reviews_of_course(bought.market.course.pk, limit=20).reviews
    assert shown.stars == 4


def test_nobody_judges_what_they_have_not_finished() -> None:
    for bought in (a_purchase(), declared()):
        with pytest.raises(NotFinished):
            write(bought)
    with pytest.raises(NoPurchase):
        write(a_purchase(), purchase=2)
    assert not Review.objects.exists()


def test_a_certificate_that_was_withdrawn_carries_no_review() -> None:
    bought = finished()
    Certificate.objects.update(withdrawn_at=STARTS, withdrawn_for="attendance_forged")
    assert bought.purchase.state == PurchaseState.FINISHED
    with pytest.raises(NotFinished):
        write(bought)


@pytest.mark.parametrize("stars", [0, 6, -1])
def test_there_are_one_to_five_stars(stars: int) -> None:
    with pytest.raises(StarsMissing):
        write(finished(), stars=stars)


@pytest.mark.parametrize("text", ["", " \n ", "\u200b", "a" * 1_001])
def test_a_review_says_something_and_no_novel(text: str) -> None:
    with pytest.raises(NothingSaid):
        write(finished(), text=text)


def test_what_a_rule_hides_nobody_reads_and_its_author_is_told() -> None:
    bought = finished()
    review = write(bought, text=WITH_A_PHONE)
    assert review.hidden_for == ["phone"]
    assert reviews_of_course(review.course_id, limit=20).reviews == ()
    assert not Review.objects.public().exists()
    assert Message.objects.filter(text="review_hidden").count() == 1


def test_one_that_is_mended_is_read_by_all() -> None:
    bought = reviewed(text=WITH_A_PHONE)
    assert write(bought).hidden_for == []
    assert Review.objects.public().count() == 1


def test_ones_own_redeem_code_is_found_however_it_is_spelled() -> None:
    bought = finished()
    code = bought.code.lower()
    assert write(bought, text=f"kode saya {code[:4]} {code[4:8]}-{code[8:]}").hidden_for == ["redeem_code"]


def test_it_is_written_anew_until_it_is_answered_and_others_know_it_by_another_name() -> None:
    bought = reviewed()
    before = review_of(bought).reference
    assert write(bought, stars=2, text="Sesudah dipikir, kurang.").reference != before
    answered(bought)
    with pytest.raises(AnsweredAlready):
        write(bought, stars=1)
    assert review_of(bought).stars == 2


def test_the_same_again_is_the_same_also_after_the_answer() -> None:
    bought = answered(reviewed(stars=4))
    assert write(bought).reference == review_of(bought).reference


def test_nobody_writes_in_somebody_elses_name() -> None:
    bought = finished()
    for by in (Actor.visitor(), bought.teacher, a_purchase().learner):
        with pytest.raises(PermissionMissing), unit_of_work(by=by):
            write_review(applicant_id=bought.buyer.applicant_id, purchase=1, stars=5, text=GOOD, by=by, now=STARTS)
