"""The model writer: everything about endpoints that speak chat completions."""
