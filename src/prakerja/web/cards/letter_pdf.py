"""The award letter, downloaded by the recipient whom it names. It is in Indonesian, whatever language they read in."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dateformat import format as date_format
from django.utils.translation import override
from django.views.decorators.http import require_safe

from prakerja.cards.letter_code import spelled
from prakerja.cards.letter_pdf import LetterWords, write_letter_pdf
from prakerja.cards.own_card import OwnCard, own_card
from prakerja.cards.rules import decree_number, package_of
from prakerja.kit.clock import wib_day
from prakerja.pages.middleware import ApplicantRequest
from prakerja.schemes.load_scheme import load_scheme
from prakerja.words.amounts import rupiah
from prakerja.words.cards import last_second_of
from prakerja.words.moments import in_wib


@require_safe
def letter_pdf(request: ApplicantRequest) -> HttpResponse:
    card = own_card(request.applicant_id)
    if not isinstance(card, OwnCard):
        return redirect("cards:card")
    address = f"{settings.BASE_URL}{reverse('letters:checked', args=[card.letter.hex])}"
    pdf = write_letter_pdf(_words(card, request.user.full_name), address=address)
    # No name and no number in the file's name: it lies in a folder that others see.
    disposition = 'attachment; filename="surat-keputusan-prakerja.pdf"'
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": disposition})


def _words(card: OwnCard, name: str) -> LetterWords:
    package, awarded_on = package_of(load_scheme(card.scheme).benefits), wib_day(card.awarded_at)
    with override("id"):
        return LetterWords(
            decree=decree_number(card.wave, awarded_on=awarded_on),
            name=name,
            wave=str(card.wave),
            awarded=date_format(awarded_on, "j F Y"),
            last_four=card.last_four,
            package=rupiah(package.whole),
            training=rupiah(package.training),
            incentive=rupiah(package.incentive),
            last_second=in_wib(last_second_of(card)),
            code=spelled(card.letter),
            page=f"{settings.BASE_URL.partition('://')[2]}{reverse('letters:ask')}",
        )
