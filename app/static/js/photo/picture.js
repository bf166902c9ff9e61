// A photo as pixels: scaled down, without anything that tells where, when or with what it was taken, and parts of it made
// unrecognisable. What leaves here was drawn anew on a canvas; the file as it was taken is never kept.
import { readHeic } from "./heic.js";

const LONGEST_SIDE = 1600;
const THUMB_SIDE = 240;
const QUALITY = 0.8;
// A face of a few blocks is nobody's.
const BLOCKS = 48;

function canvasOf(width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  return canvas;
}

function drawn(source, width, height, isSmooth = true) {
  const canvas = canvasOf(width, height);
  const pen = canvas.getContext("2d");
  pen.imageSmoothingEnabled = isSmooth;
  pen.imageSmoothingQuality = "high";
  pen.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function scaled(source, longest) {
  const scale = Math.min(1, longest / Math.max(source.width, source.height));
  return drawn(source, source.width * scale, source.height * scale);
}

async function jpegBytes(canvas) {
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  return blob.arrayBuffer();
}

// Upright, at most 1600 pixels. Throws when the file is no photo that can be read.
export async function openPicture(file) {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => readHeic(file));
  try {
    return new Picture(scaled(bitmap, LONGEST_SIDE));
  } finally {
    bitmap.close();
  }
}

export class Picture {
  constructor(base) {
    this.base = base;
    const blocks = BLOCKS / Math.max(base.width, base.height);
    const coarse = drawn(base, base.width * blocks, base.height * blocks);
    this.mosaic = drawn(coarse, base.width, base.height, false);
    this.strokes = [];
  }

  get width() {
    return this.base.width;
  }

  get height() {
    return this.base.height;
  }

  get isTouched() {
    return this.strokes.length > 0;
  }

  begin(radius) {
    this.strokes.push({ radius, points: [] });
  }

  dab(x, y) {
    this.strokes.at(-1)?.points.push([x, y]);
  }

  undo() {
    this.strokes.pop();
  }

  // The photo with its blocks, as pixels of this canvas.
  drawOn(canvas) {
    canvas.width = this.width;
    canvas.height = this.height;
    const pen = canvas.getContext("2d");
    pen.drawImage(this.base, 0, 0);
    for (const { radius, points } of this.strokes) {
      pen.save();
      pen.beginPath();
      for (const [x, y] of points) {
        pen.moveTo(x + radius, y);
        pen.arc(x, y, radius, 0, 2 * Math.PI);
      }
      pen.clip();
      pen.drawImage(this.mosaic, 0, 0);
      pen.restore();
    }
  }

  // What is kept: the bytes of the photo and of its small picture, both JPEG.
  async finished() {
    const canvas = canvasOf(this.width, this.height);
    this.drawOn(canvas);
    const [bytes, thumb] = await Promise.all([jpegBytes(canvas), jpegBytes(scaled(canvas, THUMB_SIDE))]);
    return { bytes, thumb, type: "image/jpeg" };
  }
}
