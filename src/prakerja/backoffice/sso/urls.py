"""The address of this page."""

from django.urls import path

from prakerja.backoffice.sso import registration

app_name = "sso"

urlpatterns = [path("<uuid:partner_id>/masuk/", registration.registration_page, name="registration")]
