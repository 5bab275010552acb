"""One's own certificate, downloaded. It is in Indonesian, whatever language they read in."""

from typing import Final

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dateformat import format as date_format
from django.utils.translation import override
from django.views.decorators.http import require_safe

from prakerja.cards.letter_code import spelled
from prakerja.kit.clock import wib_day
from prakerja.pages.middleware import ApplicantRequest
from prakerja.training.certificate_pdf import CertificateWords, write_certificate_pdf
from prakerja.training.models import Certificate, Purchase

#: As many as the column holds.
_MOST: Final = 2**15


@require_safe
def certificate_pdf(request: ApplicantRequest, number: int) -> HttpResponse:
    mine = Certificate.objects.filter(applicant_id=request.applicant_id, withdrawn_at=None)
    certificate = mine.filter(purchase=number).first() if number < _MOST else None
    if certificate is None:
        return redirect("learning:trainings")
    address = f"{settings.BASE_URL}{reverse('certificates:checked', args=[certificate.code.hex])}"
    pdf = write_certificate_pdf(_words(certificate, request.user.full_name), address=address)
    disposition = 'attachment; filename="sertifikat-prakerja.pdf"'
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": disposition})


def _words(certificate: Certificate, name: str) -> CertificateWords:
    bought = Purchase.objects.select_related("schedule__course__institution").get(pk=certificate.pk)
    course = bought.schedule.course
    with override("id"):
        return CertificateWords(
            name=name,
            title=course.title,
            institution=course.institution.name,
            hours=str(course.hours),
            issued=date_format(wib_day(certificate.issued_at), "j F Y"),
            code=spelled(certificate.code),
            page=f"{settings.BASE_URL.partition('://')[2]}/sertifikat/",
        )
