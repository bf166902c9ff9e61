"""What everybody gets of the pages of hear and reply, of the review and of messages: the rows of the table in
`access_table.py` for these rooms.
"""

ROWS = """
GET  assessments.history_file    judging   in   ok   404  ok   404  404  404  404  404  404  404  404
GET  assessments.history_file    published in   ok   404  ok   404  404  404  404  404  404  404  404

POST notices.choose_mail         any       in   400  400  400  400  400  400  400  400  400  400  400
GET  notices.index               any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
POST notices.open_one            any       in   go   404  404  404  404  404  404  404  404  404  404
POST notices.read_all            any       in   go   go   go   go   go   go   go   go   go   go   go

POST replies.ask_code            out       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
POST replies.close               out       go   go   go   go   go   go   go   go   go   go   go   go
GET  replies.file                out       404  404  404  404  404  404  404  404  404  404  404  404
GET  replies.one                 out       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  replies.one                 any       404  404  404  404  404  404  404  404  404  404  404  404
POST replies.open_link           out       400  400  400  400  400  400  400  400  400  400  400  400
POST replies.remove_file         out       404  404  404  404  404  404  404  404  404  404  404  404
POST replies.save                out       404  404  404  404  404  404  404  404  404  404  404  404

POST review.add_remark           submitted in   403  403  409  404  403  403  403  403  403  403  403
POST review.add_remark           out       in   403  403  400  404  403  403  403  403  403  403  403
POST review.agree_with_override  out       in   403  403  404  404  403  403  403  403  403  403  403
POST review.decide               out       in   403  403  404  404  403  403  403  403  403  403  403
POST review.decline              out       in   403  403  400  404  403  403  403  403  403  403  403
POST review.end_override         out       in   403  403  404  404  403  403  403  403  403  403  403
POST review.extend               out       in   403  403  400  404  403  403  403  403  403  403  403
GET  review.hearing              submitted in   403  403  404  404  403  403  403  403  403  403  403
GET  review.hearing              out       in   403  403  ok   404  403  403  403  403  403  403  403
GET  review.index                any       in   403  403  ok   ok   403  403  403  403  403  403  403
GET  review.one                  submitted in   403  403  ok   404  403  403  403  403  403  403  403
GET  review.one                  self      in   403  403  ok   404  403  403  403  403  403  403  403
POST review.propose_override     out       in   403  403  400  404  403  403  403  403  403  403  403
POST review.renew_link           out       in   403  403  go   404  403  403  403  403  403  403  403
GET  review.reply_file           out       in   403  403  ok   404  403  403  403  403  403  403  403
POST review.revoke_link          out       in   403  403  go   404  403  403  403  403  403  403  403
GET  review.send_out             submitted in   403  403  ok   404  403  403  403  403  403  403  403
POST review.send_out             submitted in   403  403  409  404  403  403  403  403  403  403  403
POST review.take_step            judging   in   403  403  400  404  403  403  403  403  403  403  403
POST review.take_step            submitted in   403  403  400  404  403  403  403  403  403  403  403
POST review.take_step            published in   403  403  409  404  403  403  403  403  403  403  403
"""
