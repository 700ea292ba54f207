"""Every kind of message to twelve invented people on every channel it suits: written, read and measured."""
