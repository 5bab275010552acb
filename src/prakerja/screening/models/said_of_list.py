"""What every list, and every file of one, is called and founded on."""

from typing import Final

from django.db import models

#: What tells two lists of one file apart: whoever mistook any of it hands the file in anew.
SAID: Final = ("kind", "year", "name", "source", "legal_basis", "valid_from", "valid_until")


class SaidOfList(models.Model):
    """What whoever hands in a list says of it."""

    kind = models.CharField(max_length=30)
    #: In which the people on a list of recipients received; null: a list of another kind.
    year = models.PositiveSmallIntegerField(null=True)
    name = models.CharField(max_length=120)
    #: Who gave it to us, e.g. "Kemensos, surat 12/2021".
    source = models.CharField(max_length=200)
    legal_basis = models.CharField(max_length=200)
    valid_from = models.DateField()
    #: The last day on which it bars; null: no end.
    valid_until = models.DateField(null=True)
    #: Who handed it in at the command line; empty: a member of the office.
    operator = models.CharField(max_length=254, blank=True)

    class Meta:
        abstract = True
