"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.accounts import staff

app_name = "accounts"

urlpatterns = [
    path("", staff.members, name="members"),
    path("baru/", staff.appoint, name="appoint"),
    path("<uuid:account_id>/", staff.change, name="change"),
]
