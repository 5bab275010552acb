"""The address of the consent page is agreed with partners; the other is a page of one's account."""

from django.urls import path

from prakerja.web.sso import consent, sign_ins

app_name = "sso"

urlpatterns = [
    path("consent-sso", consent.consent_page, name="consent"),
    path("akun/mitra/", sign_ins.sign_ins_page, name="sign_ins"),
]
