"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.accounts import staff

urlpatterns = [
    path("", staff.members, name="staff"),
    path("baru/", staff.appoint, name="staff_appoint"),
    path("<uuid:account_id>/", staff.change, name="staff_change"),
]
