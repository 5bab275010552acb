"""A column of sealed values that knows what they are and whose; models open and close them through it alone."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Self, TypedDict, overload

from django.db import models

from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import Owner, Row, seal, unseal

if TYPE_CHECKING:
    _Bytes = models.BinaryField[bytes, bytes]
else:
    # Only the stubs know what it holds.
    _Bytes = models.BinaryField


class Place(TypedDict):
    owner: Owner
    row: Row


class SealedField(_Bytes):
    """The sealed bytes as they lie in the database. `owner` names the column that says whose the row is.

    `row` names the column that tells an owner's rows apart, where an owner may have several of them. `is_later`: there
    is nothing to seal when the row is made.

    Migrations see a BinaryField: how a value is sealed is no matter of the database's.
    """

    def __init__(
        self,
        purpose: Purpose | None = None,
        *,
        owner: str = "applicant_id",
        row: str = "",
        is_later: bool = False,
        null: bool = False,
    ) -> None:
        super().__init__(null=null or is_later)
        self.purpose = purpose
        self.owner = owner
        self.row = row

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.BinaryField", args, options

    def clone(self) -> Self:
        copied = super().clone()
        copied.purpose, copied.owner, copied.row = self.purpose, self.owner, self.row
        return copied

    def seal_in(self, row: models.Model, plain: str) -> None:
        """The row's value is `plain`, sealed for the row's owner."""
        setattr(row, self.attname, seal(plain, purpose=self.known_purpose, **self.place_of(row)))

    def open_in(self, row: models.Model) -> str:
        """The row's value in plain. Raises CannotUnseal."""
        return unseal(getattr(row, self.attname), purpose=self.known_purpose, **self.place_of(row))

    def place_of(self, row: models.Model) -> Place:
        """Whose row it is, and which of theirs: bound into what is sealed there."""
        place = getattr(row, self.row) if self.row else None
        if self.row and place is None:
            raise LookupError(f"{self} is sealed before its row has a {self.row}")
        return {"owner": getattr(row, self.owner), "row": place}

    @property
    def known_purpose(self) -> Purpose:
        if self.purpose is None:
            raise LookupError(f"{self} was made by a migration")
        return self.purpose


class Opened:
    """The plain text of a sealed field: `nik = Opened(sealed_nik)`. Read, it is opened; set, it is sealed."""

    def __init__(self, field: SealedField) -> None:
        self._field = field

    @overload
    def __get__(self, row: None, model: type[models.Model]) -> Self: ...
    @overload
    def __get__(self, row: models.Model, model: type[models.Model]) -> str: ...
    def __get__(self, row: models.Model | None, model: type[models.Model]) -> "Self | str":
        return self if row is None else self._field.open_in(row)

    def __set__(self, row: models.Model, plain: str) -> None:
        self._field.seal_in(row, plain)
