"""Step 1, buat akun: the account, its e-mail confirmation, signing in; and the roles of staff."""
