// Nothing of its own: the target it stands in holds headers that are read once for all rooms or all tests.
