"""Bingo: cards of things to try with people at an event, and the questions to ask oneself afterwards."""
