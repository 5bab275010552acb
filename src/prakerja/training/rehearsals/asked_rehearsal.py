"""What the test page shows to whoever has its address."""

from dataclasses import dataclass
from datetime import datetime

from prakerja.kit.digests import every_digest
from prakerja.kit.purpose import Purpose
from prakerja.partners.models import Partner
from prakerja.training.models import Rehearsal, RehearsalPresence


@dataclass(frozen=True)
class AskedRehearsal:
    label: str
    institution: str
    sequence: int
    redirect_address: str
    #: The first moment at which it is too late.
    expires_at: datetime
    is_confirmed: bool
    is_declined: bool
    #: Its test was begun anew since.
    is_of_before: bool


def page_of(state: str) -> RehearsalPresence | None:
    digests = every_digest(state, purpose=Purpose.REHEARSAL)
    return RehearsalPresence.objects.filter(digest__in=digests).first()


def asked_rehearsal(state: str) -> AskedRehearsal | None:
    """None: no test page was opened under this, or it is long over."""
    page = page_of(state)
    if page is None:
        return None
    row = Rehearsal.objects.get(pk=(page.institution_id, page.label))
    return AskedRehearsal(
        label=page.label,
        institution=Partner.objects.values_list("name", flat=True).get(pk=page.institution_id),
        sequence=page.sequence,
        redirect_address=page.redirect_address,
        expires_at=page.expires_at,
        is_confirmed=page.run == row.run and page.sequence in row.attended,
        is_declined=page.declined_at is not None,
        is_of_before=page.run != row.run,
    )
