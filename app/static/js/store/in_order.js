// Writing one thing after another, so that each knows the one before; a failed one does not stop the next.
const EARLIEST_YEAR = 2000;

export class InOrder {
  constructor() {
    this.last = Promise.resolve();
  }

  inOrder(write) {
    const done = this.last.then(write);
    this.last = done.catch(() => {});
    return done;
  }
}

// This moment by the clock of the tablet. One whose clock was lost stands in 1970: the server takes no moment before 2000.
// The clock decides nothing.
export function now() {
  const clock = new Date();
  if (clock.getUTCFullYear() < EARLIEST_YEAR) clock.setUTCFullYear(EARLIEST_YEAR, 0, 1);
  return clock.toISOString();
}
