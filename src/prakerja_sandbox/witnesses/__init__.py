"""Five witnesses of the public log (C2SP tlog-witness): they share no code with Prakerja's own, and have switches."""
