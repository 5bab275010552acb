"""Rules that are a domain's: made, taken away and made again as constraints of a table are."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import F, Q

from prakerja.kit.row_domain import RowRules
from prakerja.ledger.models import FlowMark
from tests.owner import as_owner

pytestmark = pytest.mark.django_db

FIELDS = ("id", "before_transaction")
RULES = {"a_mark_is_one_of_two": Q(id__in=[1, 2]), "marks_go_up": Q(before_transaction__gte=F("id"))}


def ruled(**rules: Q) -> RowRules:
    return RowRules(name="fit_mark", fields=FIELDS, rules=rules or RULES)


def made(rules: RowRules) -> None:
    with as_owner(), connection.schema_editor(atomic=False) as editor:
        editor.add_constraint(FlowMark, rules)


def taken_away(rules: RowRules) -> None:
    with as_owner(), connection.schema_editor(atomic=False) as editor:
        editor.remove_constraint(FlowMark, rules)


def refused(number: int, before: int) -> str | None:
    try:
        with transaction.atomic():
            FlowMark.objects.create(id=number, before_transaction=before)
    except IntegrityError as error:
        return getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    return None


def test_each_rule_refuses_under_its_own_name() -> None:
    made(ruled())
    assert refused(3, 9) == "a_mark_is_one_of_two"
    assert refused(2, 1) == "marks_go_up"
    assert refused(1, 1) is None


def test_what_is_taken_away_refuses_nothing_and_can_be_made_again() -> None:
    made(ruled())
    taken_away(ruled())
    assert refused(3, 9) is None
    FlowMark.objects.all().delete()
    made(ruled())
    assert refused(3, 9) == "a_mark_is_one_of_two"


def test_rows_that_are_there_are_held_against_a_new_rule() -> None:
    FlowMark.objects.create(id=2, before_transaction=1)
    with pytest.raises(IntegrityError, match="marks_go_up"), transaction.atomic():
        made(ruled())


def test_a_migration_sees_a_rule_that_changed_and_none_that_did_not() -> None:
    path, args, kwargs = ruled().deconstruct()
    assert path == "prakerja.kit.row_domain.RowRules"
    assert RowRules(*args, **kwargs) == ruled()
    assert ruled(marks_go_up=Q(before_transaction__gt=F("id"))) != ruled()


def test_a_form_that_asks_is_told_too() -> None:
    mark = FlowMark(id=2, before_transaction=1)
    with pytest.raises(ValidationError):
        ruled().validate(FlowMark, mark)
    ruled().validate(FlowMark, FlowMark(id=2, before_transaction=2))
