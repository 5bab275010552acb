"""One entrance, one transaction, one actor."""

import pytest
from django.db import connection

from prakerja.accounts.models import Account
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import unit_of_work


def _setting(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true)", [name])
        return str(cursor.fetchone()[0])


@pytest.mark.django_db
def test_the_actor_and_the_reason_are_stamped_on_the_transaction() -> None:
    with unit_of_work(by=Actor.system("night watch"), reason="because"):
        assert _setting("prakerja.actor") == "system:night watch"
        assert _setting("prakerja.reason") == "because"


@pytest.mark.django_db
def test_nothing_is_saved_when_it_is_refused(clerk: Actor) -> None:
    with pytest.raises(Refused), unit_of_work(by=clerk):  # noqa: PT012  the unit must fail as a whole
        Account.objects.create_user("siti@contoh.example", "sandi-rahasia-12", full_name="Siti")
        raise Refused
    assert not Account.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_one_inside_another_is_a_programming_error(clerk: Actor) -> None:
    with pytest.raises(RuntimeError), unit_of_work(by=clerk), unit_of_work(by=clerk):
        pass
