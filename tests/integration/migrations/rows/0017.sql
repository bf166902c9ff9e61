UPDATE photos SET sent_sha256 = repeat('b', 64), captured_at = '2026-11-23 09:58+00';
