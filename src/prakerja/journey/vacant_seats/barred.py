"""Who was a candidate and can have no seat any more, with the reason that the log will show."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID

from prakerja.cards.models import Card
from prakerja.cards.states import RETURNED, CardState
from prakerja.identity.models import Identity
from prakerja.identity.states import IdentityState
from prakerja.kit.digests import every_form
from prakerja.screening.models import Recipient, RecipientNik

#: In the public log, whose language is Indonesian.
REVOKED_REASONS: Final[Mapping[CardState, str]] = {
    CardState.REVOKED: "kartu dicabut",
    CardState.GIVEN_BACK: "kartu dikembalikan oleh pemegangnya",
    CardState.ANNULLED: "pemegang tidak berhak pada hari penetapan",
    CardState.DECEASED: "pemegang meninggal dunia",
}
NEVER_AWARDED: Final = "kuota tidak pernah ditetapkan menjadi kartu"
_NO_IDENTITY: Final = "identitas tidak lagi terverifikasi"
_RECEIVED: Final = "sudah menerima di gelombang lain"
_HOUSEHOLD: Final = "keluarga sudah memegang kartu sebanyak batas"


def barred_from_seats(applicant_ids: Collection[UUID], *, cap: int) -> dict[UUID, str]:
    """Those who could not be recipients now, by what is known today."""
    rows = Identity.objects.filter(applicant_id__in=applicant_ids, state=IdentityState.VERIFIED)
    known = {one: (nik, kk) for one, nik, kk in rows.values_list("applicant_id", "nik_digest", "kk_digest")}
    barred = dict.fromkeys(set(applicant_ids) - known.keys(), _NO_IDENTITY)
    full = _full_households({kk for _, kk in known.values()}, cap=cap)
    barred |= {one: _HOUSEHOLD for one, (_, kk) in known.items() if kk in full}
    niks = {form: one for one, (nik, _) in known.items() for form in every_form(nik)}
    held = RecipientNik.objects.filter(digest__in=list(niks)).values_list("digest", flat=True)
    return barred | {niks[digest]: _RECEIVED for digest in held}


def _full_households(family_cards: Collection[UUID], *, cap: int) -> set[UUID]:
    forms = {form: kk for kk in family_cards for form in every_form(kk)}
    awards = Recipient.objects.filter(kk_digest__in=list(forms)).values_list("applicant_id", "award", "kk_digest")
    of_award = {(one, award): forms[kk] for one, award, kk in awards}
    ended = Card.objects.filter(applicant_id__in=[one for one, _ in of_award], state__in=RETURNED)
    gone = set(ended.values_list("applicant_id", "award"))
    held = Counter(kk for award, kk in of_award.items() if award not in gone)
    return {kk for kk, many in held.items() if many >= cap}
