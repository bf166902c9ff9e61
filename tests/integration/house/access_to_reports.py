"""The routes of the reports in the table of `access_table.py`, with its columns."""

REPORTS = """
GET  reports.check               any       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  reports.check_code          check     ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
POST reports.check_file          any       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  reports.data                published in   ok   404  ok   404  ok   404  ok   404  ok   404  404
GET  reports.data                judging   in   ok   404  ok   404  404  404  404  404  404  404  404
POST reports.decide_releases     published in   403  403  go   404  403  403  403  403  403  403  403
GET  reports.file                judging   in   ok   404  ok   404  404  404  404  404  404  404  404
GET  reports.file                out       in   ok   404  ok   404  ok   404  404  404  404  404  404
GET  reports.file                published in   ok   404  ok   404  ok   404  ok   404  ok   404  404
GET  reports.file                self      in   ok   404  ok   404  ok   404  404  404  404  404  404
GET  reports.file                early     in   ok   404  ok   404  404  404  404  404  404  404  404
GET  reports.file                told      in   ok   404  ok   404  ok   404  ok   404  ok   404  404
GET  reports.file                hidden    in   ok   404  ok   404  ok   404  ok   404  ok   404  404
POST reports.make                judging   in   400  404  400  404  404  404  404  404  404  404  404
POST reports.make                out       in   400  404  400  404  400  404  404  404  404  404  404
POST reports.make                published in   400  404  400  404  400  404  400  404  400  404  404
POST reports.make                self      in   400  404  400  404  400  404  404  404  404  404  404
GET  reports.of_assessment       judging   in   ok   404  ok   404  404  404  404  404  404  404  404
GET  reports.of_assessment       out       in   ok   404  ok   404  ok   404  404  404  404  404  404
GET  reports.of_assessment       published in   ok   404  ok   404  ok   404  ok   404  ok   404  404
GET  reports.of_assessment       self      in   ok   404  ok   404  ok   404  404  404  404  404  404
GET  reports.one                 judging   in   ok   404  ok   404  404  404  404  404  404  404  404
GET  reports.one                 published in   ok   404  ok   404  ok   404  ok   404  ok   404  404
GET  reports.page                judging   in   ok   404  ok   404  404  404  404  404  404  404  404
GET  reports.page                published in   ok   404  ok   404  ok   404  ok   404  ok   404  404
GET  reports.page                told      in   ok   404  ok   404  ok   404  ok   404  ok   404  404
GET  reports.photo               published in   ok   404  ok   404  ok   404  ok   404  ok   404  404
GET  reports.photo               told      in   404  404  404  404  404  404  404  404  404  404  404
GET  reports.published           any       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  reports.published_data      published 404  404  404  404  404  404  404  404  404  404  404  404
GET  reports.published_data      told      ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  reports.published_file      published 404  404  404  404  404  404  404  404  404  404  404  404
GET  reports.published_file      told      ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  reports.published_page      published 404  404  404  404  404  404  404  404  404  404  404  404
GET  reports.published_page      told      ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  reports.published_photo     published 404  404  404  404  404  404  404  404  404  404  404  404
GET  reports.published_photo     told      404  404  404  404  404  404  404  404  404  404  404  404
GET  reports.releases            planned   in   403  403  404  404  403  403  403  403  403  403  403
GET  reports.releases            judging   in   403  403  ok   404  403  403  403  403  403  403  403
GET  reports.releases            published in   403  403  ok   404  403  403  403  403  403  403  403
GET  reports.state               judging   in   ok   404  ok   404  404  404  404  404  404  404  404
GET  reports.state               published in   ok   404  ok   404  ok   404  ok   404  ok   404  404
POST reports.withdraw            judging   in   403  403  400  404  403  403  403  403  403  403  403
POST reports.withdraw            published in   403  403  400  404  403  403  403  403  403  403  403
"""
