/**
 * A zip container whose untouched entries are copied as they are, still compressed: what we do not understand leaves
 * as it came, byte for byte, and only changed parts cost time.
 */
import { packPart, plainBytes, unpackPart } from './pack-part';
import type { PartContent, TextPieces } from './pack-part';
import { readEntries, writeEntries, ZipFormatError } from './zip-records';
import type { PackedEntry } from './zip-records';

export { ZipFormatError };

/** The parts of a workbook file, by path (`xl/workbook.xml`). Letter case of paths does not matter. */
export interface ZipPackage {
  /** In the order of the file, new ones last. */
  readonly paths: readonly string[];
  has(path: string): boolean;
  /** The part's bytes; throws when it is missing. */
  bytes(path: string): Uint8Array;
  /** The part as text; undefined when it is missing. */
  text(path: string): string | undefined;
  /** Text that comes in pieces is made when the container is written. */
  put(path: string, content: string | Uint8Array | TextPieces): void;
  /** Takes a part over from another container without unpacking it. */
  copyFrom(source: ZipPackage, path: string, newPath?: string): void;
  remove(path: string): void;
  toBytes(): Promise<Uint8Array>;
}

/** A part that was put in and is packed when the container is written. */
interface NewEntry {
  readonly path: string;
  readonly content: PartContent;
}

type Entry = PackedEntry | NewEntry;

const entriesOfPackage = new WeakMap<ZipPackage, Map<string, Entry>>();

/** Opens a zip container, or makes an empty one. Throws ZipFormatError. */
export function openZip(bytes?: Uint8Array): ZipPackage {
  const entries = new Map<string, Entry>();
  for (const entry of bytes ? readEntries(bytes) : []) entries.set(keyOf(entry.path), entry);
  const zip: ZipPackage = {
    get paths() {
      return [...entries.values()].map((entry) => entry.path);
    },
    has: (path) => entries.has(keyOf(path)),
    bytes: (path) => contentOf(entryAt(entries, path)),
    text: (path) => {
      const entry = entries.get(keyOf(path));
      return entry && new TextDecoder().decode(contentOf(entry));
    },
    put: (path, content) => {
      const known = entries.get(keyOf(path));
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      entries.set(keyOf(path), { path: known?.path ?? path, content: bytes });
    },
    copyFrom: (source, path, newPath = path) => {
      const entry = entryAt(entriesOfPackage.get(source) ?? new Map<string, Entry>(), path);
      entries.set(keyOf(newPath), { ...entry, path: newPath });
    },
    remove: (path) => void entries.delete(keyOf(path)),
    toBytes: async () => {
      const packed: PackedEntry[] = [];
      for (const entry of entries.values()) {
        packed.push('content' in entry ? await packPart(entry.path, entry.content) : entry);
      }
      return writeEntries(packed);
    },
  };
  entriesOfPackage.set(zip, entries);
  return zip;
}

const keyOf = (path: string): string => path.toLowerCase();

function entryAt(entries: ReadonlyMap<string, Entry>, path: string): Entry {
  const entry = entries.get(keyOf(path));
  if (!entry) throw new ZipFormatError(`The file has no part ${path}.`);
  return entry;
}

function contentOf(entry: Entry): Uint8Array {
  return 'content' in entry ? plainBytes(entry.content) : unpackPart(entry);
}
