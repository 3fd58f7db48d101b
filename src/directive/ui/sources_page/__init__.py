"""Sections of the page on data and sources."""
