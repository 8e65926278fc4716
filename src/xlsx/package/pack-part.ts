/** Packs and unpacks the content of parts. Large content is packed by the platform where it can, piece by piece. */
import { Deflate, deflateSync, inflateSync } from 'fflate';
import { crc32 } from './crc32';
import { ZipFormatError } from './zip-records';
import type { PackedEntry } from './zip-records';

/** Text that is too long for one string: made anew, in pieces, each time it is asked for. */
export type TextPieces = () => Iterable<string>;

export type PartContent = Uint8Array | TextPieces;

const STORED = 0;
const DEFLATED = 8;
/** From this size on the platform's own packing is worth its overhead. */
const LARGE_PART_BYTES = 500_000;
/** More than any workbook of a million rows; a guard against files made to fill the memory. */
const LARGEST_PART_BYTES = 3_000_000_000;

export async function packPart(path: string, content: PartContent): Promise<PackedEntry> {
  if (content instanceof Uint8Array && content.length < LARGE_PART_BYTES) return packSmall(path, content);
  const measured = { checksum: 0, size: 0 };
  const stored = joinBytes(await deflatePieces(measure(bytesOf(content), measured)));
  return { path, method: DEFLATED, ...measured, stored };
}

function packSmall(path: string, content: Uint8Array): PackedEntry {
  const deflated = deflateSync(content);
  const smaller = deflated.length < content.length;
  const stored = smaller ? deflated : content;
  return { path, method: smaller ? DEFLATED : STORED, checksum: crc32(content), size: content.length, stored };
}

function* bytesOf(content: PartContent): Generator<Uint8Array> {
  if (content instanceof Uint8Array) {
    yield content;
    return;
  }
  const encoder = new TextEncoder();
  for (const piece of content()) yield encoder.encode(piece);
}

/** Passes pieces on and keeps their checksum and size. */
function* measure(
  pieces: Iterable<Uint8Array>,
  measured: { checksum: number; size: number },
): Generator<Uint8Array<ArrayBuffer>> {
  for (const piece of pieces) {
    measured.checksum = crc32(piece, measured.checksum);
    measured.size += piece.length;
    yield piece as Uint8Array<ArrayBuffer>;
  }
}

async function deflatePieces(pieces: Generator<Uint8Array<ArrayBuffer>>): Promise<Uint8Array[]> {
  const packed: Uint8Array[] = [];
  if (typeof CompressionStream === 'undefined') {
    const deflate = new Deflate((bytes) => packed.push(bytes));
    for (const piece of pieces) deflate.push(piece);
    deflate.push(new Uint8Array(0), true);
    return packed;
  }
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: (controller) => {
      const { done, value } = pieces.next() as IteratorResult<Uint8Array<ArrayBuffer>, undefined>;
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
  });
  const reader = source.pipeThrough(new CompressionStream('deflate-raw')).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) packed.push(next.value);
  return packed;
}

function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

/** The content of a packed part. Throws ZipFormatError. */
export function unpackPart({ path, method, size, stored }: PackedEntry): Uint8Array {
  if (method === STORED) return stored;
  if (method !== DEFLATED) throw new ZipFormatError(`${path} is packed in an unknown way.`);
  if (size > LARGEST_PART_BYTES) throw new ZipFormatError(`${path} is too large.`);
  const bytes = inflateSync(stored, { out: new Uint8Array(size) });
  if (bytes.length !== size) throw new ZipFormatError(`${path} is damaged.`);
  return bytes;
}

/** The content of a part that is not packed yet. */
export function plainBytes(content: PartContent): Uint8Array {
  return joinBytes([...bytesOf(content)]);
}
