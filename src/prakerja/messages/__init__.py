"""E-mail and SMS: the texts, the outbox in which they wait, their delivery and its reports."""
