"""The pages of what one is asked to pay back."""
