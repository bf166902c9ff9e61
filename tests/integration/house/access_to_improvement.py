"""The routes of findings, measures, planning and the guide in the table of `access_table.py`."""

IMPROVEMENT = """
GET  assessments.findings        judging   in   ok   404  ok   404  404  404  404  404  404  404  404
GET  assessments.findings        out       in   ok   404  ok   404  ok   404  404  404  404  404  404
GET  assessments.findings        published in   ok   404  ok   404  ok   404  ok   404  ok   404  404
GET  assessments.findings        self      in   ok   404  ok   404  ok   404  404  404  404  404  404
POST assessments.group_findings  judging   in   400  404  403  403  404  404  403  403  403  403  403
POST assessments.group_findings  submitted in   409  404  403  403  404  404  403  403  403  403  403
POST assessments.group_findings  out       in   409  404  403  403  403  404  403  403  403  403  403
POST assessments.group_findings  self      in   403  404  403  403  400  404  403  403  403  403  403
GET  assessments.since           judging   in   404  404  404  404  404  404  404  404  404  404  404
GET  assessments.since           self      in   404  404  404  404  404  404  404  404  404  404  404
GET  assessments.team            judging   in   ok   404  ok   404  404  404  403  403  403  403  403
GET  assessments.team            submitted in   403  404  403  404  404  404  403  403  403  403  403
GET  assessments.team            self      in   403  404  403  404  ok   404  403  403  403  403  403
POST assessments.team            judging   in   400  404  400  404  404  404  403  403  403  403  403
POST assessments.team            submitted in   403  404  403  404  404  404  403  403  403  403  403
POST assessments.team            self      in   403  404  403  404  400  404  403  403  403  403  403
POST assessments.word_finding    submitted in   409  404  403  403  404  404  403  403  403  403  403
POST assessments.word_finding    out       in   409  404  403  403  403  404  403  403  403  403  403
POST assessments.word_finding    judging   in   404  404  403  403  404  404  403  403  403  403  403
POST assessments.word_finding    self      in   403  404  403  403  404  404  403  403  403  403  403

GET  guide.index                 any       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  guide.page                  any       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  guide.picture               any       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok

GET  improvement.agree           submitted in   ok   404  ok   404  404  404  403  403  403  403  403
GET  improvement.agree           out       in   ok   404  ok   404  ok   404  403  403  403  403  403
POST improvement.agree           submitted in   400  404  400  404  404  404  403  403  403  403  403
POST improvement.agree           out       in   400  404  400  404  400  404  403  403  403  403  403
POST improvement.deadline        submitted in   400  404  400  404  404  404  403  403  403  403  403
POST improvement.deadline        published in   400  404  400  404  400  404  403  403  403  403  403
GET  improvement.earlier         judging   in   ok   404  403  403  404  404  403  403  403  403  403
GET  improvement.earlier         self      in   403  404  403  403  ok   404  403  403  403  403  403
POST improvement.end             submitted in   403  404  403  404  404  404  403  403  403  403  403
POST improvement.end             published in   403  404  400  404  403  404  403  403  403  403  403
GET  improvement.findings        any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  improvement.good_practices  any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  improvement.index           any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  improvement.measure         submitted in   ok   404  ok   404  404  404  404  404  404  404  404
GET  improvement.measure         out       in   ok   404  ok   404  ok   404  404  404  404  404  404
GET  improvement.measure         published in   ok   404  ok   404  ok   404  ok   404  ok   404  404
GET  improvement.plan            judging   in   404  404  404  404  404  404  404  404  404  404  404
GET  improvement.plan            submitted in   ok   404  ok   404  404  404  404  404  404  404  404
GET  improvement.plan            out       in   ok   404  ok   404  ok   404  404  404  404  404  404
GET  improvement.plan            published in   ok   404  ok   404  ok   404  ok   404  ok   404  404
GET  improvement.plan            hidden    in   ok   404  ok   404  ok   404  ok   404  ok   404  404
GET  improvement.proof           submitted in   ok   404  ok   404  404  404  404  404  404  404  404
GET  improvement.proof           out       in   ok   404  ok   404  ok   404  404  404  404  404  404
GET  improvement.proof           published in   ok   404  ok   404  ok   404  ok   404  ok   404  404
GET  improvement.re_inspection   any       in   ok   404  ok   404  403  403  403  403  403  403  403
POST improvement.re_inspection   any       in   400  404  400  404  403  403  403  403  403  403  403
GET  improvement.re_inspection   hidden    in   ok   404  ok   404  403  403  403  403  403  403  403
POST improvement.re_inspection   hidden    in   400  404  400  404  403  403  403  403  403  403  403
POST improvement.report          submitted in   400  404  400  404  404  404  403  403  403  403  403
POST improvement.report          published in   400  404  400  404  400  404  403  403  403  403  403

GET  planning.index              any       in   ok   ok   ok   ok   ok   ok   403  403  403  403  403
GET  planning.mirrors            any       in   ok   404  ok   404  ok   404  ok   404  ok   ok   404
GET  planning.mirrors            hidden    in   ok   404  ok   404  ok   404  ok   404  ok   ok   404
GET  planning.prepare            judging   in   ok   404  ok   404  403  403  403  403  403  403  403
GET  planning.prepare            hidden    in   ok   404  ok   404  403  403  403  403  403  403  403
GET  planning.prepare            self      in   ok   404  ok   404  403  403  403  403  403  403  403
GET  planning.which_next         any       in   ok   ok   ok   ok   403  403  403  403  403  403  403
"""
