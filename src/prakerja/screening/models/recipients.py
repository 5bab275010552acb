"""Who has received before."""

from django.db import models
from django.db.models import Q

from prakerja.kit.append_only import AppendOnly
from prakerja.kit.digest_field import DigestField
from prakerja.kit.holders import Holder
from prakerja.kit.purpose import Purpose


class Recipient(AppendOnly):
    """An award: somebody got a seat in a published wave, with the NIK and the family card of that day. Never changed.

    Later waves screen against it. A family can be split to dodge the cap, so the card of the day of the award counts.
    """

    pk = models.CompositePrimaryKey("applicant_id", "award")
    applicant_id = models.UUIDField()
    #: From 1; a second award is a second row, and what became of the first stays told.
    award = models.PositiveSmallIntegerField()
    nik_digest = DigestField(Purpose.NIK)
    kk_digest = DigestField(Purpose.FAMILY_CARD)
    wave = models.ForeignKey("waves.Wave", on_delete=models.PROTECT, related_name="recipients", db_index=False)
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(award__gte=1), name="awards_are_counted_from_one"),
        ]
        indexes = [
            models.Index(fields=["wave", "applicant_id"], name="awards_of_a_wave"),
            models.Index(fields=["nik_digest"], name="awards_of_a_nik"),
            models.Index(fields=["kk_digest"], name="awards_of_a_household"),
        ]


class RecipientNik(Holder):
    """Whose award a NIK stands for now: nobody receives twice at the same time, whatever account they come from."""

    digests = Purpose.NIK
