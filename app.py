"""Directive Explorer: `streamlit run app.py`."""

import streamlit as st

if __name__ == "__main__":  # a visit: Streamlit runs this file
    from directive.ui.shell import run

    run()
else:  # the server: Streamlit looks for the name `app`, and serves these addresses beside the pages
    from directive.serve import stage_routes, warm_start

    routes = stage_routes(st.get_option("server.baseUrlPath"), st.get_option("server.address"))
    app = st.App(__file__, routes=routes, lifespan=warm_start)
