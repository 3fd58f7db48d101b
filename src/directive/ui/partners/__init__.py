"""Sections of the page on trade by partner."""
