"""What the second step holds of somebody who goes for good. Part of the verb that closes an account."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.identity.models import Identity, NikHolder, Photo, Review
from prakerja.identity.surplus_pictures import give_up_pictures
from prakerja.kit.digests import every_form


def held_identity(applicant_id: UUID) -> Identity | None:
    """Theirs, held until the end of the unit of work, after their open case: in the order of whoever decides one."""
    list(Review.objects.waiting().filter(applicant_id=applicant_id).select_for_update(of=("self",)))
    return Identity.objects.lock_in_order().filter(pk=applicant_id).first()


def is_claimed(identity: Identity) -> bool:
    """Whether a person has yet to decide whose NIK it is: they claim it, or somebody else does."""
    claims = Review.objects.waiting().filter(is_claim=True).order_by().values("applicant_id")
    return Identity.objects.filter(pk__in=claims, nik_digest__in=every_form(identity.nik_digest)).exists()


def give_up_identity(account: Account, *, now: datetime) -> None:
    """No number, birth date or photo of theirs is kept, and the NIK is free. A case that waited for a person is over.

    What was decided stays: the registry's answers, which hold no number, and the reviewers' decisions.
    """
    photos = Photo.objects.filter(applicant_id=account.pk)
    give_up_pictures(photos, now=now)
    photos.delete()
    Review.objects.filter(applicant_id=account.pk, decided_at__isnull=True).delete()
    for identity in Identity.objects.filter(pk=account.pk):
        NikHolder.objects.give_up(identity.nik_digest, holder_id=account.pk)
    Identity.objects.filter(pk=account.pk).delete()
