"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.accounts import staff

app_name = "accounts"

urlpatterns = [
    path("", staff.members, name="members"),
    path("baru/", staff.appoint, name="appoint"),
    path("<uuid:account_id>/", staff.change, name="change"),
    path("<uuid:account_id>/langkah-kedua/", staff.propose_reset, name="propose_reset"),
    path("<uuid:account_id>/keluarkan/", staff.sign_out, name="sign_out"),
    path("<uuid:account_id>/undang/", staff.invite, name="invite"),
]
