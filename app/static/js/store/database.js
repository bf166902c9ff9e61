// The database of this tablet: what was taken along, what is known of it, and what still has to be sent.
//
//   meta     one row per name: who holds the tablet, the tablet's own id
//   visits   key [person, assessment]: an assessment that was taken along (see visits.js)
//   records  key id: a judgement, photo or room that is known here, ours or a colleague's (see records.js)
//   items    key number (counts up): what has to reach the server, in the order in which it was made (see items.js)
//   files    key id of the item: the bytes of a photo; an ArrayBuffer, for WebKit loses Blobs
//
// A version may only add: pages of an older version stay on the tablet with the assessment they belong to.
import { openDB } from "../vendor/idb.js";

const NAME = "opvangkompas";
const VERSION = 1;

function upgrade(database, from) {
  if (from >= 1) return;
  database.createObjectStore("meta", { keyPath: "name" });
  const visits = database.createObjectStore("visits", { keyPath: ["person", "assessment"] });
  visits.createIndex("person", "person");
  const records = database.createObjectStore("records", { keyPath: ["person", "id"] });
  records.createIndex("visit", ["person", "assessment"]);
  records.createIndex("kind", ["person", "assessment", "kind"]);
  const items = database.createObjectStore("items", { keyPath: "number", autoIncrement: true });
  items.createIndex("id", "id", { unique: true });
  items.createIndex("person", "person");
  items.createIndex("visit", ["person", "assessment"]);
  items.createIndex("subject", ["person", "assessment", "subject"]);
  items.createIndex("state", ["person", "assessment", "state"]);
  // An item that waits has the key `waiting`; one that was answered has lost it and leaves this index.
  items.createIndex("waiting", ["person", "assessment", "waiting"]);
  database.createObjectStore("files");
}

let opened = null;

async function open() {
  try {
    return await openDB(NAME, VERSION, { upgrade, blocking: close, terminated: forget });
  } catch (error) {
    if (error.name !== "VersionError") throw error;
    // A newer version of the app was here: its database has all that this one knows.
    return openDB(NAME, undefined, { blocking: close, terminated: forget });
  }
}

function forget() {
  opened = null;
}

function close(_from, _to, event) {
  event.target.close();
  forget();
}

export function database() {
  opened ??= open();
  opened.catch(forget);
  return opened;
}

// A write that is on the disk, not only on its way there, when the promise is kept.
export async function writing(stores) {
  return (await database()).transaction(stores, "readwrite", { durability: "strict" });
}
