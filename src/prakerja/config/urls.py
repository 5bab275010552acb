"""The URL table: the back office, and everything else."""

from django.urls import include, path

urlpatterns = [
    path("kantor/", include("prakerja.backoffice.urls")),
    path("", include("prakerja.web.urls")),
]

handler400 = "prakerja.pages.errors.unreadable"
handler403 = "prakerja.pages.errors.not_allowed"
handler404 = "prakerja.pages.errors.not_found"
handler500 = "prakerja.pages.errors.broken"
