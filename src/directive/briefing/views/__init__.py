"""Builders of charts and figures: queries answered, words set, pure chart functions called; no Streamlit."""
