/** The records of a zip file: a header and the packed bytes for each part, then the list of parts. */

/** A part as it stands in the file. */
export interface PackedEntry {
  readonly path: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** CRC-32 of the content. */
  readonly checksum: number;
  /** Bytes of the content. */
  readonly size: number;
  readonly stored: Uint8Array;
}

/** The bytes are not a zip container we can read. The message says why, for people. */
export class ZipFormatError extends Error {
  override readonly name = 'ZipFormatError';
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;

/** Throws ZipFormatError. */
export function readEntries(bytes: Uint8Array): PackedEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEndRecord(view);
  const entries: PackedEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL_HEADER) {
      throw new ZipFormatError('The list of parts in the file is damaged.');
    }
    const entry = readEntry(bytes, view, at);
    if (!entry.path.endsWith('/')) entries.push(entry);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): PackedEntry {
  const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
  if ((view.getUint16(at + 8, true) & 1) === 1) throw new ZipFormatError(`${path} is encrypted.`);
  const packedSize = view.getUint32(at + 20, true);
  const header = view.getUint32(at + 42, true);
  if (packedSize === 0xffffffff || header + 30 > bytes.length)
    throw new ZipFormatError(`${path} lies outside the file.`);
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (start + packedSize > bytes.length) throw new ZipFormatError(`${path} is cut short.`);
  return {
    path: path.replace(/\\/g, '/').replace(/^\//, ''),
    method: view.getUint16(at + 10, true),
    checksum: view.getUint32(at + 16, true),
    size: view.getUint32(at + 24, true),
    stored: bytes.subarray(start, start + packedSize),
  };
}

function findEndRecord(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === END_RECORD) return at;
  }
  throw new ZipFormatError('The file is not an Excel workbook (.xlsx).');
}

export function writeEntries(entries: readonly PackedEntry[]): Uint8Array {
  const names = entries.map((entry) => new TextEncoder().encode(entry.path));
  const bodySize = entries.reduce((sum, entry, index) => sum + 30 + names[index]!.length + entry.stored.length, 0);
  const directorySize = names.reduce((sum, name) => sum + 46 + name.length, 0);
  const bytes = new Uint8Array(bodySize + directorySize + 22);
  const view = new DataView(bytes.buffer);
  let at = 0;
  let directoryAt = bodySize;
  entries.forEach((entry, index) => {
    const name = names[index]!;
    view.setUint32(directoryAt, CENTRAL_HEADER, true);
    view.setUint16(directoryAt + 4, 20, true);
    writeFields(view, directoryAt + 6, entry, name.length);
    view.setUint32(directoryAt + 42, at, true);
    bytes.set(name, directoryAt + 46);
    directoryAt += 46 + name.length;

    view.setUint32(at, LOCAL_HEADER, true);
    writeFields(view, at + 4, entry, name.length);
    bytes.set(name, at + 30);
    bytes.set(entry.stored, at + 30 + name.length);
    at += 30 + name.length + entry.stored.length;
  });
  view.setUint32(directoryAt, END_RECORD, true);
  view.setUint16(directoryAt + 8, entries.length, true);
  view.setUint16(directoryAt + 10, entries.length, true);
  view.setUint32(directoryAt + 12, directorySize, true);
  view.setUint32(directoryAt + 16, bodySize, true);
  return bytes;
}

/** What both headers share: version, flags (names in UTF-8), method, a fixed date, checksum, sizes, name length. */
function writeFields(view: DataView, at: number, entry: PackedEntry, nameLength: number): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, 0x0800, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint16(at + 8, 0x21, true);
  view.setUint32(at + 10, entry.checksum, true);
  view.setUint32(at + 14, entry.stored.length, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, nameLength, true);
}
