"""Photos of presences that a person is to look at: the queue, and one beside the photo of an identity."""

from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from prakerja.accounts.models import Account
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.shown_photo import photo_answer, stored_photo
from prakerja.backoffice.training.face_links import face_in, link_to
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.training.models import Certificate, PresenceDecision, PresencePhoto, Purchase
from prakerja.training.photos.decide_photo import (
    LONGEST_NOTE,
    NoteMissing,
    NothingToDecide,
    OwnFirstDecision,
    decide_photo,
)
from prakerja.training.photos.face import faces_of
from prakerja.training.photos.open_face import NoFaceToShow, name_of_face, open_face
from prakerja.training.photos.seen_faces import FacesNotSeen
from prakerja.training.photos.states import TO_BE_LOOKED_AT, PhotoDoubt, PhotoState
from prakerja.words.learning import meeting_words
from prakerja.words.moments import waited_words
from prakerja.words.presence_photos import FACE_NAMES, PHOTO_DOUBTS, PHOTO_TAGS

_SHOWN: Final = 50
#: As many as the columns hold.
_MOST: Final = 2**15


class FaceForm(forms.Form):
    """Whose face it is, and by what that was seen."""

    use_required_attribute = False

    decision = forms.ChoiceField(
        label=gettext_lazy("Apakah kedua foto menunjukkan orang yang sama?"),
        widget=forms.RadioSelect,
        choices=[
            ("theirs", gettext_lazy("Ya, atau tidak dapat dibedakan: kehadirannya tetap dihitung")),
            ("another", gettext_lazy("Tidak, ini orang lain: kehadirannya tidak dihitung")),
        ],
        error_messages={"required": gettext_lazy("Pilih keputusan")},
    )
    note = forms.CharField(
        label=gettext_lazy("Catatan"),
        help_text=gettext_lazy("Apa yang Anda lihat. Dibaca petugas lain dan pemeriksa."),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": gettext_lazy("Tulis alasan keputusan"),
            "max_length": gettext_lazy("Tulis paling banyak 1.000 huruf"),
        },
    )


@require_safe
@staff_page(Permission.READ_REVIEWS)
def presence_photos(request: StaffRequest) -> HttpResponse:
    waiting, now = PresencePhoto.objects.for_a_person(), read_clock()
    rows = list(waiting[:_SHOWN])
    titles = _titles(rows)
    context = {
        "count": waiting.count(),
        "rows": [
            {
                "photo": one,
                "title": titles[one.applicant_id, one.purchase],
                "meeting": meeting_words(one.sequence),
                "doubt": PHOTO_DOUBTS[PhotoDoubt(one.doubt)],
                "tag": PHOTO_TAGS[PhotoState(one.state)],
                "waited": waited_words(now - (one.objected_at or one.sent_at)),
            }
            for one in rows
        ],
    }
    return render(request, "backoffice/presence_photos.html", context)


def _titles(rows: list[PresencePhoto]) -> dict[tuple[UUID, int], str]:
    keys = [(one.applicant_id, one.purchase) for one in rows]
    found = Purchase.objects.filter(pk__in=keys).select_related("schedule__course")
    return {one.pk: one.schedule.course.title for one in found}


@form_page
@staff_page(Permission.READ_REVIEWS, Permission.DECIDE_PRESENCES)
def presence_photo_page(request: StaffRequest, applicant_id: UUID, purchase: int, sequence: int) -> HttpResponse:
    photo = _found(applicant_id, purchase, sequence)
    if request.method != "POST":
        return _page(request, photo, FaceForm())
    form = FaceForm(request.POST)
    if not form.is_valid():
        return _page(request, photo, form)
    try:
        with unit_of_work(by=request.actor) as work:
            decide_photo(
                applicant_id=applicant_id,
                purchase=purchase,
                sequence=sequence,
                is_theirs=form.cleaned_data["decision"] == "theirs",
                note=form.cleaned_data["note"],
                by=work.actor,
                now=work.now,
            )
    except NothingToDecide:
        messages.warning(request, _("Petugas lain sudah memutuskan."))
        return redirect("backoffice:training:presence_photo", applicant_id, purchase, sequence)
    except FacesNotSeen:
        form.add_error(None, _("Lihat kedua foto sebelum memutuskan"))
    except OwnFirstDecision:
        form.add_error(None, _("Anda yang memutuskan pertama kali. Keberatannya diperiksa petugas lain."))
    except NoteMissing:
        form.add_error("note", _("Tulis alasan keputusan"))
    else:
        messages.success(request, _("Keputusan tersimpan."))
        return redirect("backoffice:training:presence_photos")
    return _page(request, photo, form)


@require_safe
@staff_page(Permission.READ_REVIEWS)
def face(request: StaffRequest, token: str) -> HttpResponse:
    try:
        key, which = face_in(token, reader=request.staff_id)
    except signing.BadSignature:
        raise Http404 from None
    applicant_id, purchase, sequence = key
    try:
        with unit_of_work(by=request.actor) as work:
            name = name_of_face(key, which, by=work.actor)
        picture = stored_photo(name)
        with unit_of_work(by=request.actor) as work:
            open_face(
                applicant_id=applicant_id,
                purchase=purchase,
                sequence=sequence,
                face=which,
                is_there=picture is not None,
                by=work.actor,
                now=work.now,
            )
    except NoFaceToShow:
        raise PermissionDenied from None
    return photo_answer(picture)


def _found(applicant_id: UUID, purchase: int, sequence: int) -> PresencePhoto:
    """One that a person was or is to look at. Raises Http404."""
    if max(purchase, sequence) >= _MOST:
        raise Http404
    found: PresencePhoto | None = PresencePhoto.objects.of((applicant_id, purchase, sequence)).exclude(doubt="").first()
    if found is None:
        raise Http404
    return found


def _page(request: StaffRequest, photo: PresencePhoto, form: FaceForm) -> HttpResponse:
    of_it = {"applicant_id": photo.applicant_id, "purchase": photo.purchase}
    purchases = Purchase.objects.select_related("schedule__course__institution")
    may = Permission.DECIDE_PRESENCES in request.may and photo.state in TO_BE_LOOKED_AT
    faces = faces_of(photo) if may else {}
    context: dict[str, Any] = {
        "photo": photo,
        "may": may,
        "form": form if may else None,
        "faces": [(FACE_NAMES[one], link_to(photo, one, reader=request.staff_id)) for one in faces],
        "doubt": PHOTO_DOUBTS[PhotoDoubt(photo.doubt)],
        "tag": PHOTO_TAGS[PhotoState(photo.state)],
        "meeting": meeting_words(photo.sequence),
        "who": Account.objects.values_list("full_name", flat=True).filter(pk=photo.applicant_id).first(),
        "course": purchases.get(pk=(photo.applicant_id, photo.purchase)).schedule.course,
        "decisions": PresenceDecision.objects.filter(**of_it, sequence=photo.sequence).order_by("number"),
        "is_certified": Certificate.objects.filter(**of_it, withdrawn_at=None).exists(),
    }
    return render(request, "backoffice/presence_photo.html", context)
