"""The routes of task and places in the table of `access_table.py`."""

ALLOCATION = """
GET  allocation.agree_exchange   any       in   403  403  ok   ok   403  403  ok   ok   403  403  403
POST allocation.agree_exchange   any       in   403  403  400  400  403  403  400  400  403  403  403
POST allocation.confirm_import   any       in   403  403  409  409  403  403  409  409  403  403  403
GET  allocation.enter_figure     any       in   403  403  ok   ok   403  403  ok   ok   403  403  403
POST allocation.enter_figure     any       in   403  403  400  400  403  403  400  400  403  403  403
GET  allocation.cycle_steps      any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  allocation.record_step      any       in   403  403  ok   403  403  403  403  403  403  403  403
POST allocation.record_step      any       in   403  403  400  403  403  403  403  403  403  403  403
GET  allocation.municipality_changes any   in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  allocation.found_municipality any       in   403  403  ok   403  403  403  403  403  403  403  403
GET  allocation.record_change    any       in   403  403  ok   403  403  403  403  403  403  403  403
POST allocation.found_municipality any       in   403  403  400  403  403  403  403  403  403  403  403
POST allocation.record_change    any       in   403  403  400  403  403  403  403  403  403  403  403
POST allocation.withdraw_change  any       in   403  403  go   403  403  403  403  403  403  403  403
GET  allocation.exchanges        any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  allocation.falling_off      any       in   ok   404  ok   404  404  404  404  404  ok   ok   404
GET  allocation.figures          any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  allocation.find_municipality any      in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  allocation.import_file      any       in   403  403  404  404  403  403  404  404  403  403  403
GET  allocation.import_figures   any       in   403  403  ok   ok   403  403  ok   ok   403  403  403
POST allocation.import_figures   any       in   403  403  400  400  403  403  400  400  403  403  403
GET  allocation.one_exchange     any       in   ok   404  ok   404  ok   404  ok   404  ok   ok   404
GET  allocation.one_import       any       in   403  403  ok   404  403  403  404  404  403  403  403
POST allocation.one_import       any       in   403  403  400  404  403  403  404  404  403  403  403
POST allocation.stop_exchange    any       in   403  403  400  404  403  403  400  404  403  403  403
GET  allocation.what_if_page     any       in   ok   404  ok   404  404  404  404  404  ok   ok   404
GET  allocation.index            any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
"""
