"""The two photo pages: the file is opened, measured and stored outside the transaction, then added in one."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prakerja.identity.add_photo import NoPhotoExpected, add_photo
from prakerja.identity.decoder.answers import NotAPhoto
from prakerja.identity.decoders import NoDecoderFree
from prakerja.identity.expect_photo import TooManyPhotos, expect_photo, photos_open_again_at, uncount_photo
from prakerja.identity.measure_photo import MeasuredPhoto, measure_photo
from prakerja.identity.models import Identity, Photo
from prakerja.identity.photo_rules import MAX_BYTES, MAX_TRIES, PhotoFault, PhotoKind, PhotoProblem
from prakerja.identity.states import UPLOADING
from prakerja.identity.store_photo import delete_photo, store_photo
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.uploads import takes_uploads
from prakerja.web.identity.forms import PhotoForm
from prakerja.words.identity import FILE_PROBLEMS, NO_DECODER_FREE, NO_TRY_USED, PHOTO_FAULTS, PHOTO_PROBLEMS


@form_page
@takes_uploads(up_to=MAX_BYTES)
def photo(request: ApplicantRequest, kind: str) -> HttpResponse:
    if kind not in list(PhotoKind):
        raise Http404
    wanted = PhotoKind(kind)
    identity = Identity.objects.for_applicant(request.applicant_id).first()
    if identity is None or identity.state not in UPLOADING or next_kind(identity) is not wanted:
        return redirect("identity:start")
    if request.method != "POST":
        return _page(request, identity, PhotoForm(kind=wanted))
    form = PhotoForm(request.POST, request.FILES, kind=wanted)
    if not form.is_valid():
        return _page(request, identity, form)
    return _receive(request, identity, form, wanted)


def next_kind(identity: Identity) -> PhotoKind:
    """The photo that is wanted now: the card first."""
    settled = {photo.kind for photo in Photo.objects.current(identity) if photo.is_settled}
    return PhotoKind.SELFIE if PhotoKind.KTP in settled else PhotoKind.KTP


def _receive(request: ApplicantRequest, identity: Identity, form: PhotoForm, kind: PhotoKind) -> HttpResponse:
    field, file = form.chosen()
    try:
        added = _add(request, kind, file)
    except TooManyPhotos:
        return _page(request, identity, form, status=429)
    except NotAPhoto as not_a_photo:
        form.add_error(field, f"{FILE_PROBLEMS[not_a_photo.problem]}. {NO_TRY_USED}")
        return _page(request, identity, form)
    except NoDecoderFree:
        form.add_error(field, str(NO_DECODER_FREE))
        return _page(request, identity, form, status=503)
    except NoPhotoExpected:
        return redirect("identity:start")
    if not added.is_settled:
        form.add_error(field, str(PHOTO_PROBLEMS[PhotoProblem(added.problem)]))
        return _page(request, identity, form)
    messages.success(request, _received(added))
    return redirect("identity:start")


def _add(request: ApplicantRequest, kind: PhotoKind, file: "UploadedFile[bytes]") -> Photo:
    with unit_of_work(by=request.actor) as work:
        expected = expect_photo(applicant_id=request.applicant_id, by=work.actor, now=work.now)
    try:
        return _save(request, kind, measure_photo(file.read()), expected.file_name)
    except NotAPhoto:
        raise
    except Exception:
        # No decoder, no store, no database: whoever waits for us uses up none of their files.
        with unit_of_work(by=request.actor) as work:
            uncount_photo(expected, by=work.actor)
        raise


def _save(request: ApplicantRequest, kind: PhotoKind, photo: MeasuredPhoto, file_name: str) -> Photo:
    added: Photo | None = None
    try:
        store_photo(file_name, photo.jpeg)
        with unit_of_work(by=request.actor) as work:
            added = add_photo(
                applicant_id=request.applicant_id,
                kind=kind,
                photo=photo,
                file_name=file_name,
                by=work.actor,
                now=work.now,
            )
    finally:
        # Refused, or the same file sent twice: nothing points to the new copy. (lost_photos.py, if we do not get here.)
        if added is None or added.file_name != file_name:
            delete_photo(file_name)
    return added


def _received(added: Photo) -> str:
    if added.problem:
        return _("Foto diterima apa adanya. Petugas akan melihatnya; Anda tidak perlu mencoba lagi.")
    return _("Foto KTP diterima.") if added.kind == PhotoKind.KTP else _("Swafoto diterima.")


def _page(request: ApplicantRequest, identity: Identity, form: PhotoForm, *, status: int = 200) -> HttpResponse:
    kind = next_kind(identity)
    tries = list(Photo.objects.current(identity).filter(kind=kind))
    context: dict[str, Any] = {
        "form": form,
        "open_again_at": photos_open_again_at(request.applicant_id, now=read_clock()),
        "kind": kind,
        "is_card": kind is PhotoKind.KTP,
        "tries_left": MAX_TRIES - len(tries),
        "last_problem": PHOTO_PROBLEMS[PhotoProblem(tries[-1].problem)] if tries else "",
        "fault": PHOTO_FAULTS[PhotoFault(identity.photos_wanted)] if identity.photos_wanted else "",
    }
    return render(request, "identity/photo.html", context, status=status)
