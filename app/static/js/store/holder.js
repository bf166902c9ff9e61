// Who holds this tablet, and the name by which the server knows the tablet. What one person keeps is shown to and sent by
// that person only.
import { newId } from "./ids.js";
import { database, writing } from "./database.js";

async function meta(name) {
  return (await (await database()).get("meta", name))?.value ?? null;
}

async function setMeta(name, value) {
  const tx = await writing(["meta"]);
  tx.store.put({ name, value });
  await tx.done;
}

// The id of the person who signed in here last; null before anybody did and after signing out.
export function holder() {
  return meta("holder");
}

export async function setHolder(person) {
  if ((await holder()) !== person) await setMeta("holder", person);
}

// Made once; says nothing about the device or its owner.
export async function tabletId() {
  const tx = await writing(["meta"]);
  const known = await tx.store.get("tablet");
  const value = known?.value ?? newId();
  if (!known) tx.store.put({ name: "tablet", value });
  await tx.done;
  return value;
}
