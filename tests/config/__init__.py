"""Settings, environment, logs."""
