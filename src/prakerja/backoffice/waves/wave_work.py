"""An officer has a failed job of a wave done again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.journey.try_work_again import try_work_again
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.waves.models import Wave


@require_POST
@staff_page(Permission.TRY_WORK_AGAIN)
def try_again(request: StaffRequest, number: int) -> HttpResponse:
    wave = get_object_or_404(Wave, number=number)
    with unit_of_work(by=request.actor) as work:
        try_work_again(wave_id=wave.pk, by=work.actor, now=work.now)
    messages.success(request, _("Dicoba lagi."))
    return redirect("backoffice:waves:wave", number)
