INSERT INTO audit_lines (subject_kind, subject_id, action, person_id, happened_at, before_digest, after_digest, previous_hash, line_hash)
VALUES ('person', 'a', 'add-person', NULL, '2026-11-23 10:00+00', repeat('0', 64), repeat('1', 64), '', repeat('2', 64)),
       ('person', 'a', 'grant-role', NULL, '2026-11-23 10:01+00', repeat('1', 64), repeat('3', 64), repeat('2', 64), repeat('4', 64));
INSERT INTO audit_values (line_id, before, after) SELECT min(id), NULL, '{"language": "nl"}' FROM audit_lines;
