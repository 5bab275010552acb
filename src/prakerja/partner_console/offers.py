"""What a platform sells: a list, one more, and one less."""

from typing import Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.shown import row_facts, shows
from prakerja.pages.typed_fields import LineField
from prakerja.partner_console.access import MemberRequest, member_page
from prakerja.partner_console.course_form import PageForm
from prakerja.partner_console.told import tell
from prakerja.partners.rules import LONGEST_ADDRESS
from prakerja.partners.states import PartnerKind
from prakerja.training.catalogue_refusals import AddressUnfit, AffiliatedSale, NoCourse
from prakerja.training.end_offer import end_offer
from prakerja.training.offer_course import offer_course
from prakerja.training.own_catalogue import own_offer, own_offers
from prakerja.training.states import CourseState
from prakerja.words.catalogue import COURSE_STATES
from prakerja.words.own_courses import CONSOLE_REFUSED

_SELLS: Final = PartnerKind.PLATFORM
_PLAIN: Final = {"autocomplete": "off", "spellcheck": "false"}


class OfferForm(forms.Form):
    use_required_attribute = False

    course_code = LineField(
        label=gettext_lazy("Kode pelatihan"),
        help_text=gettext_lazy("Seperti yang diberikan lembaganya."),
        max_length=25,
        widget=forms.TextInput(attrs=_PLAIN),
        error_messages={
            "required": gettext_lazy("Tulis kode pelatihannya"),
            "max_length": gettext_lazy("Kode pelatihan paling banyak 25 huruf"),
        },
    )
    address = LineField(
        label=gettext_lazy("Halaman penjualannya"),
        help_text=gettext_lazy("Diawali https://. Katalog membawa pembeli ke sana."),
        max_length=LONGEST_ADDRESS,
        widget=forms.TextInput(attrs={**_PLAIN, "inputmode": "url"}),
        error_messages={
            "required": gettext_lazy("Tulis alamatnya"),
            "max_length": gettext_lazy("Tulis paling banyak 500 huruf"),
        },
    )


@require_safe
@member_page(kind=_SELLS)
def offers(request: MemberRequest) -> HttpResponse:
    rows, further = own_offers(request.partner, after=PageForm(request.GET).place)
    context = {"rows": [(one, COURSE_STATES[CourseState(one.course.state)]) for one in rows], "next": further}
    return render(request, "partner_console/offers.html", context)


@form_page
@member_page(kind=_SELLS)
def offer(request: MemberRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "partner_console/offer.html", {"form": OfferForm()})
    form = OfferForm(request.POST)
    if not form.is_valid():
        return render(request, "partner_console/offer.html", {"form": form})
    said = form.cleaned_data
    try:
        with unit_of_work(by=request.actor) as work:
            offer_course(course_code=said["course_code"], address=said["address"], by=work.actor, now=work.now)
    except (AddressUnfit, NoCourse, AffiliatedSale) as refused:
        field = "address" if isinstance(refused, AddressUnfit) else "course_code"
        form.add_error(field, str(CONSOLE_REFUSED[type(refused)]))
        return render(request, "partner_console/offer.html", {"form": form})
    messages.success(request, _("Pelatihan dijual di platform ini sejak sekarang."))
    return redirect("partner_console:offers")


@form_page
@member_page(kind=_SELLS)
def end_selling(request: MemberRequest, offer_id: int) -> HttpResponse:
    found = own_offer(request.partner, offer_id)
    if found is None:
        raise Http404
    if request.method != "POST":
        shows(request, *row_facts(found))
        return render(request, "partner_console/end_offer.html", {"offer": found})
    tell(
        request,
        lambda work: end_offer(course_code=found.course.code, by=work.actor, now=work.now),
        _("Pelatihan itu tidak dijual lagi di platform ini."),
        shown=row_facts(found),
    )
    return redirect("partner_console:offers")
