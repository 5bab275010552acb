"""Rows that may be added and never changed: the database itself refuses."""

import pgtrigger


def append_only() -> list[pgtrigger.Trigger]:
    """For `Meta.triggers` of a table of evidence; the table's owner is refused as well."""
    return [pgtrigger.Protect(name="rows_are_never_changed", operation=pgtrigger.Update | pgtrigger.Delete)]
