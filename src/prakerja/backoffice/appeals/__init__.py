"""Step 12 at the office: what people owe back."""
