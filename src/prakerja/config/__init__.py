"""Settings, the typed environment, the URL table and the WSGI entry."""
