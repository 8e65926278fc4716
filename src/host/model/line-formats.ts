import type { LineFormat } from './sheet-parts';

const STANDARD: LineFormat = Object.freeze({});

/** Formats of the rows or of the columns of a sheet; lines that are standard take no room. */
export class LineFormats {
  private formats = new Map<number, LineFormat>();

  get all(): ReadonlyMap<number, LineFormat> {
    return this.formats;
  }

  at(index: number): LineFormat {
    return this.formats.get(index) ?? STANDARD;
  }

  /** Members given as undefined go back to standard. */
  change(first: number, count: number, change: LineFormat): void {
    for (let index = first; index < first + count; index++) {
      const merged = Object.fromEntries(
        Object.entries({ ...this.at(index), ...change }).filter(
          ([, value]) => value !== undefined && value !== false && value !== 0,
        ),
      ) as LineFormat;
      if (Object.keys(merged).length === 0) this.formats.delete(index);
      else this.formats.set(index, Object.freeze(merged));
    }
  }

  /** Follows inserted (`count` > 0) or deleted lines; an inserted line takes the format of the one before it. */
  shift(at: number, count: number): void {
    const moved = new Map<number, LineFormat>();
    for (const [index, format] of this.formats) {
      if (index < at) moved.set(index, format);
      else if (count > 0 || index >= at - count) moved.set(index + count, format);
    }
    const model = count > 0 && at > 0 ? this.formats.get(at - 1) : undefined;
    for (let index = at; model && index < at + count; index++) moved.set(index, model);
    this.formats = moved;
  }
}
