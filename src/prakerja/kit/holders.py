"""A value that only one may hold is a row keyed by that value: *a NIK has a holder*.

The primary key decides every race, on one database as on a cluster, where a unique index beside the applicant's key
could not be. The row comes and goes in the same transaction as the state that means it.
"""

from functools import cache
from typing import Self
from uuid import UUID

from django.db import connection, models
from django.db.models import Exists, OuterRef

from prakerja.kit.digest_field import DigestField
from prakerja.kit.digests import every_form
from prakerja.kit.prepared import fetch_prepared
from prakerja.kit.redigest import hold_value
from prakerja.kit.refused import Refused
from prakerja.kit.sql import sql_file


class HeldByAnother(Refused):
    """Somebody else holds this value. Whether the applicant may learn that is the step's to decide."""


class HolderQuerySet(models.QuerySet["Holder"]):
    def take(self, digest: UUID, *, holder_id: UUID) -> None:
        """The value is the holder's. Taking what one holds already changes nothing. Raises HeldByAnother."""
        if self.is_theirs_under_another_key(digest, holder_id):
            return
        if fetch_prepared(_taking(self.model), {"digest": digest, "holder_id": holder_id}) is None:
            raise HeldByAnother

    def give_up(self, digest: UUID, *, holder_id: UUID) -> None:
        """The value is free, if it was this holder's; another's stays where it is."""
        self.filter(digest__in=every_form(digest), holder_id=holder_id).delete()

    def hand_over(self, digest: UUID, *, giver_id: UUID, taker_id: UUID) -> None:
        """The value goes from one to the other, and to nobody in between. Raises HeldByAnother."""
        if not self.filter(digest__in=every_form(digest), holder_id=giver_id).update(holder_id=taker_id):
            raise HeldByAnother

    def holding(self, digest: UUID) -> "models.QuerySet[Holder, UUID]":
        """The id of whoever holds the value, to be used in a query or read."""
        return self.filter(digest__in=every_form(digest)).values_list("holder_id", flat=True)

    def is_theirs_under_another_key(self, digest: UUID, holder_id: UUID) -> bool:
        """While two keys are in the ring, a value is held under either. Raises HeldByAnother."""
        others = [form for form in every_form(digest) if form != digest]
        if not others:
            return False
        hold_value(digest, self.model._meta.get_field("digest").purpose)
        holder = self.filter(digest__in=others).values_list("holder_id", flat=True).first()
        if holder not in (None, holder_id):
            raise HeldByAnother
        return holder is not None

    def without_meaning(self, meant: models.QuerySet[models.Model], *, digest: str) -> Self:
        """Of these rows those that no row of `meant` stands for; `digest` is its column with the value."""
        means_it = meant.filter(**{digest: OuterRef("digest"), "applicant_id": OuterRef("holder_id")})
        return self.filter(~Exists(means_it))

    def not_held[Row: models.Model](self, meant: models.QuerySet[Row], *, digest: str) -> models.QuerySet[Row]:
        """The rows of `meant` whose value is not held by their applicant: there must be none."""
        held = self.filter(digest=OuterRef(digest), holder_id=OuterRef("applicant_id"))
        return meant.filter(~Exists(held))


@cache
def _taking(model: "type[Holder]") -> str:
    table = connection.ops.quote_name(model._meta.db_table)
    return sql_file(__file__, "take").format(table=table)


class Holder(models.Model):
    """Who holds a value; the step that knows what it means has one such table for it."""

    #: Keyed digest of the value.
    digest = DigestField(primary_key=True)
    holder_id = models.UUIDField()

    objects = HolderQuerySet.as_manager()

    class Meta:
        abstract = True
