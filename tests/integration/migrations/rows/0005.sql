INSERT INTO assessments (id, location_id, framework_version_id, kind, profile, announced, state, planned_on, facts, records_read, not_seen, created_at, created_by_id, state_reason)
VALUES ('00000000-0000-7000-8000-000000000008', '00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000007', 'inspection', 'full', true, 'judging', '2026-11-20', '{"kind": "emergency"}', '', '', '2026-11-23 10:00+00', '00000000-0000-7000-8000-000000000005', '');
INSERT INTO members (assessment_id, person_id, leads, joined_at)
VALUES ('00000000-0000-7000-8000-000000000008', '00000000-0000-7000-8000-000000000005', true, '2026-11-23 10:00+00');
INSERT INTO judgements (id, assessment_id, indicator, level, reason, verified_by, measured_value, remark, good_practice, replaces, body_digest, judged_by_id, judged_at, received_at)
VALUES ('00000000-0000-7000-8000-000000000009', '00000000-0000-7000-8000-000000000008', 'rooms.space.area-per-person', 'not-met', '', '{measurement}', 3.4, 'Te klein.', false, '{}', repeat('7', 64), '00000000-0000-7000-8000-000000000005', '2026-11-23 10:00+00', '2026-11-23 10:00+00');
INSERT INTO photos (id, assessment_id, indicator, caption, sha256, small_sha256, width, height, size_in_bytes, added_by_id, received_at, is_released)
VALUES ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000008', 'rooms.space.area-per-person', 'Een kamer', repeat('8', 64), repeat('9', 64), 640, 480, 1000, '00000000-0000-7000-8000-000000000005', '2026-11-23 10:00+00', false);
INSERT INTO acute_dangers (id, assessment_id, description, recorded_by_id, recorded_at)
VALUES ('00000000-0000-7000-8000-00000000000b', '00000000-0000-7000-8000-000000000008', 'Een geblokkeerde nooduitgang.', '00000000-0000-7000-8000-000000000005', '2026-11-23 10:00+00');
INSERT INTO frozen_scorecards (id, assessment_id, stage, headline, body, digest, frozen_at, frozen_by_id)
VALUES ('00000000-0000-7000-8000-00000000000c', '00000000-0000-7000-8000-000000000008', 'submission', 'urgent-action', '{}', repeat('a', 64), '2026-11-23 10:00+00', '00000000-0000-7000-8000-000000000005');
