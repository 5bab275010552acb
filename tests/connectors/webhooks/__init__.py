"""Where webhooks are posted, and where never."""
