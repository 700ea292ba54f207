"""Endpoints as they really are: every known fault as a row, played over a real socket.

``python -m tests.faults`` prints the table: what the server did, what the user saw, complete or not, kept or not.
"""
