"""An officer asks for a dry run of a frozen wave."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.draw.ask_for_dry_run import NothingFrozen, ask_for_dry_run
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.waves.models import Wave


@require_POST
@staff_page(Permission.DECIDE_WAVES)
def dry_run(request: StaffRequest, number: int) -> HttpResponse:
    wave = get_object_or_404(Wave, number=number)
    try:
        with unit_of_work(by=request.actor) as work:
            ask_for_dry_run(wave_id=wave.pk, by=work.actor, now=work.now)
    except NothingFrozen:
        messages.error(request, _("Uji undian hanya dapat dijalankan pada daftar yang dibekukan dan belum diundi."))
    else:
        messages.success(request, _("Uji undian berjalan. Hasilnya tampil di sini sebagai jumlah."))
    return redirect("backoffice:waves:wave", number)
