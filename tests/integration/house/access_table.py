"""What everybody gets of every route: one line for each view, method and thing that is asked for.

ok: the page · go: done, and on to another page · in: sign in first · 400 403 404 409: refused with that
status. A POST is an empty form, so 400 means that the person got as far as the form. 404 is the answer where
somebody may not know that the thing exists. Everything asked for stands in Utrecht; a column with a dash is
the same role for elsewhere.
"""

from tests.integration.house.access_review import ROWS
from tests.integration.house.access_to_allocation import ALLOCATION
from tests.integration.house.access_to_improvement import IMPROVEMENT
from tests.integration.house.access_to_reports import REPORTS

# What is asked for; every other thing of the world is as in `any`.
THINGS = {
    "any": "a location, a group of places, a person: nothing secret",
    "planned": "an inspection that has not begun",
    "judging": "an inspection that is being judged",
    "submitted": "an inspection that was handed in",
    "out": "an inspection that is out for reply",
    "adopted": "an inspection that was adopted",
    "published": "an inspection that everybody in reach may read",
    "early": "a published inspection, with a report made while it was still being judged",
    "told": "a published inspection with an edition of its report for the public",
    "self": "a self-assessment that is being judged",
    "hidden": "a location whose address is protected, and its published inspection",
    "province": "the province of Utrecht",
    "oneself": "the administrator who asks",
    "language": "a language",
    "export": "a table in one form",
    "check": "the number and code on a report",
}

TABLE = """
                                           nob  ins  ins- rev  rev- mun  mun- pro  pro- rea  own  adm
GET  accounts.choose_language    language  go   go   go   go   go   go   go   go   go   go   go   go
GET  accounts.forgotten_password any        ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
POST accounts.forgotten_password any        400  400  400  400  400  400  400  400  400  400  400  400
GET  accounts.new_password       any        404  404  404  404  404  404  404  404  404  404  404  404
POST accounts.new_password       any        404  404  404  404  404  404  404  404  404  404  404  404
GET  accounts.own_account        any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
POST accounts.own_account        any       in   400  400  400  400  400  400  400  400  400  400  400
POST accounts.own_email          any        in   400  400  400  400  400  400  400  400  400  400  400
POST accounts.own_language       any       in   404  404  404  404  404  404  404  404  404  404  404
GET  accounts.sign_in            any       ok   go   go   go   go   go   go   go   go   go   go   go
POST accounts.sign_in            any       400  go   go   go   go   go   go   go   go   go   go   go
POST accounts.sign_out           any       in   in   in   in   in   in   in   in   in   in   in   in

POST assessments.add_photo       judging   in   400  404  403  403  404  404  403  403  403  403  403
POST assessments.add_photo       submitted in   400  404  403  403  404  404  403  403  403  403  403
POST assessments.add_photo       out       in   400  404  403  403  400  404  403  403  403  403  403
POST assessments.add_photo       self      in   400  404  403  403  400  404  403  403  403  403  403
GET  assessments.index           any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  assessments.judge           judging   in   go   404  403  403  404  404  403  403  403  403  403
GET  assessments.judge           self      in   403  404  403  403  go   404  403  403  403  403  403
GET  assessments.judge_indicator judging   in   go   404  403  403  404  404  403  403  403  403  403
GET  assessments.judge_indicator self      in   403  404  403  403  go   404  403  403  403  403  403
GET  assessments.judge_theme     judging   in   ok   404  403  403  404  404  403  403  403  403  403
GET  assessments.judge_theme     submitted in   409  404  403  403  404  404  403  403  403  403  403
GET  assessments.judge_theme     out       in   409  404  403  403  403  404  403  403  403  403  403
GET  assessments.judge_theme     self      in   403  404  403  403  ok   404  403  403  403  403  403
GET  assessments.one             judging   in   ok   404  ok   404  404  404  404  404  404  404  404
GET  assessments.one             out       in   ok   404  ok   404  ok   404  404  404  404  404  404
GET  assessments.one             adopted   in   ok   404  ok   404  ok   404  ok   404  ok   404  404
GET  assessments.one             published in   ok   404  ok   404  ok   404  ok   404  ok   404  404
GET  assessments.one             self      in   ok   404  ok   404  ok   404  404  404  404  404  404
GET  assessments.photo           judging   in   ok   404  ok   404  404  404  404  404  404  404  404
GET  assessments.photo           out       in   ok   404  ok   404  ok   404  404  404  404  404  404
GET  assessments.photo           published in   ok   404  ok   404  ok   404  ok   404  ok   404  404
GET  assessments.photo           self      in   ok   404  ok   404  ok   404  404  404  404  404  404
POST assessments.photo           judging   in   go   404  403  404  404  404  404  404  404  404  404
POST assessments.photo           submitted in   409  404  403  404  404  404  404  404  404  404  404
POST assessments.photo           out       in   409  404  403  404  403  404  404  404  404  404  404
POST assessments.photo           self      in   403  404  403  404  go   404  404  404  404  404  404
GET  assessments.photo_file      judging   in   ok   404  ok   404  404  404  404  404  404  404  404
GET  assessments.photo_file      out       in   ok   404  ok   404  ok   404  404  404  404  404  404
GET  assessments.photo_file      published in   ok   404  ok   404  ok   404  ok   404  ok   404  404
GET  assessments.photo_file      self      in   ok   404  ok   404  ok   404  404  404  404  404  404
GET  assessments.plan            any       in   ok   404  ok   404  ok   404  403  403  403  403  403
GET  assessments.plan            hidden    in   ok   404  ok   404  ok   404  403  403  403  403  403
POST assessments.plan            any       in   400  404  400  404  400  404  403  403  403  403  403
POST assessments.plan            hidden    in   400  404  400  404  400  404  403  403  403  403  403
POST assessments.record          judging   in   400  404  403  403  404  404  403  403  403  403  403
POST assessments.record          submitted in   400  404  403  403  404  404  403  403  403  403  403
POST assessments.record          out       in   400  404  403  403  400  404  403  403  403  403  403
POST assessments.record          self      in   400  404  403  403  400  404  403  403  403  403  403
POST assessments.record_danger   judging   in   400  404  403  403  404  404  403  403  403  403  403
POST assessments.record_danger   submitted in   409  404  403  403  404  404  403  403  403  403  403
POST assessments.record_danger   out       in   409  404  403  403  403  404  403  403  403  403  403
POST assessments.record_danger   self      in   403  404  403  403  400  404  403  403  403  403  403
POST assessments.remove_photo    judging   in   go   404  403  403  404  404  403  403  403  403  403
POST assessments.remove_photo    submitted in   409  404  403  403  404  404  403  403  403  403  403
POST assessments.remove_photo    out       in   409  404  403  403  403  404  403  403  403  403  403
POST assessments.remove_photo    self      in   403  404  403  403  go   404  403  403  403  403  403
GET  assessments.room_records    judging   in   ok   404  403  403  404  404  403  403  403  403  403
GET  assessments.room_records    self      in   403  404  403  403  ok   404  403  403  403  403  403
POST assessments.record_rooms    judging   in   400  404  403  403  404  404  403  403  403  403  403
POST assessments.record_rooms    submitted in   409  404  403  403  404  404  403  403  403  403  403
POST assessments.record_rooms    self      in   403  404  403  403  400  404  403  403  403  403  403
POST assessments.remove_room     judging   in   go   404  403  403  404  404  403  403  403  403  403
POST assessments.remove_room     submitted in   409  404  403  403  404  404  403  403  403  403  403
POST assessments.remove_room     self      in   403  404  403  403  go   404  403  403  403  403  403
POST assessments.choose_room     judging   in   404  404  403  403  404  404  403  403  403  403  403
POST assessments.choose_room     submitted in   409  404  403  403  404  404  403  403  403  403  403
POST assessments.choose_room     self      in   403  404  403  403  404  404  403  403  403  403  403
POST assessments.take_over_measure judging in   404  404  403  403  404  404  403  403  403  403  403
POST assessments.take_over_measure submitted in 409  404  403  403  404  404  403  403  403  403  403
POST assessments.take_over_measure self    in   403  404  403  403  404  404  403  403  403  403  403
GET  assessments.rooms           judging   in   ok   404  ok   404  404  404  404  404  404  404  404
GET  assessments.rooms           out       in   ok   404  ok   404  ok   404  404  404  404  404  404
GET  assessments.rooms           published in   ok   404  ok   404  ok   404  ok   404  ok   404  404
GET  assessments.rooms           self      in   ok   404  ok   404  ok   404  404  404  404  404  404
POST assessments.save_room       judging   in   400  404  403  403  404  404  403  403  403  403  403
POST assessments.save_room       submitted in   409  404  403  403  404  404  403  403  403  403  403
POST assessments.save_room       self      in   403  404  403  403  400  404  403  403  403  403  403
POST assessments.save_theme      judging   in   go   404  403  403  404  404  403  403  403  403  403
POST assessments.save_theme      submitted in   409  404  403  403  404  404  403  403  403  403  403
POST assessments.save_theme      out       in   409  404  403  403  403  404  403  403  403  403  403
POST assessments.save_theme      self      in   403  404  403  403  go   404  403  403  403  403  403
GET  assessments.standard        judging   in   ok   404  ok   404  404  404  404  404  404  404  404
GET  assessments.standard        out       in   ok   404  ok   404  ok   404  404  404  404  404  404
GET  assessments.standard        published in   ok   404  ok   404  ok   404  ok   404  ok   404  404
GET  assessments.standard        self      in   ok   404  ok   404  ok   404  404  404  404  404  404
POST assessments.take_step       planned   in   400  404  403  404  404  404  404  404  404  404  404
POST assessments.take_step       judging   in   400  404  403  404  404  404  404  404  404  404  404
POST assessments.take_step       submitted in   409  404  403  404  404  404  404  404  404  404  404
POST assessments.take_step       self      in   403  404  403  404  400  404  404  404  404  404  404
GET  assessments.along           judging   in   ok   404  403  403  404  404  403  403  403  403  403
GET  assessments.along           submitted in   ok   404  403  403  404  404  403  403  403  403  403
GET  assessments.along           out       in   ok   404  403  403  403  404  403  403  403  403  403
GET  assessments.along           self      in   403  404  403  403  ok   404  403  403  403  403  403
POST assessments.contact         judging   in   400  404  403  403  404  404  403  403  403  403  403
POST assessments.contact         submitted in   400  404  403  403  404  404  403  403  403  403  403
POST assessments.contact         out       in   400  404  403  403  403  404  403  403  403  403  403
POST assessments.contact         self      in   403  404  403  403  400  404  403  403  403  403  403
POST assessments.receipt         judging   in   400  404  403  403  404  404  403  403  403  403  403
POST assessments.receipt         submitted in   400  404  403  403  404  404  403  403  403  403  403
POST assessments.receipt         out       in   400  404  403  403  403  404  403  403  403  403  403
POST assessments.receipt         self      in   403  404  403  403  400  404  403  403  403  403  403
GET  assessments.tablet          judging   in   ok   404  403  403  404  404  403  403  403  403  403
GET  assessments.tablet          submitted in   409  404  403  403  404  404  403  403  403  403  403
GET  assessments.tablet          out       in   409  404  403  403  403  404  403  403  403  403  403
GET  assessments.tablet          self      in   403  404  403  403  ok   404  403  403  403  403  403
GET  assessments.hand_in         judging   in   ok   404  403  403  404  404  403  403  403  403  403
GET  assessments.hand_in         submitted in   409  404  403  403  404  404  403  403  403  403  403
GET  assessments.hand_in         out       in   409  404  403  403  403  404  403  403  403  403  403
GET  assessments.hand_in         self      in   403  404  403  403  ok   404  403  403  403  403  403
POST assessments.hand_in         judging   in   400  404  403  403  404  404  403  403  403  403  403
POST assessments.hand_in         submitted in   409  404  403  403  404  404  403  403  403  403  403
POST assessments.hand_in         out       in   409  404  403  403  403  404  403  403  403  403  403
POST assessments.hand_in         self      in   403  404  403  403  400  404  403  403  403  403  403
GET  assessments.close_visit     judging   in   ok   404  403  403  404  404  403  403  403  403  403
GET  assessments.close_visit     submitted in   409  404  403  403  404  404  403  403  403  403  403
GET  assessments.close_visit     out       in   409  404  403  403  403  404  403  403  403  403  403
GET  assessments.close_visit     self      in   403  404  403  403  ok   404  403  403  403  403  403
POST assessments.close_visit     judging   in   go   404  403  403  404  404  403  403  403  403  403
POST assessments.close_visit     submitted in   409  404  403  403  404  404  403  403  403  403  403
POST assessments.close_visit     out       in   409  404  403  403  403  404  403  403  403  403  403
POST assessments.close_visit     self      in   403  404  403  403  go   404  403  403  403  403  403
GET  assessments.division        judging   in   ok   404  403  403  404  404  403  403  403  403  403
GET  assessments.division        submitted in   409  404  403  403  404  404  403  403  403  403  403
GET  assessments.division        out       in   409  404  403  403  403  404  403  403  403  403  403
GET  assessments.division        self      in   403  404  403  403  ok   404  403  403  403  403  403
POST assessments.division        judging   in   go   404  403  403  404  404  403  403  403  403  403
POST assessments.division        submitted in   409  404  403  403  404  404  403  403  403  403  403
POST assessments.division        out       in   409  404  403  403  403  404  403  403  403  403  403
POST assessments.division        self      in   403  404  403  403  go   404  403  403  403  403  403
GET  assessments.visit           judging   in   ok   404  403  403  404  404  403  403  403  403  403
GET  assessments.visit           self      in   403  404  403  403  ok   404  403  403  403  403  403
POST assessments.visit           judging   in   go   404  403  403  404  404  403  403  403  403  403
POST assessments.visit           submitted in   409  404  403  403  404  404  403  403  403  403  403
POST assessments.visit           out       in   409  404  403  403  403  404  403  403  403  403  403
POST assessments.visit           self      in   403  404  403  403  go   404  403  403  403  403  403

GET  framework.document          any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  framework.index             any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  framework.one               any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  framework.theme             any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok

GET  locations.add               any       in   ok   ok   ok   ok   ok   ok   403  403  403  403  403
POST locations.add               any       in   400  400  400  400  400  400  403  403  403  403  403
GET  locations.add_places        any       in   ok   404  ok   404  ok   404  403  403  403  403  403
GET  locations.add_places        hidden    in   ok   404  ok   404  ok   404  403  403  403  403  403
POST locations.add_places        any       in   400  404  400  404  400  404  403  403  403  403  403
POST locations.add_places        hidden    in   400  404  400  404  400  404  403  403  403  403  403
GET  locations.change            any       in   ok   404  ok   404  ok   404  403  403  403  403  403
GET  locations.change            hidden    in   ok   404  ok   404  ok   404  403  403  403  403  403
POST locations.change            any       in   400  404  400  404  400  404  403  403  403  403  403
POST locations.change            hidden    in   400  404  400  404  400  404  403  403  403  403  403
GET  locations.change_places     any       in   ok   404  ok   404  ok   404  403  403  403  403  403
GET  locations.change_places     hidden    in   ok   404  ok   404  ok   404  403  403  403  403  403
POST locations.change_places     any       in   400  404  400  404  400  404  403  403  403  403  403
POST locations.change_places     hidden    in   400  404  400  404  400  404  403  403  403  403  403
GET  locations.index             any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok

GET  exports.one                 export    in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok

GET  overview.country_map        any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  locations.occupancy         any       in   ok   404  ok   404  ok   404  403  403  403  403  403
POST locations.occupancy         any       in   400  404  400  404  400  404  403  403  403  403  403
GET  overview.location           any       in   ok   404  ok   404  ok   404  ok   404  ok   ok   404
GET  overview.location           hidden    in   ok   404  ok   404  ok   404  ok   404  ok   ok   404
GET  overview.municipality       any       in   ok   404  ok   404  ok   404  ok   404  ok   ok   404
GET  overview.municipality_history any     in   ok   404  ok   404  ok   404  ok   404  ok   ok   404
GET  overview.province           province  in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  overview.quality            any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  overview.start              any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok

GET  people.add                  any       in   403  403  403  403  403  403  403  403  403  403  ok
POST people.add                  any       in   403  403  403  403  403  403  403  403  403  403  400
POST people.close                any       in   403  403  403  403  403  403  403  403  403  403  go
POST people.close                oneself   in   403  403  403  403  403  403  403  403  403  403  409
POST people.end_grant            any       in   403  403  403  403  403  403  403  403  403  403  go
POST people.end_grant            oneself   in   403  403  403  403  403  403  403  403  403  403  409
POST people.grant_role           any       in   403  403  403  403  403  403  403  403  403  403  400
POST people.grant_role           oneself   in   403  403  403  403  403  403  403  403  403  403  400
GET  people.index                any       in   403  403  403  403  403  403  403  403  403  403  ok
GET  people.one                  any       in   403  403  403  403  403  403  403  403  403  403  ok
GET  people.one                  oneself   in   403  403  403  403  403  403  403  403  403  403  ok
POST people.reopen               any       in   403  403  403  403  403  403  403  403  403  403  go
POST people.reopen               oneself   in   403  403  403  403  403  403  403  403  403  403  go

POST sheet_pages.municipality    any       in   go   404  go   404  go   404  go   404  go   go   404
POST sheet_pages.province        province  in   go   404  go   404  404  404  go   404  go   go   404
GET  sheets.file                 any       in   ok   404  ok   404  ok   404  ok   404  ok   ok   404
GET  sheets.one                  any       in   ok   404  ok   404  ok   404  ok   404  ok   ok   404
GET  sheets.state                any       in   ok   404  ok   404  ok   404  ok   404  ok   ok   404

GET  stability.add_activity      any       in   ok   404  ok   404  ok   404  403  403  403  403  403
POST stability.add_activity      any       in   400  404  400  404  400  404  403  403  403  403  403
GET  stability.one               any       in   ok   404  ok   404  ok   404  ok   404  ok   ok   404
GET  stability.one               hidden    in   ok   404  ok   404  ok   404  ok   404  ok   ok   404
GET  stability.report            any       in   ok   404  ok   404  ok   404  403  403  403  403  403
POST stability.report            any       in   400  404  400  404  400  404  403  403  403  403  403
GET  stability.withdraw          any       in   ok   404  ok   404  ok   404  403  403  403  403  403
POST stability.withdraw          any       in   400  404  400  404  400  404  403  403  403  403  403

GET  supervision.ladder          any       in   403  403  ok   403  403  403  403  403  403  403  403
POST supervision.ladder          any       in   403  403  400  403  403  403  403  403  403  403  403
GET  supervision.letter          any       in   403  403  ok   404  ok   404  ok   404  403  403  403
GET  supervision.one             any       in   ok   404  ok   404  ok   404  ok   404  ok   ok   404
GET  supervision.record          any       in   403  403  ok   404  403  403  ok   404  403  403  403
POST supervision.record          any       in   403  403  400  404  403  403  400  404  403  403  403
GET  supervision.respond         any       in   403  403  ok   404  ok   404  ok   404  403  403  403
POST supervision.respond         any       in   403  403  400  404  400  404  400  404  403  403  403
GET  supervision.withdraw        any       in   403  403  ok   404  403  403  ok   404  403  403  403
POST supervision.withdraw        any       in   403  403  400  404  403  403  400  404  403  403  403

GET  tablet.manifest             any       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  tablet.mine                 any       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  tablet.script               any       404  404  404  404  404  404  404  404  404  404  404  404
GET  tablet.service_worker       any       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET  tablet.session              any       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
"""

COLUMNS = {
    "nob": "nobody",
    "ins": "inspector",
    "ins-": "inspector-elsewhere",
    "rev": "reviewer",
    "rev-": "reviewer-elsewhere",
    "mun": "municipality",
    "mun-": "municipality-elsewhere",
    "pro": "province",
    "pro-": "province-elsewhere",
    "rea": "reader",
    "own": "framework-owner",
    "adm": "administrator",
}


def rows() -> dict[tuple[str, str, str], dict[str, str]]:
    """The table: what each person gets, by method, view and thing."""
    written = (TABLE + ALLOCATION + REPORTS + IMPROVEMENT + ROWS).strip("\n").splitlines()
    head, *lines = [line.split() for line in written if line.strip()]
    people = [COLUMNS[short] for short in head]
    return {
        (method, view, thing): dict(zip(people, cells, strict=True)) for method, view, thing, *cells in lines
    }
