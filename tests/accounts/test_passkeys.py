"""Passkeys of staff: added beside the app, asked for at signing in, removed when lost."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prakerja.accounts.add_passkey import AddedAlready, AppMissing, add_passkey
from prakerja.accounts.check_passkey import check_passkey
from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.kinds import Kind
from prakerja.accounts.models import Account, Passkey
from prakerja.accounts.passkey_ceremony import PasskeyRefused, question_for_known, question_for_new
from prakerja.accounts.remove_passkey import remove_passkey
from prakerja.audit.models import Event
from prakerja.kit.actor import Actor
from tests.situations.accounts import NOW, a_member_of_staff, letters_to
from tests.situations.device import Device

pytestmark = pytest.mark.django_db
CHALLENGE, OTHER = b"c" * 32, b"o" * 32


def new_question(account: Account, challenge: bytes = CHALLENGE) -> str:
    return question_for_new(account, challenge, [])


def added(account: Account, device: Device, name: str = "Ponsel") -> Passkey:
    answer = device.create(new_question(account))
    by = Actor.staff(account.pk)
    return add_passkey(account=account, answer=answer, challenge=CHALLENGE, name=name, by=by, now=NOW)


def question(account: Account, challenge: bytes = CHALLENGE) -> str:
    return question_for_known(challenge, list(Passkey.objects.filter(account_id=account.pk)))


def opens(account: Account, answer: str, challenge: bytes = CHALLENGE) -> bool:
    return check_passkey(account=account, answer=answer, challenge=challenge, now=NOW)


def test_a_device_that_was_added_opens_the_second_step() -> None:
    account, device = a_member_of_staff(), Device()
    added(account, device)
    assert opens(account, device.sign(question(account)))
    assert Passkey.objects.get().used_at == NOW


def test_a_device_that_does_not_count_its_signatures_opens_it_again_and_again() -> None:
    account, device = a_member_of_staff(), Device(counts=False)
    added(account, device)
    assert all(opens(account, device.sign(question(account))) for _ in range(3))


def test_the_owner_is_told_of_a_new_passkey_and_it_stands_in_the_audit() -> None:
    account = a_member_of_staff()
    added(account, Device(), "Kunci cadangan")
    assert "Kunci cadangan" in letters_to(account.email)[-1].body
    assert Event.objects.filter(name=AccountsEvent.PASSKEY_ADDED).count() == 1


def test_the_app_comes_before_any_passkey() -> None:
    account = a_member_of_staff(totp_secret=None)
    with pytest.raises(AppMissing):
        added(account, Device())
    assert not Passkey.objects.exists()


def test_a_passkey_is_added_once() -> None:
    account, device = a_member_of_staff(), Device()
    added(account, device)
    with pytest.raises(AddedAlready):
        added(account, device)
    assert Passkey.objects.count() == 1


def test_an_answer_to_another_question_adds_nothing() -> None:
    account = a_member_of_staff()
    answer = Device().create(new_question(account, OTHER))
    with pytest.raises(PasskeyRefused):
        add_passkey(account=account, answer=answer, challenge=CHALLENGE, name="x", by=Actor.staff(account.pk), now=NOW)
    assert not Passkey.objects.exists()


@pytest.mark.parametrize("wrong", [{"origin": "https://jahat.example"}, {"host": "jahat.example"}])
def test_an_answer_that_was_given_to_another_site_opens_nothing(wrong: dict[str, str]) -> None:
    account, device = a_member_of_staff(), Device()
    added(account, device)
    assert not opens(account, replace(device, **wrong).sign(question(account)))  # type: ignore[arg-type]


def test_an_answer_opens_one_question_alone() -> None:
    account, device = a_member_of_staff(), Device()
    added(account, device)
    assert not opens(account, device.sign(question(account, OTHER)))


def test_an_answer_sent_twice_opens_once() -> None:
    account, device = a_member_of_staff(), Device()
    added(account, device)
    answer = device.sign(question(account))
    assert opens(account, answer)
    assert not opens(account, answer)


def test_the_passkey_of_a_colleague_opens_nothing() -> None:
    account, colleague = a_member_of_staff(), a_member_of_staff("sri@prakerja.example")
    device = Device()
    added(colleague, device)
    assert not opens(account, device.sign(question(colleague)))


def test_a_removed_passkey_opens_nothing_and_removing_twice_is_removing_once() -> None:
    account, device = a_member_of_staff(), Device()
    passkey = added(account, device)
    answer = device.sign(question(account))
    for _ in range(2):
        remove_passkey(account=account, passkey_id=passkey.id, by=Actor.staff(account.pk), now=NOW)
    assert not opens(account, answer)
    assert Event.objects.filter(name=AccountsEvent.PASSKEY_REMOVED).count() == 1


def test_nobody_removes_the_passkey_of_a_colleague() -> None:
    account, colleague = a_member_of_staff(), a_member_of_staff("sri@prakerja.example")
    passkey = added(colleague, Device())
    remove_passkey(account=account, passkey_id=passkey.id, by=Actor.staff(account.pk), now=NOW)
    assert Passkey.objects.count() == 1


def test_wrong_answers_of_somebody_else_lock_nobody_out() -> None:
    account, device = a_member_of_staff(), Device()
    added(account, device)
    for _ in range(30):
        assert not opens(account, "{}")
    assert opens(account, device.sign(question(account)))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(garbage=st.text(max_size=200) | json_values.map(json.dumps), spoilt=st.sampled_from(["id", "rawId", "response"]))
def test_whatever_is_sent_in_place_of_an_answer_opens_nothing_and_breaks_nothing(garbage: str, spoilt: str) -> None:
    account = Account.objects.filter(kind=Kind.OFFICE).first() or a_member_of_staff()
    device = Device()
    answer = json.loads(device.create(new_question(account)))
    answer[spoilt] = garbage
    for sent in (garbage, json.dumps(answer)):
        with pytest.raises(PasskeyRefused):
            add_passkey(account=account, answer=sent, challenge=OTHER, name="x", by=Actor.staff(account.pk), now=NOW)
