"""One draw per wave: what was frozen for it, and what came of it."""

from django.db import models
from django.db.models import Q

from prakerja.draw.querysets import DrawQuerySet


class Draw(models.Model):
    """The draw of a wave, from the moment its candidates are frozen."""

    wave = models.OneToOneField("waves.Wave", on_delete=models.PROTECT, related_name="draw", primary_key=True)
    cap = models.PositiveIntegerField()
    candidates_count = models.PositiveIntegerField()
    #: Names in the storage, and the SHA-256 of what must be found there.
    candidates_name = models.CharField(max_length=120)
    candidates_sha256 = models.CharField(max_length=64)
    seats_name = models.CharField(max_length=120)
    seats_sha256 = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()
    seed = models.CharField(max_length=64, blank=True)
    drawn_at = models.DateTimeField(null=True)
    seated_count = models.PositiveIntegerField(null=True)
    result_sha256 = models.CharField(max_length=64, blank=True)
    bundle_name = models.CharField(max_length=120, blank=True)
    #: SHA-256 of the bundle's manifest.
    fingerprint = models.CharField(max_length=64, blank=True)
    published_at = models.DateTimeField(null=True)

    objects = DrawQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(cap__gte=1), name="draw_cap_is_at_least_one"),
            models.CheckConstraint(
                condition=Q(drawn_at=None, seed="", result_sha256="", bundle_name="", fingerprint="", seated_count=None)
                | Q(drawn_at__isnull=False, seated_count__isnull=False)
                & ~(Q(seed="") | Q(result_sha256="") | Q(bundle_name="") | Q(fingerprint="")),
                name="drawn_draw_has_seed_result_and_bundle",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(drawn_at__isnull=False), name="only_a_drawn_draw_is_published"
            ),
        ]
