"""What Citus is told, and what is said where there is none."""

import click
import pytest

from prakerja.config.distribution import DISTRIBUTED, REFERENCE
from prakerja.config.roles import PROGRAM, role_of_program
from prakerja.console.distribute import declarations, distribute

_ALL = {*DISTRIBUTED, *REFERENCE}


def test_reference_tables_come_first_because_others_lead_to_them() -> None:
    told = declarations(_ALL, placed=set())
    kinds = ["reference" in statement for statement, _ in told]
    assert kinds == sorted(kinds, reverse=True)
    assert len(told) == len(_ALL)


def test_a_table_is_spread_by_its_own_column() -> None:
    assert declarations({"audit_event"}, set()) == [
        ("SELECT create_distributed_table(%s, %s)", ["audit_event", "owner_id"])
    ]


def test_what_has_its_place_is_not_told_again() -> None:
    assert declarations(_ALL, placed=_ALL) == []
    assert [arguments[0] for _, arguments in declarations({"waves_wave", "audit_event"}, {"waves_wave"})] == [
        "audit_event"
    ]


def test_tables_of_the_coordinator_alone_are_left_alone() -> None:
    assert declarations({"procrastinate_jobs", "django_migrations"}, set()) == []


@pytest.mark.django_db(transaction=True)
def test_where_there_is_no_citus_it_is_said_and_nothing_is_done() -> None:
    with pytest.raises(click.ClickException, match=r"has no Citus.*docs/scale-out\.md"):
        distribute()
    assert role_of_program() == PROGRAM
