"""How the parties outside are doing and what they cost, known to all processes."""

from django.db import models


class Breaker(models.Model):
    """One row for each party that was ever in trouble."""

    party = models.CharField(max_length=20, primary_key=True)
    #: Silences in a row since the last answer.
    silences = models.PositiveIntegerField(default=0)
    #: Until then nobody asks; afterwards one does, for all.
    rests_until = models.DateTimeField(null=True)
    #: What it was: the name of the fault, or their code.
    cause = models.CharField(max_length=80, blank=True)


class SmsOfADay(models.Model):
    """How many SMS were paid for on a day, by the day of Jakarta."""

    pk = models.CompositePrimaryKey("day", "share")
    day = models.DateField()
    #: On one of several rows, taken by chance: nobody waits for somebody else's transaction.
    share = models.PositiveSmallIntegerField()
    sent = models.PositiveIntegerField()
