"""Which constraint refused is told by its name, in one table as in the numbered pieces of a cluster's."""

import pytest
from django.db import IntegrityError, connection, transaction
from psycopg import sql

from prakerja.kit.constraints import violates

RULE = "a_number_is_small"


def refused_by(name: str) -> IntegrityError:
    with connection.cursor() as cursor:
        cursor.execute(
            sql.SQL("CREATE TEMPORARY TABLE few (number int CONSTRAINT {} CHECK (number < 10)) ON COMMIT DROP").format(
                sql.Identifier(name)
            )
        )
        with pytest.raises(IntegrityError) as refused, transaction.atomic():
            cursor.execute("INSERT INTO few VALUES (10)")
    return refused.value


@pytest.mark.parametrize("name", [RULE, f"{RULE}_102008", f"{RULE}_1020081234"])
def test_the_constraint_that_refused_is_known_by_its_name(db: None, name: str) -> None:
    assert violates(refused_by(name), RULE)


@pytest.mark.parametrize("name", ["another_rule", f"{RULE}_2", f"{RULE}_102008_too", f"x_{RULE}"])
def test_no_other_constraint_is_taken_for_it(db: None, name: str) -> None:
    assert not violates(refused_by(name), RULE)


def test_an_error_without_a_constraint_is_nobodys_rule() -> None:
    assert not violates(IntegrityError("something else"), RULE)
