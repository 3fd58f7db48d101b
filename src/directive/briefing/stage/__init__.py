"""The big screen: a story as plain data (`payload`), with its player in one file (`file`), in rooms of the server
(`rooms`); `web` is what browsers run.
"""
