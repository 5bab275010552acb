"""What partners are told by themselves: events, the webhooks to which they are delivered, and what came of each try."""
