"""The addresses that machines ask: health, figures, and the gateways' way back."""

from django.urls import path

from prakerja.web.machines import health, receipts

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("metrics", health.metrics),
    path("gateways/receipts/<slug:gateway>/<str:secret>", receipts.receipts, name="gateway_receipts"),
]
