INSERT INTO outgoing_mails (id, address, language, kind, details, state, made_at, due_at, tries, trouble)
VALUES ('00000000-0000-7000-8000-000000000121', 'a@example.org', 'nl', 'notice', '{"kind": "submitted"}', 'waiting', '2026-11-23 10:00+00', '2026-11-23 10:00+00', 0, '');
INSERT INTO notices (id, person_id, kind, about, number, made_at)
VALUES ('00000000-0000-7000-8000-000000000122', '00000000-0000-7000-8000-000000000005', 'submitted', '00000000-0000-7000-8000-000000000008', 'T-2026-0001', '2026-11-23 10:00+00');
UPDATE people SET mail_wish = 'daily';
