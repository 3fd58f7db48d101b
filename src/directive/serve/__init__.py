"""Plain pages that the server answers beside the app, without a visit: the big screen and its presenter's view."""

from directive.serve.frame import Frame
from directive.serve.routes import stage_routes
from directive.serve.warm import warm_start

__all__ = ["Frame", "stage_routes", "warm_start"]
