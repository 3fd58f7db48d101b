"""Directive Explorer: `streamlit run app.py`."""

from directive.ui.shell import run

run()
