"""The addresses of the partners' own pages."""

from django.urls import path

from prakerja.partner_console import addresses, calls, keys, staff, start

app_name = "partner_console"

urlpatterns = [
    path("", start.start, name="start"),
    path("kunci/", keys.keys, name="keys"),
    path("kunci/baru/", keys.new_key, name="new_key"),
    path("kunci/<int:number>/akhiri/", keys.end_key, name="end_key"),
    path("panggilan/", calls.calls, name="calls"),
    path("kesalahan/", calls.errors, name="errors"),
    path("alamat-kembali/", addresses.addresses, name="addresses"),
    path("alamat-kembali/hapus/", addresses.remove_address, name="remove_address"),
    path("staf/", staff.staff, name="staff"),
    path("staf/undang/", staff.invite, name="invite"),
    path("staf/<uuid:account_id>/kirim-lagi/", staff.send_again, name="send_again"),
    path("staf/<uuid:account_id>/akhiri/", staff.end_membership, name="end_membership"),
]
