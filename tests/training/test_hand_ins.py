"""Tasks are handed in by one address each, as often as it takes, and answered."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from prakerja.audit.models import Event
from prakerja.training.begin_training import CodeVoided
from prakerja.training.give_feedback import AnsweredAlready, FeedbackEmpty, NothingHandedIn, give_feedback
from prakerja.training.hand_in_task import FinishedAlready
from prakerja.training.models import Feedback, HandIn, Purchase
from prakerja.training.purchase_of_code import NoSuchCode
from prakerja.training.read_hand_in import HandInStatus, read_hand_in
from prakerja.training.require_attending import NotBegun
from prakerja.training.states import PurchaseState
from prakerja.training.tasks_of_training import NoSuchTask, NotAWebAddress, Scope, require_task, web_address
from tests.situations.at_once import all_at_once
from tests.situations.learning import STARTS, Bought, a_purchase, finished, handed_in, present
from tests.situations.training import acting, an_institution

pytestmark = pytest.mark.django_db


def answer(bought: Bought, notes: str = "Bagus", *, sequence: int = 1, **changes: object) -> Feedback:
    asked: dict[str, object] = {
        "code": bought.code,
        "scope": "tpm",
        "sequence": sequence,
        "notes": notes,
        "file_address": "",
        "by": bought.teacher,
        "now": STARTS,
    }
    with transaction.atomic():
        return give_feedback(**(asked | changes))  # type: ignore[arg-type]


def status(bought: Bought, scope: str = "tpm", sequence: int = 1) -> HandInStatus:
    return read_hand_in(code=bought.code, scope=scope, sequence=sequence, by=bought.teacher)


def test_a_task_waits_until_it_is_answered() -> None:
    bought = present(a_purchase())
    assert status(bought) == HandInStatus(Scope.TASK, 1, is_handed_in=False, is_answered=False)
    handed_in(bought)
    assert status(bought) == HandInStatus(Scope.TASK, 1, is_handed_in=True, is_answered=False)
    answer(bought)
    assert status(bought) == HandInStatus(Scope.TASK, 1, is_handed_in=True, is_answered=True)
    assert not status(bought, sequence=2).is_handed_in
    assert not status(bought, scope="uk", sequence=999).is_handed_in


def test_the_same_again_is_the_same_and_another_address_another_attempt() -> None:
    bought = present(a_purchase())
    first, again = handed_in(bought), handed_in(bought)
    other = handed_in(bought, file="https://lembaga.contoh.example/2.pdf")
    assert first.reference == again.reference != other.reference
    assert (first.attempt, other.attempt) == (1, 2)
    answer(bought)
    handed_in(bought, file="https://lembaga.contoh.example/3.pdf")
    assert not status(bought).is_answered


def test_feedback_is_given_once_to_each_attempt() -> None:
    bought = present(a_purchase())
    with pytest.raises(NothingHandedIn):
        answer(bought)
    handed_in(bought)
    assert answer(bought).reference == answer(bought).reference
    with pytest.raises(AnsweredAlready):
        answer(bought, "Kurang")
    assert Feedback.objects.count() == 1


@pytest.mark.parametrize("notes", ["", " \n\t", "\u200b", "\x00", "\ud800", "x" * 4001])
def test_feedback_says_something(notes: str) -> None:
    bought = present(a_purchase())
    handed_in(bought)
    with pytest.raises(FeedbackEmpty):
        answer(bought, notes)


def test_late_feedback_is_taken_and_on_record() -> None:
    bought = present(a_purchase())
    for sequence, days in ((1, 1), (2, 30)):
        handed_in(bought, sequence=sequence)
        answer(bought, sequence=sequence, now=STARTS + timedelta(days=days))
    late = [event.facts["late"] for event in Event.objects.filter(name="training.feedback.given").order_by("id")]
    assert late == [False, True]


@pytest.mark.parametrize(
    ("scope", "sequence"), [("tpm", 0), ("tpm", 999), ("tpm", -1), ("uk", 998), ("uk", 1), ("TPM", 1), ("", 1)]
)
def test_a_task_that_is_none(scope: str, sequence: int) -> None:
    with pytest.raises(NoSuchTask):
        require_task(scope, sequence)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "lembaga.example/a.pdf",
        "ftp://lembaga.example/a",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://",
        "https:///x",
        "https://a@b.example/",
        "https://[::1",
        "https://a.example:99999/",
        "https://a.example/ https://b.example/",
        "https://a.example/\nSet-Cookie:x",
        "https://a.example/\x00",
        "https://a.example/,https://b.example/",
        "https://a.example\\@b.example/",
        "https://a.example/" + "x" * 1000,
        "https://a.example/\ud800",
    ],
)
def test_an_address_that_leads_nowhere_is_refused(address: str) -> None:
    with pytest.raises(NotAWebAddress):
        web_address(address)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_an_address_or_refused(typed: str) -> None:
    for text in (typed, f"https://{typed}", f"https://a.example/{typed}"):
        try:
            found = web_address(text)
        except NotAWebAddress:
            continue
        assert found.startswith(("http", "HTTP"))
        assert " " not in found


def test_nothing_is_handed_in_before_it_began_after_it_ended_or_by_somebody_else() -> None:
    with pytest.raises(NotBegun):
        handed_in(a_purchase())
    with pytest.raises(FinishedAlready):
        handed_in(finished())
    voided = a_purchase()
    Purchase.objects.filter(pk=voided.purchase.pk).update(state=PurchaseState.VOIDED)
    with pytest.raises(CodeVoided):
        handed_in(voided)
    bought = present(a_purchase())
    with pytest.raises(NoSuchCode):
        read_hand_in(code=bought.code, scope="tpm", sequence=1, by=acting(an_institution("Lain")))


@pytest.mark.django_db(transaction=True)
def test_the_same_hand_in_ten_times_at_once_is_one() -> None:
    bought = present(a_purchase())
    answers = all_at_once([lambda: handed_in(bought)] * 10)
    assert len({one.reference for one in answers}) == 1
    assert HandIn.objects.count() == 1
