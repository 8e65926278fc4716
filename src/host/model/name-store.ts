import type { SheetModel } from './workbook-model';

/** A defined name. `formula` has a leading '=' (`=Sheet1!$A$1:$B$2`, `=0.05`). */
export interface NameModel {
  readonly name: string;
  /** The sheet it belongs to; undefined = the whole workbook. */
  readonly sheet: SheetModel | undefined;
  formula: string;
  visible: boolean;
  comment: string;
}

export interface NameStore {
  readonly all: readonly NameModel[];
  /** A name of exactly this scope (undefined = workbook), any letter case. */
  find(name: string, scope?: SheetModel): NameModel | undefined;
  /** The name as a formula on `sheet` sees it: the sheet's own first, then the workbook's. */
  resolve(name: string, sheet?: SheetModel): NameModel | undefined;
  /** Throws ItemAlreadyExists or InvalidArgument (illegal name). */
  add(name: string, formula: string, options?: { scope?: SheetModel; visible?: boolean; comment?: string }): NameModel;
  remove(name: NameModel): void;
}
