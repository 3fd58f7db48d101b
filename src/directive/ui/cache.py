"""What the server keeps between runs: the query engine, the pack, answers of queries. Never a visitor's choice."""

from __future__ import annotations

import streamlit as st

from directive.data.engine import Engine, default_engine
from directive.data.pack import Pack, default_pack


@st.cache_resource(show_spinner=False)
def engine() -> Engine:
    """One query engine a process."""
    return default_engine()


@st.cache_resource(show_spinner=False)
def pack() -> Pack:
    """What the data pack is about."""
    return default_pack()
