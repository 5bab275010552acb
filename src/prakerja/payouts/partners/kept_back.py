"""What of approved statements is not paid for now, because something speaks against lines of them."""

from prakerja.kit.sql import sql_file


def with_kept_back(statement: str) -> str:
    """The statement, with how much that is by partner and month where it says `{kept_back}`; it asks for `partners`."""
    return statement.format(kept_back=sql_file(__file__, "kept_back"))
