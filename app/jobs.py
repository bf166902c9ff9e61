"""Long work as jobs in PostgreSQL: a job exists if and only if the data that asked for it were committed.

The queue's tables live in the schema `jobs`. The web process only inserts, by the name of a task, on the
connection of the request's own session; the worker is a process of its own that holds the functions.
"""

import logging
import re
from collections.abc import Callable, Mapping
from typing import Any

from procrastinate import App, JobContext, PsycopgConnector, RetryStrategy, SyncPsycopgConnector
from sqlalchemy import text
from sqlalchemy.orm import Session

SCHEMA = "jobs"
# A job whose worker was killed is taken up again by another.
MOST_ATTEMPTS = 3
SECONDS_BETWEEN_ATTEMPTS = 5
# The shortest time after which a silent worker counts as gone; a living one gives a sign every ten seconds.
SECONDS_UNTIL_GONE = 30

Task = Callable[..., None]
NEVER: Mapping[str, str] = {}
log = logging.getLogger(__name__)
# Never opened: it only writes the INSERT, which runs on the connection that is handed over.
_desk = App(connector=SyncPsycopgConnector())


def enqueue(session: Session, task: str, *, lock: str | None = None, **arguments: Any) -> int:  # noqa: ANN401 (JSON values)
    """Ask for `task` with these arguments (what JSON can hold) in the session's transaction; the job's id.

    Jobs with the same `lock` run one after another, in the order in which they were asked for.
    """
    connection = session.connection()
    earlier = connection.scalar(text("SELECT current_setting('search_path')"))
    choose = text("SELECT set_config('search_path', :path, true)")
    connection.execute(choose, {"path": SCHEMA})
    driver = connection.connection.driver_connection
    job = _desk.configure_task(task, lock=lock, connection=driver).defer(**arguments)
    connection.execute(choose, {"path": earlier})
    return job


def _conninfo(database_url: str) -> str:
    return re.sub(r"^postgresql\+psycopg:", "postgresql:", database_url)


def make_worker(database_url: str, tasks: Mapping[str, Task], every: Mapping[str, str] = NEVER) -> App:
    """The queue with these tasks, by the names under which they are asked for; not yet running. Those in
    `every` are asked for by the clock too, at the times of their cron line (UTC).
    """
    queue = App(
        connector=PsycopgConnector(
            conninfo=_conninfo(database_url),
            min_size=1,
            max_size=4,
            kwargs={"options": f"-c search_path={SCHEMA} -c timezone=UTC"},
        )
    )
    retry = RetryStrategy(max_attempts=MOST_ATTEMPTS, wait=SECONDS_BETWEEN_ATTEMPTS)
    for name, function in tasks.items():
        queue.task(name=name, retry=retry)(function)
    for name, cron in every.items():
        on_the_clock = queue.task(name=f"{name}.on_the_clock", queueing_lock=f"{name}.on_the_clock")
        queue.periodic(cron=cron)(on_the_clock(_without_the_time(tasks[name])))

    @queue.periodic(cron="* * * * *")
    @queue.task(name="jobs.take_up_again", queueing_lock="jobs.take_up_again", pass_context=True)
    async def take_up_again(context: JobContext, timestamp: int) -> None:
        """Give the jobs of a worker that was killed back to the queue."""
        del timestamp
        manager = context.app.job_manager
        for job in await manager.get_stalled_jobs(seconds_since_heartbeat=SECONDS_UNTIL_GONE):
            log.warning("job %s (%s) lost its worker and starts again", job.id, job.task_name)
            await manager.retry_job(job)

    return queue


def _without_the_time(task: Task) -> Callable[[int], None]:
    def run(timestamp: int) -> None:
        del timestamp
        task()

    return run


def run_worker(
    database_url: str,
    tasks: Mapping[str, Task],
    every: Mapping[str, str] = NEVER,
    *,
    until_empty: bool = False,
) -> None:
    """Run the jobs that were asked for, one at a time, until SIGINT or SIGTERM; one under way is finished.

    `until_empty` stops when the queue has no more work. Done jobs are removed, failed ones stay for who looks
    after them.
    """
    make_worker(database_url, tasks, every).run_worker(
        wait=not until_empty,
        listen_notify=not until_empty,
        concurrency=1,
        fetch_job_polling_interval=5.0,
        delete_jobs="successful",
    )
