"""The addresses of this step's pages."""

from django.urls import path

from prakerja.web.identity import numbers, pages, photos

app_name = "identity"

urlpatterns = [
    path("", pages.start, name="start"),
    path("nomor/", numbers.numbers, name="numbers"),
    path("periksa/", numbers.check, name="check"),
    path("menunggu/", pages.waiting, name="waiting"),
    path("belum-cocok/", pages.refused, name="refused"),
    path("ajukan/", pages.claim, name="claim"),
    path("minta-lagi/", pages.again, name="again"),
    path("foto/<str:kind>/", photos.photo, name="photo"),
    path("hasil/", pages.result, name="result"),
]
