INSERT INTO reply_contacts (id, municipality_code, email, language, changed_at)
VALUES ('00000000-0000-7000-8000-000000000091', 'GM9998', 'opvang@example.org', 'nl', '2026-11-23 10:00+00');
INSERT INTO hearings (id, assessment_id, sent_at, sent_by_id, first_due_on, due_on)
VALUES ('00000000-0000-7000-8000-000000000092', '00000000-0000-7000-8000-000000000008', '2026-11-23 10:00+00', '00000000-0000-7000-8000-000000000005', '2026-12-07', '2026-12-07');
INSERT INTO hearing_findings (hearing_id, indicator, position, judgement_id)
VALUES ('00000000-0000-7000-8000-000000000092', 'rooms.space.area-per-person', 0, '00000000-0000-7000-8000-000000000009');
INSERT INTO replies (id, hearing_id, party, name, email, language, remarks, handed_in_by)
VALUES ('00000000-0000-7000-8000-000000000093', '00000000-0000-7000-8000-000000000092', 'municipality', 'Utrecht', 'opvang@example.org', 'nl', '', '');
INSERT INTO reply_links (id, reply_id, made_at, made_by_id, expires_at)
VALUES ('00000000-0000-7000-8000-000000000094', '00000000-0000-7000-8000-000000000093', '2026-11-23 10:00+00', '00000000-0000-7000-8000-000000000005', '2026-12-08 00:00+00');
INSERT INTO reply_codes (id, link_id, code_digest, made_at, tries)
VALUES ('00000000-0000-7000-8000-000000000095', '00000000-0000-7000-8000-000000000094', repeat('e', 64), '2026-11-23 10:00+00', 0);
INSERT INTO reply_answers (id, reply_id, hearing_id, indicator, stance, words, saved_at)
VALUES ('00000000-0000-7000-8000-000000000096', '00000000-0000-7000-8000-000000000093', '00000000-0000-7000-8000-000000000092', 'rooms.space.area-per-person', 'factual-error', 'De kamer is groter.', '2026-11-24 10:00+00');
INSERT INTO reply_files (id, reply_id, hearing_id, indicator, name, media_type, sha256, size_in_bytes, received_at)
VALUES ('00000000-0000-7000-8000-000000000097', '00000000-0000-7000-8000-000000000093', '00000000-0000-7000-8000-000000000092', 'rooms.space.area-per-person', 'meting.pdf', 'application/pdf', repeat('f', 64), 1000, '2026-11-24 10:00+00');
UPDATE replies SET handed_in_at = '2026-11-25 10:00+00', handed_in_by = 'A. Voorbeeld' WHERE id = '00000000-0000-7000-8000-000000000093';
INSERT INTO reply_decisions (id, hearing_id, indicator, outcome, reason, decided_by_id, decided_at)
VALUES ('00000000-0000-7000-8000-000000000098', '00000000-0000-7000-8000-000000000092', 'rooms.space.area-per-person', 'upheld', 'Er is opnieuw gemeten.', '00000000-0000-7000-8000-000000000005', '2026-12-08 10:00+00');
