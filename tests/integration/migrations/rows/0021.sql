UPDATE place_groups SET agreed_on = '2026-11-01' WHERE state = 'agreed';
