"""The addresses of one's own payments."""

from django.urls import path

from prakerja.web.payouts import payments

app_name = "payments"

urlpatterns = [
    path("", payments.payments_page, name="payments"),
    path("bukti/<int:number>.pdf", payments.slip, name="slip"),
]
