/**
 * Draws the add-in's icons: a rounded square with three rising steps, revenue recognized month by month.
 * Run with `npm run icons` after a change here; the PNG files are committed.
 *
 * The picture is defined on a grid of 16 units whose edges fall on whole pixels at every size Office asks for.
 */
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const sizes = [16, 32, 64, 80, 128];
const gridUnits = 16;
const cornerRadius = 3.5;
const samplesPerPixel = 4;

/** @typedef {readonly [red: number, green: number, blue: number]} Color */

/** @type {Color} */
const topColor = [18, 140, 116];
/** @type {Color} */
const bottomColor = [9, 76, 104];
/** @type {Color} */
const stepColor = [255, 255, 255];

/** Each step stands on the same ground line; the later, the higher and the brighter. */
const steps = [
  { left: 3, right: 5, top: 10, bottom: 13, opacity: 0.6 },
  { left: 7, right: 9, top: 7, bottom: 13, opacity: 0.8 },
  { left: 11, right: 13, top: 3, bottom: 13, opacity: 1 },
];

/**
 * @param {Color} from
 * @param {Color} to
 * @param {number} share 0 gives `from`, 1 gives `to`
 * @returns {Color}
 */
const blend = (from, to, share) => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];

/**
 * @param {number} x grid units from the left
 * @param {number} y grid units from the top
 */
function isInsideSquare(x, y) {
  const beyondX = Math.max(cornerRadius - x, x - (gridUnits - cornerRadius), 0);
  const beyondY = Math.max(cornerRadius - y, y - (gridUnits - cornerRadius), 0);
  return Math.hypot(beyondX, beyondY) <= cornerRadius;
}

/**
 * @param {number} x
 * @param {number} y
 * @returns {Color | null} null outside the square
 */
function colorAt(x, y) {
  if (!isInsideSquare(x, y)) return null;
  const ground = blend(topColor, bottomColor, (x + y) / (2 * gridUnits));
  const step = steps.find(({ left, right, top, bottom }) => x >= left && x < right && y >= top && y < bottom);
  return step === undefined ? ground : blend(ground, stepColor, step.opacity);
}

/**
 * Averages the samples of one pixel, weighing colour by coverage so that the round corners have no dark fringe.
 * @param {number} column
 * @param {number} row
 * @param {number} size pixels per side
 */
function pixelAt(column, row, size) {
  const sum = [0, 0, 0];
  let covered = 0;
  for (let sample = 0; sample < samplesPerPixel ** 2; sample += 1) {
    const x = column + ((sample % samplesPerPixel) + 0.5) / samplesPerPixel;
    const y = row + (Math.floor(sample / samplesPerPixel) + 0.5) / samplesPerPixel;
    const color = colorAt((x * gridUnits) / size, (y * gridUnits) / size);
    if (color === null) continue;
    covered += 1;
    color.forEach((channel, index) => (sum[index] = (sum[index] ?? 0) + channel));
  }
  const channels = sum.map((total) => (covered === 0 ? 0 : Math.round(total / covered)));
  return [...channels, Math.round((255 * covered) / samplesPerPixel ** 2)];
}

/**
 * @param {string} type four letters
 * @param {Buffer} content
 */
function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/**
 * @param {number} size pixels per side
 * @returns {Buffer} a PNG file: 8 bits a channel, red, green, blue and alpha
 */
function drawIcon(size) {
  const header = Buffer.from([0, 0, 0, size, 0, 0, 0, size, 8, 6, 0, 0, 0]);
  const rows = Array.from({ length: size }, (_row, row) => [
    0, // every line is stored unfiltered
    ...Array.from({ length: size }, (_column, column) => pixelAt(column, row, size)).flat(),
  ]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

for (const size of sizes) writeFileSync(new URL(`icon-${String(size)}.png`, import.meta.url), drawIcon(size));
