"""What a reviewer sees of one case: both sides of a claim, what the registry compared, photos once it is theirs."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prakerja.accounts.models import Account
from prakerja.backoffice.identity.photo_links import link_to
from prakerja.identity.models import Identity, Photo, RegistryCheck, Review
from prakerja.identity.photo_rules import PhotoKind, PhotoProblem
from prakerja.identity.reviewers_cases import holder_against
from prakerja.identity.take_review import has_refused_before
from prakerja.kit.actor import StaffId
from prakerja.kit.sealed import masked
from prakerja.words.identity import OWN_DECISION, PHOTO_PROBLEMS, REVIEW_REASONS
from prakerja.words.moments import waited_words
from prakerja.words.words import Words

_ELEMENTS: dict[str, Words] = {
    "nik": gettext_lazy("NIK"),
    "family_card": gettext_lazy("Nomor KK"),
    "birth_date": gettext_lazy("Tanggal lahir"),
    "name": gettext_lazy("Nama"),
}
_COMPARISONS: dict[str, tuple[str, Words]] = {
    "match": ("good", gettext_lazy("Sesuai")),
    "no_match": ("bad", gettext_lazy("Tidak sesuai")),
    "not_judged": ("quiet", gettext_lazy("Tidak dinilai")),
}
_STATUSES: dict[str, Words] = {
    "active": gettext_lazy("Aktif"),
}
_STANDINGS: dict[str, Words] = {
    "clear": gettext_lazy("Tidak ada catatan"),
    "already_recipient": gettext_lazy("Sudah pernah menerima"),
    "barred": gettext_lazy("Ada dalam daftar pengecualian"),
}


@dataclass(frozen=True, slots=True)
class ShownPhoto:
    title: Words
    link: str
    problem: Words
    tries: int


@dataclass(frozen=True, slots=True)
class ShownComparison:
    element: Words
    kind: str
    words: Words
    score: int | None


@dataclass(frozen=True, slots=True)
class Side:
    """One account that uses the NIK."""

    title: Words
    name: str
    birth_date: date
    masked_nik: str
    since: datetime
    photos: list[ShownPhoto]


def case_of(review: Review, *, reader: StaffId, now: datetime) -> dict[str, Any]:
    """Everything for the page; photos only while the reader has the case: half an hour, or until it is decided."""
    is_mine = review.is_in_the_hands_of(reader, now)
    holder = holder_against(review) if review.decided_at is None else None
    title = _("Yang mengajukan") if review.is_claim else ""
    sides = [_side(identity, title, reader if is_mine else None) for identity in own_side(review)]
    if holder:
        sides.append(_side(holder, _("Yang memakai sekarang"), reader if is_mine else None))
    check = RegistryCheck.objects.filter(applicant_id=review.applicant_id).order_by("-question_number").first()
    return {
        "review": review,
        "reasons": [REVIEW_REASONS[reason] for reason in review.reasons],
        "waited": waited_words(now - review.opened_at),
        "is_mine": is_mine,
        "own_decision": OWN_DECISION if not is_mine and has_refused_before(review.pk, reader) else "",
        "is_free": review.decided_at is None and review.is_free(now),
        "sides": sides,
        "check": check,
        "registry_status": _STATUSES.get(check.status, check.status) if check else "",
        "standing": _STANDINGS.get(check.standing, check.standing) if check else "",
        "comparisons": _comparisons(check),
    }


def own_side(review: Review) -> list[Identity]:
    """Whose case it is; nobody's, when it is decided and they closed their account since."""
    try:
        return [review.identity]
    except Identity.DoesNotExist:
        return []


def _side(identity: Identity, title: str, reader: StaffId | None) -> Side:
    return Side(
        title=title,
        name=_name_of(identity.applicant_id),
        birth_date=identity.birth_date,
        masked_nik=masked(identity.nik),
        since=identity.answered_at or identity.entered_at,
        photos=_photos(identity, reader) if reader else [],
    )


def _name_of(applicant_id: UUID) -> str:
    return Account.objects.values_list("full_name", flat=True).get(pk=applicant_id)


def _photos(identity: Identity, reader: StaffId) -> list[ShownPhoto]:
    latest = {photo.kind: photo for photo in Photo.objects.current(identity)}
    titles = {PhotoKind.KTP: _("Foto KTP"), PhotoKind.SELFIE: _("Swafoto")}
    return [
        ShownPhoto(
            title=title,
            link=link_to(photo, reader=reader) if photo.file_name else "",
            problem=PHOTO_PROBLEMS[PhotoProblem(photo.problem)] if photo.problem else "",
            tries=photo.try_number,
        )
        for kind, title in titles.items()
        if (photo := latest.get(kind))
    ]


def _comparisons(check: RegistryCheck | None) -> list[ShownComparison]:
    judged = {name: check.comparisons[name] for name in _ELEMENTS if name in check.comparisons} if check else {}
    return [
        ShownComparison(_ELEMENTS[name], *_COMPARISONS[comparison], score)
        for name, (comparison, score) in judged.items()
    ]
