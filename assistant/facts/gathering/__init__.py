"""Facts from what somebody published: pages, feeds, forges and pasted text, all of it only proposed."""
