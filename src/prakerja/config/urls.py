"""The URL table: pages, the back office, and what machines ask."""

from django.urls import include, path

from prakerja.web import health

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("metrics", health.metrics),
    path("kantor/", include("prakerja.backoffice.urls")),
    path("", include("prakerja.web.urls")),
]

handler400 = "prakerja.web.errors.unreadable"
handler403 = "prakerja.web.errors.not_allowed"
handler404 = "prakerja.web.errors.not_found"
handler500 = "prakerja.web.errors.broken"
