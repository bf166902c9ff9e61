INSERT INTO framework_versions (id, framework_id, version, digest, document, published_at)
VALUES ('00000000-0000-7000-8000-000000000007', 'example', '1.0', 'sha256:' || repeat('6', 64), '{}', '2026-11-23 10:00+00');
