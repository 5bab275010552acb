"""How a reference is made, whatever it is of: by the statement that writes it."""

from prakerja.kit.sql import sql_file


def with_reference(statement: str) -> str:
    """The statement, with what makes the reference of `payee_id` and `number` where it says `{reference}`."""
    return statement.format(reference=sql_file(__file__, "reference").strip())
