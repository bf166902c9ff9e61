SET LOCAL search_path TO jobs, public;
INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('default', 'reports.render', '{"report_id": "x"}');
