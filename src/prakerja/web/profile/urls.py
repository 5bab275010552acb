"""Step 3 on the web: particulars question by question, the phone number, the declaration."""

from django.urls import path

from prakerja.web.profile import declaration, particulars, phone

app_name = "profile"

urlpatterns = [
    path("", particulars.start, name="start"),
    path("nomor-hp/", phone.overview, name="phone"),
    path("nomor-hp/ganti/", phone.number, name="phone_number"),
    path("nomor-hp/kode/", phone.code, name="phone_code"),
    path("nomor-hp/kode/kabar/", phone.delivery, name="phone_delivery"),
    path("nomor-hp/kirim-lagi/", phone.resend, name="phone_resend"),
    path("pernyataan/", declaration.declaration, name="declaration"),
    path("pernyataan/unduh/", declaration.copy, name="declaration_copy"),
    path("periksa/", particulars.check, name="check"),
    # One page per question; the slugs are in pages.py.
    path("<slug:slug>/", particulars.ask, name="ask"),
]
