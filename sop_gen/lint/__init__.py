"""A service in, findings out: what is understood but wrong."""
