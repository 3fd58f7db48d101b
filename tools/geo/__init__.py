"""Build the outlines that ship with the data pack. Needs npm for the download, nothing at run time."""
