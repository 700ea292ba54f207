"""What the tests share: terminals to drive, and the guard that keeps them off the network."""
