"""The addresses that machines ask: health, figures, and the gateways' way back."""

from django.urls import path

from prakerja.web.machines import delivery_reports, health

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("metrics", health.metrics),
    path(
        "gateways/delivery-reports/<slug:gateway>/<str:secret>",
        delivery_reports.delivery_reports,
        name="gateway_delivery_reports",
    ),
]
