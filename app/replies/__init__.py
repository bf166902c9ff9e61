"""Hear and reply (hoor en wederhoor): the concept goes out by a link, the parties answer per finding, and
somebody who did not judge decides on each answer.
"""
