INSERT INTO quarter_reports (id, location_id, year, quarter, version, residents, moved_in, moved_out, procedures_ended, in_one_place, other_users, source, recorded_at)
VALUES ('00000000-0000-7000-8000-000000001501', '00000000-0000-7000-8000-000000000002', 2026, 3, 1, 80, 12, 9, 20, 14, '{"students": 5}', 'Kwartaalbericht', '2026-11-23 10:00+00');
INSERT INTO neighbourhood_activities (id, location_id, block, held_on, what, partners, recorded_at)
VALUES ('00000000-0000-7000-8000-000000001502', '00000000-0000-7000-8000-000000000002', 'work', '2026-10-01', 'Banenmarkt', 'Werkplein', '2026-11-23 10:00+00');
INSERT INTO withdrawn_activities (activity_id, reason, withdrawn_at)
VALUES ('00000000-0000-7000-8000-000000001502', 'Verkeerde locatie', '2026-11-23 11:00+00');
INSERT INTO ladder_steps (id, position, name, name_en, term_days, basis, basis_en, is_default)
VALUES ('00000000-0000-7000-8000-000000001503', 1, 'Signaleren', 'Signal', NULL, 'Voorbeeld', '', false);
INSERT INTO supervision_steps (id, municipality_code, ladder_step_id, taken_on, deadline_on, taken_by, summary, letter_sha256, letter_name, recorded_at)
VALUES ('00000000-0000-7000-8000-000000001504', 'GM9998', '00000000-0000-7000-8000-000000001503', '2026-11-01', '2026-12-01', 'de minister', 'Vraag naar de stand', repeat('c', 64), 'brief.pdf', '2026-11-23 10:00+00');
INSERT INTO supervision_responses (id, step_id, responded_on, summary, recorded_at)
VALUES ('00000000-0000-7000-8000-000000001505', '00000000-0000-7000-8000-000000001504', '2026-11-10', 'Antwoord', '2026-11-23 10:00+00');
INSERT INTO withdrawn_steps (step_id, reason, withdrawn_at)
VALUES ('00000000-0000-7000-8000-000000001504', 'Voor een andere gemeente', '2026-11-23 11:00+00');
