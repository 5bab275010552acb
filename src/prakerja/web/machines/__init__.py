"""What machines ask and post: health, figures, the gateways' reports."""
