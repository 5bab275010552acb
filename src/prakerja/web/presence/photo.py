"""The photo by which somebody shows that they are present, and what they say where it was found to show another.

The file is opened, measured and stored outside the transaction, as photos of an identity are.
"""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prakerja.identity.decoder.answers import NotAPhoto
from prakerja.identity.decoders import NoDecoderFree
from prakerja.identity.expect_photo import TooManyPhotos, expect_photo, uncount_photo
from prakerja.identity.measure_photo import measure_photo
from prakerja.identity.store_photo import PhotoFolder, store_photo
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.objection_form import ObjectionForm
from prakerja.training.photos.object_to_refusal import NothingRefused, WordsMissing, object_to_refusal
from prakerja.training.photos.own_refusal import OwnRefusal, own_refusal
from prakerja.web.identity.forms import PhotoForm
from prakerja.web.presence.forms import objection_form
from prakerja.words.identity import FILE_PROBLEMS, NO_DECODER_FREE
from prakerja.words.learning import meeting_words


class NotReceived(Exception):
    """The form says why; `status`: of the answer."""

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(status)


def receive_photo(request: ApplicantRequest, form: PhotoForm) -> str:
    """The picture lies in the private store, under the name that is returned. Raises NotReceived."""
    field, file = form.chosen()
    try:
        return _stored(request, file)
    except TooManyPhotos:
        form.add_error(field, _("Untuk hari ini berkas foto Anda sudah terlalu banyak. Coba lagi besok."))
        raise NotReceived(429) from None
    except NotAPhoto as not_a_photo:
        form.add_error(field, str(FILE_PROBLEMS[not_a_photo.problem]))
        raise NotReceived(200) from None
    except NoDecoderFree:
        form.add_error(field, str(NO_DECODER_FREE))
        raise NotReceived(503) from None


def _stored(request: ApplicantRequest, file: "UploadedFile[bytes]") -> str:
    with unit_of_work(by=request.actor) as work:
        expected = expect_photo(
            applicant_id=request.applicant_id, folder=PhotoFolder.PRESENCE, by=work.actor, now=work.now
        )
    try:
        store_photo(expected.file_name, measure_photo(file.read()).jpeg)
    except NotAPhoto:
        raise
    except Exception:
        # No decoder, no store: whoever waits for us uses up none of their files.
        with unit_of_work(by=request.actor) as work:
            uncount_photo(expected, by=work.actor)
        raise
    return expected.file_name


@form_page
def photo_page(request: ApplicantRequest, purchase: int, sequence: int) -> HttpResponse:
    """What the office found in a photo of one's own, and one's word against it."""
    refusal = own_refusal(request.applicant_id, purchase, sequence, at=read_clock())
    if refusal is None:
        raise Http404
    if request.method != "POST":
        return _page(request, refusal, objection_form())
    form = objection_form(request.POST)
    if not form.is_valid():
        return _page(request, refusal, form)
    try:
        with unit_of_work(by=request.actor) as work:
            object_to_refusal(
                applicant_id=request.applicant_id,
                purchase=purchase,
                sequence=sequence,
                text=form.cleaned_data["text"],
                by=work.actor,
                now=work.now,
            )
    except WordsMissing:
        form.add_error("text", _("Tulis mengapa foto itu menunjukkan Anda"))
        return _page(request, refusal, form)
    except NothingRefused:
        messages.warning(request, _("Keberatan tidak dapat diajukan lagi."))
    else:
        messages.success(request, _("Keberatan diterima. Petugas lain akan melihat kedua foto."))
    return redirect("presence:photo", purchase, sequence)


def _page(request: ApplicantRequest, refusal: OwnRefusal, form: ObjectionForm) -> HttpResponse:
    context = {"refusal": refusal, "meeting": meeting_words(refusal.sequence), "form": form}
    return render(request, "presence/photo.html", context)
