/** What the model answers for one cell at a time, which is too slow for whole sheets. */
import type { Area } from '../host/model/area';
import type { Hyperlink } from '../host/model/sheet-parts';
import type { SheetModel } from '../host/model/workbook-model';

export interface LinkedArea {
  readonly area: Area;
  readonly link: Hyperlink;
}

export function linksOf(sheet: SheetModel): readonly LinkedArea[] {
  return (sheet as SheetModel & { readonly links?: readonly LinkedArea[] }).links ?? [];
}
