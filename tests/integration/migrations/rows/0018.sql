INSERT INTO council_sheets (id, area_code, content, requested_at, state, file_sha256, pages)
VALUES ('00000000-0000-7000-8000-000000001801', 'GM9998', '{}', '2026-11-23 10:00+00', 'ready', repeat('d', 64), 1);
