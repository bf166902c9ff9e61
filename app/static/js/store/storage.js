// How much room there is on this tablet, and asking the browser to keep what is here.

// { used, quota } in bytes; quota 0 when the browser does not tell.
export async function storageInUse() {
  const { usage: used = 0, quota = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  return { used, quota };
}

// Whether the browser promises not to clear our database by itself. It may refuse; then everything still works.
export async function askToPersist() {
  if (!navigator.storage?.persist) return false;
  return (await navigator.storage.persisted()) || navigator.storage.persist();
}

// A database that could not write because the disk is full.
export function isFull(error) {
  return error?.name === "QuotaExceededError" || error?.inner?.name === "QuotaExceededError";
}
