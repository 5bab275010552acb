"""Named rules of a row that PostgreSQL keeps ready.

What a CHECK of a table says is read anew, as text, for every statement that writes a row; what a domain says, once a
connection. So the rules are a domain's, over the columns that they read, and the table has one CHECK: that its row is
of that domain. Each rule has its name there, and PostgreSQL tells by that name which one refused.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.core.checks import CheckMessage
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import BaseConstraint, CheckConstraint, Field, Model, Q

type _Model = type[Model] | None
type _Editor = BaseDatabaseSchemaEditor | None

_CREATE: Final = (
    "CREATE TYPE {columns} AS ({typed});"
    " CREATE DOMAIN {domain} AS {columns} {rules};"
    " ALTER TABLE {table} ADD CONSTRAINT {domain} CHECK (ROW({named})::{columns}::{domain} IS DISTINCT FROM NULL)"
)
_REMOVE: Final = "ALTER TABLE {table} DROP CONSTRAINT {domain}; DROP DOMAIN {domain}; DROP TYPE {columns}"


class RowRules(BaseConstraint):
    """`name`: of the domain and of the table's one CHECK. `fields`: those that the rules read.

    A rule that is changed is a constraint that is changed: the migration holds it against all rows that are there.
    """

    def __init__(self, *, name: str, fields: Sequence[str], rules: Mapping[str, Q]) -> None:
        super().__init__(name=name)
        self.fields, self.rules = tuple(fields), dict(rules)

    def constraint_sql(self, model: _Model, schema_editor: _Editor) -> str:
        """Once the table is there."""
        assert schema_editor is not None
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))
        return ""

    def create_sql(self, model: _Model, schema_editor: _Editor) -> str:
        assert model is not None
        assert schema_editor is not None
        columns = self._columns(model, schema_editor)
        return _CREATE.format(
            **self._called(model, schema_editor),
            typed=", ".join(f"{name} {typed}" for name, typed in columns.items()),
            rules=" ".join(self._rule_sql(check, list(columns), model, schema_editor) for check in self._checks()),
            named=", ".join(columns),
        )

    def remove_sql(self, model: _Model, schema_editor: _Editor) -> str:
        assert model is not None
        assert schema_editor is not None
        return _REMOVE.format(**self._called(model, schema_editor))

    def validate(
        self, model: type[Model], instance: Model, exclude: set[str] | None = None, using: str = "default"
    ) -> None:
        for check in self._checks():
            check.validate(model, instance, exclude, using)

    def check(self, model: type[Model], connection: BaseDatabaseWrapper) -> list[CheckMessage]:
        return [message for check in self._checks() for message in check.check(model, connection)]

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        return path, args, kwargs | {"fields": self.fields, "rules": self.rules}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RowRules) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash(self.name)

    def _checks(self) -> list[CheckConstraint]:
        return [CheckConstraint(name=name, condition=rule) for name, rule in self.rules.items()]

    def _columns(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> dict[str, str]:
        """Each with its type, by its quoted name."""
        fields = [field for field in map(model._meta.get_field, self.fields) if isinstance(field, Field)]
        return {editor.quote_name(str(field.column)): str(field.db_type(editor.connection)) for field in fields}

    def _called(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> dict[str, str]:
        quoted = editor.quote_name
        return {
            "table": quoted(model._meta.db_table),
            "domain": quoted(self.name),
            "columns": quoted(f"{self.name}_columns"),
        }

    @staticmethod
    def _rule_sql(
        check: CheckConstraint, names: Sequence[str], model: type[Model], editor: BaseDatabaseSchemaEditor
    ) -> str:
        """As Django says it of a table, with each column as one of the domain's value."""
        said = str(check.constraint_sql(model, editor))
        return re.sub("|".join(map(re.escape, names)), lambda column: f"(VALUE).{column[0]}", said)
