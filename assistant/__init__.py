"""Short, specific messages to people you respect: drafted here, reviewed and sent by you."""

__version__ = "0.1.0"
