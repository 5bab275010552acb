"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.assessment import extra_time

urlpatterns = [
    path("", extra_time.look_up, name="extra_time"),
    path("<str:found>/", extra_time.case, name="extra_time_case"),
    path("<str:found>/beri/", extra_time.grant, name="extra_time_grant"),
]
