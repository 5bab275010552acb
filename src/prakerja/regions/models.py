"""Provinces and regencies as tables, so that other tables can point to them. `known.py` holds the same without one."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left

from prakerja.regions.querysets import DatedQuerySet


class Kind(models.TextChoices):
    KABUPATEN = "kabupaten"
    KOTA = "kota"


class Dated(models.Model):
    """In force from `valid_from` (null: since before the programme) until the day before `valid_to`."""

    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__gt=F("valid_from")) | Q(valid_to=None) | Q(valid_from=None),
                name="%(class)s_ends_after_it_begins",
            )
        ]


class Province(Dated):
    """A province under its two-digit Kemendagri code."""

    code = models.CharField(max_length=2, primary_key=True)
    name = models.CharField(max_length=80)
    #: IANA name of the time zone that people there live by.
    zone = models.CharField(max_length=40)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        pass


class Regency(Dated):
    """A kabupaten or kota under the four-digit code it had in its period."""

    code = models.CharField(max_length=4, primary_key=True)
    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="regencies")
    kind = models.CharField(max_length=9, choices=Kind)
    name = models.CharField(max_length=80)
    zone = models.CharField(max_length=40)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(province_id=Left("code", 2)), name="regency_code_begins_with_its_province"
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="regency_kind_is_a_known_kind"),
        ]
