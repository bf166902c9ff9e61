"""Measurements that take minutes: they stand beside their figures and are run by hand."""
