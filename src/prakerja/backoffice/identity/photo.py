"""A private photo, for the reviewer who has its case; who opened it is on record."""

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.identity.photo_links import photo_in
from prakerja.backoffice.shown_photo import photo_answer, stored_photo
from prakerja.identity.open_photo import NotYourCase, name_of_photo, open_photo
from prakerja.kit.unit_of_work import unit_of_work


@require_safe
@staff_page(Permission.READ_REVIEWS, Permission.REVIEW_IDENTITIES)
def photo(request: StaffRequest, token: str) -> HttpResponse:
    try:
        photo_id = photo_in(token, reader=request.staff_id)
    except signing.BadSignature:
        raise Http404 from None
    try:
        with unit_of_work(by=request.actor) as work:
            file_name = name_of_photo(photo_id=photo_id, by=work.actor, now=work.now)
        picture = stored_photo(file_name)
        with unit_of_work(by=request.actor) as work:
            open_photo(photo_id=photo_id, is_there=picture is not None, by=work.actor, now=work.now)
    except NotYourCase:
        raise PermissionDenied from None
    return photo_answer(picture)
