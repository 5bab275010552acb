"""Named filters and locks on codes."""

from typing import Any, Self
from uuid import UUID

from django.db import models

from prakerja.accounts.states import CodePurpose


class EmailCodeQuerySet(models.QuerySet[Any]):
    def for_purpose(self, purpose: CodePurpose) -> Self:
        return self.filter(purpose=purpose)

    def lock_by_id(self, code_id: UUID) -> Any:  # noqa: ANN401  the model imports this module
        """The code, held until the end of the unit of work; None when there is none of these."""
        return self.select_for_update(of=("self",), no_key=True).filter(pk=code_id).first()
