"""Every sealed value comes under the newest key, in batches, whatever happens in between."""

from datetime import datetime
from uuid import UUID

import pytest
from pytest_django import Settings

from prakerja.accounts.models import AuthenticatorApp
from prakerja.kit import reseal
from prakerja.kit.reseal import count_by_key, reseal_values, sealed_fields
from prakerja.kit.sealed import seal
from prakerja.kit.sealed_field import SealedField
from prakerja.messages.models import Message
from prakerja.messages.post_message import post_message
from prakerja.messages.states import Channel

pytestmark = pytest.mark.django_db
OLD, NEW = "old:" + "11" * 32, "new:" + "22" * 32
APP = next(field for field in sealed_fields() if field.model is AuthenticatorApp)
ADDRESS, WORDS = [field for field in sealed_fields() if field.model is Message]


@pytest.fixture
def seven_apps(settings: Settings, now: datetime) -> list[AuthenticatorApp]:
    """Their secrets are under the old key; the ring has a newer one by now."""
    settings.SEALING_KEYS = OLD
    apps = [AuthenticatorApp(account_id=UUID(int=number), set_up_at=now) for number in range(1, 8)]
    for app in apps:
        app.secret = f"secret {app.account_id}"
    AuthenticatorApp.objects.bulk_create(apps)
    settings.SEALING_KEYS = f"{NEW},{OLD}"
    return apps


def all_of(field: SealedField, *, at_once: int = 3) -> list[int]:
    done, last = [], None
    while (batch := reseal_values(field, after=last, at_once=at_once)).last is not None:
        done.append(batch.values)
        last = batch.last
    return done


def test_in_batches_all_come_under_the_newest_key_and_still_open(seven_apps: list[AuthenticatorApp]) -> None:
    assert count_by_key([APP]) == {"old": 7}
    assert all_of(APP) == [3, 3, 1]
    assert count_by_key([APP]) == {"new": 7}
    assert {app.secret for app in AuthenticatorApp.objects.all()} == {f"secret {app.account_id}" for app in seven_apps}


def test_the_old_key_may_go_then(seven_apps: list[AuthenticatorApp], settings: Settings) -> None:
    all_of(APP)
    settings.SEALING_KEYS = NEW
    opened = [app.secret for app in AuthenticatorApp.objects.order_by("pk")]
    assert opened == [f"secret {app.account_id}" for app in seven_apps]


def test_cut_short_and_begun_again_it_does_the_rest(seven_apps: list[AuthenticatorApp]) -> None:
    assert reseal_values(APP, after=None, at_once=3).values == 3
    assert all_of(APP) == [3, 1]
    assert all_of(APP) == []


def test_what_does_not_open_stays_as_it_is_and_is_told(seven_apps: list[AuthenticatorApp]) -> None:
    AuthenticatorApp.objects.filter(pk=seven_apps[2].pk).update(sealed_secret=seven_apps[1].sealed_secret)
    AuthenticatorApp.objects.filter(pk=seven_apps[4].pk).update(sealed_secret=b"gone:xyz")
    batch = reseal_values(APP, after=None, at_once=100)
    assert (batch.values, batch.closed) == (5, 2)
    assert count_by_key([APP]) == {"new": 5, "old": 1, "gone": 1}


def test_a_value_that_was_changed_meanwhile_is_not_written_over(
    seven_apps: list[AuthenticatorApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = seven_apps[0]

    def changes_before_sealing(plain: str, **place: object) -> bytes:
        another = AuthenticatorApp(account_id=first.pk)
        another.secret = "of another telephone"
        AuthenticatorApp.objects.filter(pk=first.pk).update(sealed_secret=another.sealed_secret)
        return seal(plain, **place)  # type: ignore[arg-type]

    monkeypatch.setattr(reseal, "seal", changes_before_sealing)
    reseal_values(APP, after=None, at_once=1)
    assert AuthenticatorApp.objects.get(pk=first.pk).secret == "of another telephone"


def test_two_columns_of_a_table_with_a_composite_key_and_what_was_emptied(settings: Settings, now: datetime) -> None:
    settings.SEALING_KEYS = OLD
    for number in range(5):
        post_message(text="x", channel=Channel.SMS, address=f"+62811{number:07}", words={"code": "1"}, now=now)
    emptied = Message.objects.all()[0]
    Message.objects.filter(pk=emptied.pk).update(sealed_words=b"")
    settings.SEALING_KEYS = f"{NEW},{OLD}"
    assert (all_of(ADDRESS, at_once=2), all_of(WORDS, at_once=2)) == ([2, 2, 1], [2, 2])
    assert count_by_key([ADDRESS, WORDS]) == {"new": 9}


def test_every_sealed_column_can_be_read_counted_and_written() -> None:
    """A new column is among them by its kind alone."""
    for field in sealed_fields():
        assert reseal_values(field, after=None, at_once=1).last is None
    assert len(sealed_fields()) >= 9
    assert count_by_key(sealed_fields()) == {}
