"""The addresses that machines ask: health, and the way back of gateways, banks and wallets."""

from django.urls import path

from prakerja.web.machines import delivery_reports, health, house_callbacks

app_name = "machines"

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("gateways/delivery-reports/<slug:gateway>", delivery_reports.delivery_reports, name="delivery_reports"),
    path(
        "gateways/delivery-reports/<slug:gateway>/<str:secret>",
        delivery_reports.delivery_reports_by_address,
        name="delivery_reports_by_address",
    ),
    path("gateways/payments/<slug:house>/v1.0/<path:told>", house_callbacks.house_callback, name="house_callback"),
]
