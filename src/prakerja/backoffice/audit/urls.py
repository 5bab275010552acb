"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.audit import trail

app_name = "audit"

urlpatterns = [
    path("", trail.trail, name="trail"),
    path("sebelum/<uuid:before>/", trail.trail_before, name="trail_before"),
    path("oleh/<uuid:account_id>/", trail.trail_by, name="trail_by"),
    path("oleh/<uuid:account_id>/sebelum/<uuid:before>/", trail.trail_by_before, name="trail_by_before"),
]
