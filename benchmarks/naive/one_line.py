"""The least a Streamlit app can be: what a server start costs without us."""

import streamlit as st

st.header("One line")
