INSERT INTO people (id, name, email, password_hash, language, is_open, session_epoch, created_at, password_changed_at)
VALUES ('00000000-0000-7000-8000-000000000005', 'Voorbeeld Een', 'een@example.org', 'x', 'nl', true, 0, '2026-11-23 10:00+00', '2026-11-23 10:00+00');
INSERT INTO role_grants (id, person_id, role, scope, municipality_code, granted_at)
VALUES ('00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000005', 'municipality', 'municipality', 'GM9998', '2026-11-23 10:00+00');
INSERT INTO sign_in_attempts (key_digest, happened_at, succeeded) VALUES (repeat('5', 64), '2026-11-23 10:00+00', false);
