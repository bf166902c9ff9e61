INSERT INTO improvement_measures (id, finding_id, description, owner_kind, owner_name, due_on, state, created_at, created_by_id)
VALUES ('00000000-0000-7000-8000-000000000011', '00000000-0000-7000-8000-000000000010', 'Twee bedden uit elke kamer.', 'operator', 'Beheerder', '2027-01-15', 'agreed', '2026-11-24 10:00+00', '00000000-0000-7000-8000-000000000005');
INSERT INTO measure_entries (id, measure_id, kind, words, state, file_sha256, file_name, media_type, size_in_bytes, recorded_at, recorded_by_id)
VALUES ('00000000-0000-7000-8000-000000000012', '00000000-0000-7000-8000-000000000011', 'proof', '', NULL, repeat('e', 64), 'kamer.jpg', 'image/jpeg', 1000, '2026-11-25 10:00+00', '00000000-0000-7000-8000-000000000005');
INSERT INTO resolutions (finding_id, indicator, how, assessment_id, reason, resolved_at, resolved_by_id)
VALUES ('00000000-0000-7000-8000-000000000010', 'rooms.space.area-per-person', 'proof', NULL, 'Nagemeten.', '2026-11-26 10:00+00', '00000000-0000-7000-8000-000000000005');
