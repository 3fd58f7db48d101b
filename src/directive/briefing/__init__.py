"""What leaves the page: charts and figures built without a browser, stories, papers."""
