"""A presence stands until a person has found that its photo shows somebody else; then nothing is proven by it."""

from datetime import timedelta

import pytest

from prakerja.identity.store_photo import PhotoFolder, photos_in_store
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.partners.webhooks.models import PartnerEvent
from prakerja.training.attendance_rules import FINAL_TEST
from prakerja.training.confirm_presence import confirm_presence
from prakerja.training.declarations.declare_proven import declare_proven
from prakerja.training.declare_completion import NotAttended, declare_completion
from prakerja.training.models import Attendance, PayableHold, PresenceDecision
from prakerja.training.own_catalogue import participants_of
from prakerja.training.own_presence import own_presence
from prakerja.training.own_trainings import own_trainings
from prakerja.training.photos.keep_photo import PhotoTooLate
from prakerja.training.photos.states import PhotoState
from prakerja.training.read_redeem_code import read_redeem_code
from prakerja.training.require_attending import PresenceRefused, lacking
from prakerja.training.states import PurchaseState
from tests.situations.certificate_doubts import certificate_of
from tests.situations.learning import DECLARING, STARTS, Bought, a_purchase, asked, certificates_issued, present
from tests.situations.presence_photos import (
    decided,
    expected,
    in_doubt,
    objected,
    photo_of,
    present_by_photo,
    refused,
)

pytestmark = pytest.mark.django_db


def proven_by_photo() -> Bought:
    """All of it is proven, the test at the end by a photo."""
    return present_by_photo(present(a_purchase()), FINAL_TEST)


def is_to_declare_itself(bought: Bought) -> bool:
    return bought.purchase.declares_itself_at is not None


def is_to_be_certified(bought: Bought) -> bool:
    return bought.purchase.certified_by is not None


def declared_by_photo() -> Bought:
    bought = proven_by_photo()
    with unit_of_work(by=bought.teacher):
        declare_completion(code=bought.code, score_before=40, score_after=80, by=bought.teacher, now=STARTS)
    return bought


@pytest.mark.parametrize("make", [present_by_photo, in_doubt])
def test_it_counts_while_nobody_has_decided(make: object) -> None:
    bought = make()  # type: ignore[operator]
    assert lacking(bought.purchase) == [FINAL_TEST]
    assert bought.purchase.state == PurchaseState.REDEEMED


def test_a_file_that_came_too_late_is_kept_by_nobody() -> None:
    bought = a_purchase()
    whose = bought.buyer.applicant_id
    photo, state, late = expected(whose), asked(bought), STARTS + timedelta(minutes=40)
    with pytest.raises(PhotoTooLate), unit_of_work(by=bought.learner):
        confirm_presence(applicant_id=whose, state=state, photo=photo, by=bought.learner, now=late)
    assert not Attendance.objects.exists()


def test_another_persons_presence_is_left_out_wherever_it_is_read() -> None:
    bought = refused(present(a_purchase()), FINAL_TEST)
    whose = bought.buyer.applicant_id
    assert Attendance.objects.filter(applicant_id=whose).count() == 2
    assert lacking(bought.purchase) == [FINAL_TEST]
    assert [(one.is_tested, one.refused) for one in own_trainings(whose, at=STARTS)] == [(False, [FINAL_TEST])]
    assert [one.attended for one in participants_of(bought.purchase.schedule)] == [[1]]
    status = read_redeem_code(code=bought.code, sequence=FINAL_TEST, by=bought.teacher)
    assert not status.is_attended


def test_nothing_is_declared_finished_by_it_and_the_clock_forgets_what_it_knew() -> None:
    bought = proven_by_photo()
    assert is_to_declare_itself(bought)
    decided(in_doubt_again(bought), FINAL_TEST, is_theirs=False)
    assert not is_to_declare_itself(bought)
    with pytest.raises(NotAttended) as lacks, unit_of_work(by=bought.teacher):
        declare_completion(code=bought.code, score_before=None, score_after=80, by=bought.teacher, now=STARTS)
    assert lacks.value.missing == [FINAL_TEST]
    with unit_of_work(by=DECLARING):
        declare_proven(by=DECLARING, now=STARTS + timedelta(days=20))
    assert bought.purchase.state == PurchaseState.REDEEMED


def in_doubt_again(bought: Bought) -> Bought:
    """The service cannot tell."""
    photo = photo_of(bought, FINAL_TEST)
    photo.state, photo.doubt = PhotoState.WAITING, "unsure"
    photo.save(update_fields=["state", "doubt"])
    return bought


def test_what_was_declared_is_not_certified_by_it_and_is_after_an_objection_that_was_right() -> None:
    bought = in_doubt_again(declared_by_photo())
    assert is_to_be_certified(bought)
    decided(bought, FINAL_TEST, is_theirs=False)
    assert not is_to_be_certified(bought)
    assert PayableHold.objects.get(applicant_id=bought.buyer.applicant_id).released_at is None
    object_and_be_right(bought)
    assert is_to_be_certified(bought)
    assert PayableHold.objects.get(applicant_id=bought.buyer.applicant_id).released_at is not None


def object_and_be_right(bought: Bought) -> None:
    photo = photo_of(bought, FINAL_TEST)
    photo.state, photo.objection, photo.objected_at = PhotoState.OBJECTED, "Itu saya.", STARTS
    photo.save(update_fields=["state", "objection", "objected_at"])
    decided(bought, FINAL_TEST, is_theirs=True)


def test_what_is_proven_again_declares_itself_again() -> None:
    bought = decided(in_doubt_again(proven_by_photo()), FINAL_TEST, is_theirs=False)
    object_and_be_right(bought)
    assert is_to_declare_itself(bought)


def test_a_certificate_that_stands_stays_and_what_it_earned_waits() -> None:
    bought = in_doubt_again(declared_by_photo())
    certificates_issued()
    decided(bought, FINAL_TEST, is_theirs=False)
    assert bought.purchase.state == PurchaseState.FINISHED
    assert certificate_of(bought).withdrawn_at is None
    hold = PayableHold.objects.get(applicant_id=bought.buyer.applicant_id)
    assert (hold.cause, hold.released_at) == ("presence", None)


def test_nobody_confirms_again_what_was_refused() -> None:
    bought = refused()
    with pytest.raises(PresenceRefused):
        asked(bought)


def test_the_page_of_the_presence_says_that_it_was_refused() -> None:
    bought = a_purchase()
    state = asked(bought)
    in_doubt(bought)
    decided(bought, is_theirs=False)
    shown = own_presence(bought.buyer.applicant_id, state)
    assert shown is not None
    assert (shown.is_confirmed, shown.is_refused) == (False, True)


def test_participant_and_institution_hear_of_it() -> None:
    bought = refused()
    assert Message.objects.filter(text="presence_refused", owner_id=bought.buyer.applicant_id).count() == 1
    told = PartnerEvent.objects.get(kind="presence.refused")
    assert told.partner_id == bought.market.institution.pk
    assert told.facts["sequence"] == 1


def test_they_hear_as_well_that_it_counts_again() -> None:
    bought = decided(objected(), is_theirs=True)
    assert Message.objects.filter(text="presence_restored").count() == 1
    assert PartnerEvent.objects.filter(kind="presence.restored").count() == 1
    assert lacking(bought.purchase) == [FINAL_TEST]
    assert list(PresenceDecision.objects.order_by("number").values_list("number", "is_theirs")) == [
        (1, False),
        (2, True),
    ]


def test_no_picture_is_kept_of_what_stands() -> None:
    bought = decided(in_doubt(), is_theirs=True)
    assert photo_of(bought).file_name == ""
    assert photos_in_store(PhotoFolder.PRESENCE) == []
