"""One entrance, one transaction, one actor."""

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from prakerja.accounts.models import Account
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import WaitsInsideUnitOfWork, require_no_unit_of_work, unit_of_work


def _statement_timeout() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('statement_timeout')")
        return str(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_opening_one_costs_no_statement(clerk: Actor, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2) as asked, unit_of_work(by=clerk):  # BEGIN and COMMIT
        pass
    assert [query["sql"] for query in asked.captured_queries] == ["BEGIN", "COMMIT"]


@pytest.mark.django_db(transaction=True)
def test_bulk_work_may_take_longer_and_what_follows_may_not(clerk: Actor) -> None:
    with unit_of_work(by=clerk, statement_timeout_ms=90_000):
        assert _statement_timeout() == "90s"
    with unit_of_work(by=clerk):
        assert _statement_timeout() == "5s"


@pytest.mark.django_db
def test_who_acts_is_known_inside(clerk: Actor) -> None:
    with unit_of_work(by=clerk) as work:
        assert work.actor is clerk


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


@pytest.mark.django_db
def test_nobody_outside_is_waited_for_inside_one(clerk: Actor) -> None:
    require_no_unit_of_work()
    with pytest.raises(WaitsInsideUnitOfWork), unit_of_work(by=clerk):
        require_no_unit_of_work()
    require_no_unit_of_work()
