"""The addresses of step 1, in the order of the journey."""

from django.urls import path

from prakerja.web.accounts import (
    change_address,
    change_password,
    close_account,
    confirm,
    invitation,
    new_app,
    own_account,
    own_mailbox,
    passkeys,
    reset,
    second_factor,
    set_up,
    sign_in,
    sign_in_by_code,
    sign_up,
)

app_name = "accounts"

urlpatterns = [
    path("daftar/", sign_up.sign_up_page, name="sign_up"),
    path("daftar/konfirmasi/<uuid:code_id>/", confirm.confirm_page, name="confirm"),
    path(
        "daftar/konfirmasi/<uuid:code_id>/kirim-ulang/",
        confirm.send_confirmation_again,
        name="send_confirmation_again",
    ),
    path("daftar/konfirmasi/<uuid:code_id>/alamat/", sign_up.correct_address_page, name="correct_address"),
    path("daftar/tautan/<str:token>/", confirm.confirmation_link_page, name="confirmation_link"),
    path("masuk/", sign_in.sign_in_page, name="sign_in"),
    path("masuk/kode/", sign_in_by_code.ask_sign_in_code_page, name="ask_sign_in_code"),
    path("masuk/kode/<uuid:code_id>/", sign_in_by_code.sign_in_code_page, name="sign_in_code"),
    path(
        "masuk/kode/<uuid:code_id>/kirim-ulang/",
        sign_in_by_code.send_sign_in_code_again,
        name="send_sign_in_code_again",
    ),
    path("masuk/kotak-surat/<str:token>/", own_mailbox.own_mailbox_page, name="own_mailbox"),
    path("masuk/lupa/", reset.ask_reset_code_page, name="ask_reset_code"),
    path("masuk/lupa/<uuid:code_id>/", reset.reset_code_page, name="reset_code"),
    path("masuk/lupa/<uuid:code_id>/kirim-ulang/", reset.send_reset_code_again, name="send_reset_code_again"),
    path("masuk/lupa/<uuid:code_id>/sandi-baru/", reset.new_password_page, name="new_password"),
    path("masuk/langkah-kedua/", second_factor.second_factor_page, name="second_factor"),
    path("masuk/langkah-kedua/kunci-sandi/", second_factor.passkey_page, name="passkey"),
    path("petugas/undangan/<str:token>/", invitation.invitation_page, name="invitation"),
    path("masuk/ditutup/", sign_in.closed_page, name="closed"),
    path("keluar/", sign_in.sign_out_page, name="sign_out"),
    path("akun/", own_account.account_page, name="account"),
    path("akun/kata-sandi/", change_password.change_password_page, name="change_password"),
    path("akun/alamat/", change_address.change_address_page, name="change_address"),
    path("akun/alamat/kode/", change_address.new_address_code_page, name="new_address_code"),
    path("akun/sesi/", own_account.sessions_page, name="sessions"),
    path("akun/sesi/akhiri/", own_account.end_session_page, name="end_session"),
    path("akun/sesi/akhiri-semua/", own_account.end_sessions_page, name="end_sessions"),
    path("akun/langkah-kedua/", set_up.second_factors_page, name="second_factors"),
    path("akun/langkah-kedua/pasang/", set_up.set_up_page, name="set_up"),
    path("akun/langkah-kedua/aplikasi/", new_app.new_app_page, name="new_app"),
    path("akun/langkah-kedua/kunci-sandi/", passkeys.add_passkey_page, name="add_passkey"),
    path("akun/langkah-kedua/kunci-sandi/hapus/", passkeys.remove_passkey_page, name="remove_passkey"),
    path("akun/langkah-kedua/cadangan/", set_up.recovery_codes_page, name="recovery_codes"),
    path("akun/langkah-kedua/cadangan/unduh/", set_up.recovery_codes_file, name="recovery_codes_file"),
    path("akun/tutup/", close_account.close_account_page, name="close_account"),
]
