"""People, their roles with a scope, and signing in."""
