"""The guide for people, inside the portal: the same pages as in `docs/gids` and `docs/guide`."""
