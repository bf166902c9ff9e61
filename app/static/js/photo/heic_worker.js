// The thread that reads one HEIC photo, a file, and gives { data, width, height }, or null when it can't be read.
import libheif from "../vendor/libheif.js";

self.onmessage = async ({ data: file }) => {
  const { HeifDecoder } = libheif();
  const [image] = new HeifDecoder().decode(new Uint8Array(await file.arrayBuffer()));
  if (!image) {
    self.postMessage(null);
    return;
  }
  const [width, height] = [image.get_width(), image.get_height()];
  const empty = { data: new Uint8ClampedArray(4 * width * height), width, height };
  image.display(empty, (pixels) => self.postMessage(pixels, pixels ? [pixels.data.buffer] : []));
};
