// HEIC, what an iPhone or iPad makes, for a browser that can't open it by itself. The reader is large and comes only when such
// a photo is there. It works in a thread of its own, so that the page goes on answering; only there may WebAssembly run
// (app/tablet/scripts.py).

// Every HEIC has this mark after its first four bytes.
async function isHeic(file) {
  return (await file.slice(4, 8).text()) === "ftyp";
}

// The pixels, upright. Throws when it is something else, or when it can't be read.
export async function readHeic(file) {
  if (!(await isHeic(file))) throw new TypeError("not a HEIC photo");
  const reader = new Worker(new URL("heic_worker.js", import.meta.url), { type: "module" });
  try {
    const pixels = await new Promise((resolve, reject) => {
      reader.onmessage = ({ data }) => (data ? resolve(data) : reject(new TypeError("not to be read")));
      reader.onerror = reject;
      reader.postMessage(file);
    });
    return await createImageBitmap(new ImageData(pixels.data, pixels.width, pixels.height));
  } finally {
    reader.terminate();
  }
}
