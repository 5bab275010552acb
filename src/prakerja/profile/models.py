"""Tables of the profile. Whatever is NULL in the particulars is not answered yet."""

# ruff: noqa: DJ001  an empty text would be an answer

from collections.abc import Iterable
from enum import StrEnum

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property

from prakerja.kit.append_only import AppendOnly
from prakerja.kit.constraints import is_clean_line
from prakerja.kit.digest_field import DigestField
from prakerja.kit.holders import Holder
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed_field import Opened, SealedField
from prakerja.kit.typed_name import LONGEST_NAME
from prakerja.profile.answers import OFFICES, Answers, DisabilityKind, Education, Employment, Topic, office_of
from prakerja.profile.querysets import DeclarationQuerySet, ParticularsQuerySet
from prakerja.profile.reading import LONGEST_ADDRESS, MOST_DEPENDANTS

_REQUIRED = (
    *("full_name", "ktp_address", "ktp_regency", "same_as_ktp", "domicile_address", "domicile_regency"),
    *("education", "in_formal_education", "employment", "office", "disability", "dependants", "topic"),
)


def _known(field: str, values: Iterable[StrEnum]) -> models.CheckConstraint:
    # The enum's values, and NULL, for which a CHECK is neither true nor false.
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": [value.value for value in values]}), name=f"particulars_{field}_is_a_known_value"
    )


def _seen(field: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=is_clean_line(field), name=f"{field}_is_a_line_that_is_seen")


class Particulars(models.Model):
    """What an applicant says of themselves; saved question by question, complete once they said so."""

    applicant_id = models.UUIDField(primary_key=True)
    full_name = models.CharField(max_length=LONGEST_NAME, null=True)
    ktp_address = models.CharField(max_length=LONGEST_ADDRESS, null=True)
    ktp_province = models.CharField(max_length=2, null=True)
    ktp_regency = models.CharField(max_length=4, null=True)
    same_as_ktp = models.BooleanField(null=True)
    domicile_address = models.CharField(max_length=LONGEST_ADDRESS, null=True)
    domicile_province = models.CharField(max_length=2, null=True)
    #: Decides which waves and seats are open to the applicant; the KTP's regency does not.
    domicile_regency = models.CharField(max_length=4, null=True)
    education = models.CharField(max_length=12, null=True)
    in_formal_education = models.BooleanField(null=True)
    employment = models.CharField(max_length=16, null=True)
    office = models.CharField(max_length=25, null=True)
    disability = models.BooleanField(null=True)
    disability_kind = models.CharField(max_length=14, blank=True)
    dependants = models.PositiveSmallIntegerField(null=True)
    topic = models.CharField(max_length=17, null=True)
    changed_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True)

    objects = ParticularsQuerySet.as_manager()

    class Meta:
        constraints = [
            *(_seen(field) for field in ("full_name", "ktp_address", "domicile_address")),
            _known("education", Education),
            _known("employment", Employment),
            _known("office", OFFICES),
            _known("topic", Topic),
            models.CheckConstraint(
                condition=Q(disability_kind="")
                | Q(disability=True, disability_kind__in=[kind.value for kind in DisabilityKind]),
                name="kind_of_disability_belongs_to_a_disability",
            ),
            models.CheckConstraint(condition=Q(dependants__lte=MOST_DEPENDANTS), name="dependants_are_at_most_twenty"),
            models.CheckConstraint(
                condition=Q(ktp_regency__startswith=F("ktp_province")), name="ktp_regency_lies_in_its_province"
            ),
            models.CheckConstraint(
                condition=Q(domicile_regency__startswith=F("domicile_province")),
                name="domicile_regency_lies_in_its_province",
            ),
            models.CheckConstraint(
                condition=~Q(same_as_ktp=True) | Q(domicile_regency=F("ktp_regency")),
                name="domicile_as_on_the_ktp_is_the_ktps",
            ),
            models.CheckConstraint(
                condition=Q(completed_at=None) | Q(**{f"{field}__isnull": False for field in _REQUIRED}),
                name="completed_particulars_lack_no_answer",
            ),
        ]

    @property
    def answers(self) -> Answers:
        return Answers(
            full_name=self.full_name,
            ktp_address=self.ktp_address,
            ktp_province=self.ktp_province,
            ktp_regency=self.ktp_regency,
            same_as_ktp=self.same_as_ktp,
            domicile_address=self.domicile_address,
            domicile_province=self.domicile_province,
            domicile_regency=self.domicile_regency,
            education=Education(self.education) if self.education else None,
            in_formal_education=self.in_formal_education,
            employment=Employment(self.employment) if self.employment else None,
            office=office_of(self.office) if self.office else None,
            disability=self.disability,
            disability_kind=self.disability_kind,
            dependants=self.dependants,
            topic=Topic(self.topic) if self.topic else None,
        )


class Phone(models.Model):
    """The mobile number by which an applicant can be reached, proven by a code. The number is held (PhoneHolder)."""

    applicant_id = models.UUIDField(primary_key=True)
    #: E.164, `+628…`.
    sealed_number = SealedField(Purpose.PHONE)
    number_digest = DigestField(Purpose.PHONE)
    verified_at = models.DateTimeField()

    number = Opened(sealed_number)


class PhoneHolder(Holder):
    """*A verified number has one holder*: the account whose phone it is."""

    digests = Purpose.PHONE


class DeclarationEdition(AppendOnly):
    """One version of the declaration in one language, as it was read by whoever signed it."""

    pk = models.CompositePrimaryKey("version", "language")
    version = models.CharField(max_length=12)
    language = models.CharField(max_length=2)
    #: SHA-256 of the text (declaration_text.py), 64 hex digits.
    text_sha256 = models.CharField(max_length=64)
    #: The names of its statements, each of which was ticked.
    statements = ArrayField(models.CharField(max_length=40))


class Declaration(AppendOnly):
    """The applicant ticked every statement of one version of the declaration, in the language that they read."""

    pk = models.CompositePrimaryKey("applicant_id", "version")
    applicant_id = models.UUIDField()
    version = models.CharField(max_length=12)
    language = models.CharField(max_length=2)
    accepted_at = models.DateTimeField()

    objects = DeclarationQuerySet.as_manager()

    @cached_property
    def edition(self) -> DeclarationEdition:
        """What they read, in one query."""
        return DeclarationEdition.objects.get(version=self.version, language=self.language)
