"""Telling people what happened or waits: an inbox in the portal, and mail to who wishes it."""
