"""Directive Explorer: `streamlit run app.py`."""

import streamlit as st

if __name__ == "__main__":  # a visit: Streamlit runs this file
    from directive.ui.shell import run

    run()
else:  # the server: Streamlit looks for the name `app`, and serves these addresses beside the pages
    from starlette.middleware import Middleware

    from directive.serve import Frame, stage_routes, warm_start
    from directive.ui.broken import say_failure

    routes = stage_routes(st.get_option("server.baseUrlPath"), st.get_option("server.address"))
    app = st.App(
        __file__,
        routes=routes,
        lifespan=warm_start,
        middleware=[Middleware(Frame)],
        on_script_error=say_failure,
    )
