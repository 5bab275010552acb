"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.waves import (
    changes,
    correcting,
    dry_run,
    pages,
    recovery,
    vacant_seats,
    verdict_objections,
    wave_work,
)

app_name = "waves"

urlpatterns = [
    path("", pages.waves, name="waves"),
    path("baru/", pages.plan, name="plan"),
    path("pemulihan/<int:year>/", recovery.plan_recovery, name="plan_recovery"),
    path("keberatan/", verdict_objections.verdict_objections, name="verdict_objections"),
    path("<int:number>/keberatan/<uuid:applicant_id>/", verdict_objections.verdict_objection, name="verdict_objection"),
    path("<int:number>/", pages.wave, name="wave"),
    path("<int:number>/rencana/", correcting.correct, name="correct"),
    path("<int:number>/jadwal/", changes.reschedule, name="reschedule"),
    path("<int:number>/batalkan/", changes.cancel, name="cancel"),
    path("<int:number>/usulkan/<str:stage>/", pages.propose, name="propose"),
    path("<int:number>/uji-undian/", dry_run.dry_run, name="dry_run"),
    path("<int:number>/kuota-kosong/", vacant_seats.vacant_seats, name="vacant_seats"),
    path("<int:number>/coba-lagi/", wave_work.try_again, name="try_again"),
]
