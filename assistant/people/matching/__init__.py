"""No doubles: who is certainly one and the same, who may be, and what one record says beside another."""
