"""The addresses of step 1, in the order of the journey."""

from django.urls import path

from prakerja.web.accounts import confirm, passkeys, reset, second_factor, set_up, sign_in, sign_in_by_code, sign_up

urlpatterns = [
    path("daftar/", sign_up.sign_up_page, name="account_signup"),
    path("daftar/konfirmasi/<uuid:code_id>/", confirm.confirm_page, name="account_email_verification_sent"),
    path("daftar/konfirmasi/<uuid:code_id>/kirim-ulang/", confirm.send_again, name="account_confirm_again"),
    path("daftar/konfirmasi/<uuid:code_id>/alamat/", sign_up.correct_address_page, name="account_correct_address"),
    path("daftar/tautan/<str:token>/", confirm.link_page, name="account_confirm_email"),
    path("masuk/", sign_in.sign_in_page, name="account_login"),
    path("masuk/kode/", sign_in_by_code.request_page, name="account_request_login_code"),
    path("masuk/kode/<uuid:code_id>/", sign_in_by_code.code_page, name="account_confirm_login_code"),
    path("masuk/kode/<uuid:code_id>/kirim-ulang/", sign_in_by_code.send_again, name="account_login_code_again"),
    path("masuk/lupa/", reset.request_page, name="account_reset_password"),
    path("masuk/lupa/<uuid:code_id>/", reset.code_page, name="account_confirm_password_reset_code"),
    path("masuk/lupa/<uuid:code_id>/kirim-ulang/", reset.send_again, name="account_reset_code_again"),
    path("masuk/lupa/<uuid:code_id>/sandi-baru/", reset.new_password_page, name="account_complete_password_reset"),
    path("masuk/langkah-kedua/", second_factor.ask_page, name="mfa_authenticate"),
    path("masuk/langkah-kedua/kunci-sandi/", second_factor.passkey_page, name="mfa_passkey"),
    path("masuk/ditutup/", sign_in.closed_page, name="account_inactive"),
    path("keluar/", sign_in.sign_out_page, name="account_logout"),
    path("akun/langkah-kedua/", set_up.overview_page, name="mfa_index"),
    path("akun/langkah-kedua/pasang/", set_up.set_up_page, name="mfa_activate_totp"),
    path("akun/langkah-kedua/kunci-sandi/", passkeys.add_page, name="mfa_add_passkey"),
    path("akun/langkah-kedua/kunci-sandi/hapus/", passkeys.remove, name="mfa_remove_passkey"),
    path("akun/langkah-kedua/cadangan/", set_up.recovery_codes_page, name="mfa_view_recovery_codes"),
    path("akun/langkah-kedua/cadangan/unduh/", set_up.recovery_codes_file, name="mfa_download_recovery_codes"),
]
