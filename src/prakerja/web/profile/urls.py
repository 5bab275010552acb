"""Step 3 on the web: particulars question by question, the phone number, the declaration."""

from django.urls import path

from prakerja.web.profile import declaration, particulars, phone

app_name = "profile"

urlpatterns = [
    path("", particulars.start, name="start"),
    path("nomor-hp/", phone.phone_page, name="phone"),
    path("nomor-hp/ganti/", phone.phone_number, name="phone_number"),
    path("nomor-hp/kode/", phone.phone_code, name="phone_code"),
    path("nomor-hp/kode/kabar/", phone.phone_delivery, name="phone_delivery"),
    path("nomor-hp/kirim-lagi/", phone.phone_resend, name="phone_resend"),
    path("pernyataan/", declaration.declaration, name="declaration"),
    path("pernyataan/unduh/", declaration.declaration_copy, name="declaration_copy"),
    path("periksa/", particulars.check, name="check"),
    # One page per question; the slugs are in questions_of_home.py and questions_of_work.py.
    path("<slug:slug>/", particulars.ask, name="ask"),
]
