"""People, waves and draws to start from: every test takes its situation here."""
