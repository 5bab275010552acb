"""The addresses of the partners' own pages."""

from django.urls import path

from prakerja.partner_console import (
    addresses,
    calls,
    courses,
    keys,
    offers,
    schedules,
    staff,
    start,
    statements,
    webhook,
)

app_name = "partner_console"

urlpatterns = [
    path("", start.start, name="start"),
    path("kunci/", keys.keys, name="keys"),
    path("kunci/baru/", keys.new_key, name="new_key"),
    path("kunci/<int:number>/akhiri/", keys.end_key, name="end_key"),
    path("panggilan/", calls.calls, name="calls"),
    path("kesalahan/", calls.errors, name="errors"),
    path("pelatihan/", courses.courses, name="courses"),
    path("pelatihan/baru/", courses.draft, name="draft"),
    path("pelatihan/<int:course_id>/", courses.course, name="course"),
    path("pelatihan/<int:course_id>/isi/", courses.change, name="change"),
    path("pelatihan/<int:course_id>/harga/", courses.price, name="price"),
    path("pelatihan/<int:course_id>/tarik/", courses.withdraw, name="withdraw"),
    path("pelatihan/<int:course_id>/jadwal/", schedules.add, name="add"),
    path("jadwal/<int:schedule_id>/", schedules.schedule, name="schedule"),
    path("jadwal/<int:schedule_id>/batal/", schedules.cancel, name="cancel"),
    path("dijual/", offers.offers, name="offers"),
    path("dijual/baru/", offers.offer, name="offer"),
    path("dijual/<int:offer_id>/akhiri/", offers.end_selling, name="end_selling"),
    path("alamat-kembali/", addresses.addresses, name="addresses"),
    path("alamat-kembali/hapus/", addresses.remove_address, name="remove_address"),
    path("webhook/", webhook.webhook, name="webhook"),
    path("webhook/pasang/", webhook.set_address, name="set_address"),
    path("webhook/coba/", webhook.try_address, name="try_address"),
    path("webhook/kabar/<uuid:event_id>/kirim-lagi/", webhook.replay, name="replay"),
    path("webhook/akhiri/", webhook.end_address, name="end_address"),
    path("rekapitulasi/", statements.statements, name="statements"),
    path("rekapitulasi/<str:month>/", statements.statement, name="statement"),
    path("rekapitulasi/<str:month>/baris.csv", statements.lines_file, name="lines_file"),
    path("rekapitulasi/<str:month>/sanggah/", statements.dispute, name="dispute"),
    path("rekapitulasi/<str:month>/sanggah/<uuid:posting_id>/", statements.dispute_line, name="dispute_line"),
    path("staf/", staff.staff, name="staff"),
    path("staf/undang/", staff.invite, name="invite"),
    path("staf/<uuid:account_id>/kirim-lagi/", staff.send_again, name="send_again"),
    path("staf/<uuid:account_id>/akhiri/", staff.end_membership, name="end_membership"),
]
