"""Who may do what: roles, permissions, the table between them, and `require`, which every verb asks."""
