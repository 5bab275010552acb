"""The photos show too little: the applicant sends new ones. Part of the verbs that decide."""

from datetime import datetime

from django.db.models import F

from prakerja.identity.models import Identity
from prakerja.identity.states import IdentityState
from prakerja.identity.tell_applicant import tell_applicant


def want_new_photos(identity: Identity, *, to: IdentityState, told_reason: str, now: datetime) -> None:
    """The applicant has five new tries for each photo, and is told what was wrong. Raises MoveRefused."""
    rows = Identity.objects.filter(pk=identity.pk)
    origin = IdentityState(identity.state)
    rows.move(to=to, origin=origin, photo_set=F("photo_set") + 1, photos_wanted=told_reason)
    identity.refresh_from_db()
    tell_applicant(identity, text="identity_photos_again", reason=told_reason, now=now)
