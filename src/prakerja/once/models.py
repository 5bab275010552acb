"""What was answered first. A row is added with what was done, never changed, and gone after a day."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q

from prakerja.kit.digest_field import DigestField
from prakerja.kit.purpose import Purpose
from prakerja.once.rules import LONGEST_KEY


class FirstAnswer(models.Model):
    """The answer to the first request under a key; each owner has keys of their own."""

    pk = models.CompositePrimaryKey("owner_id", "key")
    #: Who asks: a partner, an applicant.
    owner_id = models.UUIDField()
    key = models.CharField(max_length=LONGEST_KEY)
    #: By which the request is known again; it is not kept, because it may hold what is personal.
    request_digest = DigestField(Purpose.REQUEST)
    answer = models.JSONField()
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(key=""), name="an_answer_is_kept_under_a_key")]
        # Added in the order of time, and looked for by it.
        indexes = [BrinIndex(fields=["answered_at"], name="first_answers_by_time")]
