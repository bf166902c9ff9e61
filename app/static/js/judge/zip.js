// Everything that waits, as one ZIP: `items.json` and a file for each photo. The page "hand in" takes it, with the same
// result as sending.
import { fileOf, itemsOf, markHandedOut } from "../store/items.js";
import { isFull } from "../store/storage.js";
import { downloadZip } from "../vendor/client-zip.js";

const FORMAT = 1;

async function* contents(visit, items) {
  const listed = items.map(({ id, kind, subject, body, made_at: madeAt }) => ({
    id,
    kind,
    subject,
    body,
    made_at: madeAt,
  }));
  const head = { format: FORMAT, person: visit.person, assessment: visit.assessment, items: listed };
  yield { name: "items.json", input: JSON.stringify(head, null, 1), lastModified: new Date() };
  for (const item of items) {
    const file = await fileOf(item.id);
    if (file) yield { name: `files/${item.id}`, input: file.bytes, lastModified: new Date(item.made_at) };
  }
}

// What waits or was refused, and what was received but not yet checked: better twice than never.
export async function zipOf(visit) {
  const left = (await itemsOf(visit)).filter((item) => item.state !== "checked");
  const items = await markHandedOut(left).catch((error) => {
    // A tablet that is full needs the ZIP most. It can't change what is in it either, as long as it is full.
    if (!isFull(error)) throw error;
    return left;
  });
  return downloadZip(contents(visit, items)).blob();
}

export async function saveZip(visits) {
  for (const visit of visits) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await zipOf(visit));
    link.download = `opvangkompas-${visit.number ?? visit.assessment}.zip`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }
}
