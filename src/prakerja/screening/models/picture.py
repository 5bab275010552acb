"""What all joiners of a wave are screened by."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from prakerja.kit.append_only import AppendOnly


class Picture(AppendOnly):
    """Taken as the screening of a wave begins, which takes many transactions: what changes later counts for the next.

    From then on waves that share people with it wait.
    """

    wave = models.OneToOneField("waves.Wave", on_delete=models.PROTECT, related_name="picture", primary_key=True)
    taken_at = models.DateTimeField()
    #: The lists that were in force.
    lists = ArrayField(models.BigIntegerField())
