"""Published versions of the quality framework: browse, publish, keep."""
