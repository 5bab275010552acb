"""What is declared of a participant: that they finished, did not come, come later or left; and what they say to it."""
