"""Pages composed from several rooms: start page, location and municipality."""
