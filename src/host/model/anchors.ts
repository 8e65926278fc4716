import type { Area } from './area';
import type { AreaMap } from './shift-area';
import type { Sheet } from './sheet';
import type { TrackedArea } from './workbook-model';

interface Anchor {
  readonly sheet: Sheet;
  area: Area | undefined;
}

/** Areas that somebody outside the sheets holds on to. */
export class Anchors {
  private readonly all = new Set<Anchor>();

  track(sheet: Sheet, area: Area): TrackedArea {
    const anchor: Anchor = { sheet, area };
    this.all.add(anchor);
    return anchor;
  }

  untrack(anchor: TrackedArea): void {
    this.all.delete(anchor as Anchor);
  }

  move(sheet: Sheet, map: AreaMap): void {
    for (const anchor of this.all) {
      if (anchor.sheet === sheet && anchor.area) anchor.area = map(anchor.area);
    }
  }

  dropSheet(sheet: Sheet): void {
    for (const anchor of this.all) if (anchor.sheet === sheet) anchor.area = undefined;
  }
}
