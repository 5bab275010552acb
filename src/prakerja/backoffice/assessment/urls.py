"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.assessment import extra_time

app_name = "assessment"

urlpatterns = [
    path("", extra_time.look_up, name="look_up"),
    path("<str:found>/", extra_time.case, name="case"),
    path("<str:found>/beri/", extra_time.grant, name="grant"),
    path("<str:found>/keluarkan/", extra_time.sign_out, name="sign_out"),
]
