import { renameSheetInFormula } from '../formula/rewrite-formula';
import type { Area } from './area';
import { makeArea } from './area';
import type { CalculationEngine } from './calculation-engine';
import { createStyleTable } from './cell-style';
import { ChangeLog } from './change-log';
import { ModelError } from './model-error';
import type { ModelEvent } from './model-events';
import { assertSheetName } from './name-rules';
import { Anchors } from './anchors';
import { mapFormulas } from './map-formulas';
import type { FormulaMap } from './map-formulas';
import { Sheet } from './sheet';
import { copySheetInto } from './sheet-duplicate';
import { assertInsideSheet } from './sheet-guard';
import type { CommentModel, CustomXmlPartModel, DocumentProperties, SheetVisibility } from './sheet-parts';
import type { Table } from './table';
import type { ChangeSource } from './change-source';
import type { TrackedArea, WorkbookModel } from './workbook-model';
import { WorkbookNames } from './workbook-names';

/** Habits of Excel that tests may want on or off. */
export interface WorkbookBehaviour {
  /** Year of dates typed without one. */
  readonly currentYear: number;
  /** Writing right below a table extends it. */
  readonly tablesGrow: boolean;
  /** See `overwriteCalculatedColumns` in './table-growth'. */
  readonly overwriteCalculatedColumns: boolean;
}

/** The workbook. Sheets, tables and names do their own work; this class keeps them together. */
export class Workbook implements WorkbookModel {
  readonly changes: ChangeLog = new ChangeLog(this);
  readonly styles = createStyleTable();
  readonly names = new WorkbookNames(this);
  readonly settings = new Map<string, unknown>();
  readonly documentSettings = new Map<string, string>();
  readonly customXmlParts = new Map<string, CustomXmlPartModel>();
  readonly comments: CommentModel[] = [];
  readonly sheets: Sheet[] = [];
  readonly properties: DocumentProperties = {
    title: '',
    subject: '',
    author: '',
    keywords: '',
    comments: '',
    category: '',
    manager: '',
    company: '',
    lastAuthor: '',
    revisionNumber: 0,
    creationDate: '2026-01-01T00:00:00Z',
    custom: new Map(),
  };
  calculationMode: 'Automatic' | 'AutomaticExceptTables' | 'Manual' = 'Automatic';
  isDirty = false;
  tracksFormulaChanges = false;
  private shownSheet: Sheet | undefined;

  private nextId = 1;
  private nextSheetNumber = 1;
  private nextTableNumber = 1;
  readonly anchors = new Anchors();
  private readonly selections = new Map<Sheet, Area>();

  constructor(
    public name: string,
    readonly behaviour: WorkbookBehaviour,
  ) {}

  get activeSheet(): Sheet {
    if (!this.shownSheet) throw new Error('A workbook needs a sheet before it can be used.');
    return this.shownSheet;
  }

  /** An id in the form of Excel's sheet and table ids, the same on each run. */
  newId(): string {
    const number = this.nextId++;
    return `{${number.toString(16).toUpperCase().padStart(8, '0')}-0001-0000-0000-000000000000}`;
  }

  freeTableName(): string {
    for (;;) {
      const name = `Table${this.nextTableNumber++}`;
      if (!this.table(name) && !this.names.find(name)) return name;
    }
  }

  sheet(idOrName: string): Sheet | undefined {
    const wanted = idOrName.toLowerCase();
    return this.sheets.find((sheet) => sheet.id === idOrName || sheet.name.toLowerCase() === wanted);
  }

  addSheet(name?: string, position?: number): Sheet {
    if (name !== undefined) assertSheetName(this, name);
    return this.change(() => {
      const sheet = new Sheet(this, this.newId(), name ?? this.freeSheetName());
      this.sheets.splice(position ?? this.sheets.length, 0, sheet);
      this.shownSheet ??= sheet;
      this.toldSheet('sheetAdded', sheet);
      return sheet;
    });
  }

  private freeSheetName(): string {
    for (;;) {
      const name = `Sheet${this.nextSheetNumber++}`;
      if (!this.sheet(name)) return name;
    }
  }

  copySheet(sheet: Sheet, name?: string): Sheet {
    const stem = sheet.name.slice(0, 27);
    let number = 2;
    while (this.sheet(`${stem} (${number})`)) number++;
    return this.batch(this.changes.source, () => {
      const copy = this.addSheet(name ?? `${stem} (${number})`, sheet.position + 1);
      copySheetInto(sheet, copy);
      return copy;
    });
  }

  deleteSheet(sheet: Sheet): void {
    if (sheet.visibility === 'VeryHidden')
      throw new ModelError('InvalidOperation', 'A very hidden sheet cannot be deleted.');
    this.assertOtherVisible(sheet);
    this.change(() => {
      const at = sheet.position;
      for (const table of [...sheet.tables]) table.drop();
      this.sheets.splice(at, 1);
      this.selections.delete(sheet);
      this.names.dropSheet(sheet);
      this.mapFormulas((formula) => renameSheetInFormula(formula, sheet.name, undefined));
      this.anchors.dropSheet(sheet);
      const remaining = this.comments.filter((comment) => comment.sheetId !== sheet.id);
      this.comments.splice(0, this.comments.length, ...remaining);
      this.toldSheet('sheetDeleted', sheet);
      if (this.activeSheet === sheet) this.activateNeighbour(at);
    });
  }

  private activateNeighbour(at: number): void {
    const candidates = [...this.sheets.slice(at), ...this.sheets.slice(0, at).reverse()];
    const next = candidates.find((one) => one.visibility === 'Visible');
    if (!next) return;
    this.shownSheet = next;
    this.toldSheet('sheetActivated', next);
  }

  private assertOtherVisible(sheet: Sheet): void {
    // while a file is read its visible sheets may still be to come
    if (
      this.changes.source !== 'load' &&
      !this.sheets.some((other) => other !== sheet && other.visibility === 'Visible')
    ) {
      throw new ModelError('InvalidOperation', 'A workbook must contain at least one visible worksheet.');
    }
  }

  renameSheet(sheet: Sheet, name: string): void {
    if (name === sheet.name) return;
    assertSheetName(this, name, sheet);
    this.change(() => {
      const old = sheet.name;
      sheet.name = name;
      this.mapFormulas((formula) => renameSheetInFormula(formula, old, name));
      this.changes.noteStructure({ kind: 'sheetRenamed', sheetId: sheet.id });
      sheet.told('name');
    });
  }

  moveSheet(sheet: Sheet, position: number): void {
    if (position < 0 || position >= this.sheets.length) {
      throw new ModelError('InvalidArgument', 'The argument is invalid or missing or has an incorrect format.');
    }
    this.change(() => {
      this.sheets.splice(sheet.position, 1);
      this.sheets.splice(position, 0, sheet);
      this.changes.noteStructure({ kind: 'sheetMoved', sheetId: sheet.id });
      sheet.told('position');
    });
  }

  setSheetVisibility(sheet: Sheet, visibility: SheetVisibility): void {
    if (visibility === sheet.visibility) return;
    if (visibility !== 'Visible') this.assertOtherVisible(sheet);
    this.change(() => {
      sheet.visibility = visibility;
      sheet.told('visibility');
      if (this.activeSheet === sheet && visibility !== 'Visible') this.activateNeighbour(sheet.position);
    });
  }

  activateSheet(sheet: Sheet): void {
    if (sheet.visibility !== 'Visible') throw new ModelError('InvalidOperation', 'A hidden sheet cannot be activated.');
    if (sheet === this.activeSheet) return;
    this.change(() => {
      this.toldSheet('sheetDeactivated', this.activeSheet);
      this.shownSheet = sheet;
      this.toldSheet('sheetActivated', sheet);
    });
  }

  get selection(): Area {
    return this.selections.get(this.activeSheet) ?? makeArea(0, 0);
  }

  select(sheet: Sheet, area: Area, source?: ChangeSource): void {
    assertInsideSheet(area);
    this.batch(source ?? this.changes.source, () => {
      this.activateSheet(sheet);
      this.selections.set(sheet, area);
      this.changes.noteEvent({ type: 'selectionChanged', sheetId: sheet.id, area, source: this.changes.source });
    });
  }

  get tables(): readonly Table[] {
    return this.sheets.flatMap((sheet) => sheet.tables);
  }

  table(idOrName: string): Table | undefined {
    const wanted = idOrName.toLowerCase();
    return this.tables.find((table) => table.id === idOrName || table.name.toLowerCase() === wanted);
  }

  track(sheet: Sheet, area: Area): TrackedArea {
    return this.anchors.track(sheet, area);
  }

  untrack(anchor: TrackedArea): void {
    this.anchors.untrack(anchor);
  }

  mapFormulas(map: FormulaMap): void {
    mapFormulas(this, map);
  }

  private toldSheet(type: 'sheetAdded' | 'sheetDeleted' | 'sheetActivated' | 'sheetDeactivated', sheet: Sheet): void {
    if (type === 'sheetAdded' || type === 'sheetDeleted') this.changes.noteStructure({ kind: type, sheetId: sheet.id });
    this.changes.noteEvent({ type, sheetId: sheet.id, source: this.changes.source });
  }

  toldNames(): void {
    this.changes.noteStructure({ kind: 'names' });
    this.changes.noteEvent({ type: 'namesChanged', source: this.changes.source });
  }

  changeComments(change: (comments: CommentModel[]) => void): void {
    this.change(() => {
      change(this.comments);
      this.changes.noteEvent({ type: 'commentsChanged', source: this.changes.source });
    });
  }

  /** Runs one change inside the batch at hand, or as a batch of its own. */
  change<T>(work: () => T): T {
    return this.changes.run(this.changes.source, work);
  }

  batch<T>(source: ChangeSource, work: () => T): T {
    return this.changes.run(source, work);
  }

  beginBatch(source: ChangeSource): void {
    this.changes.begin(source);
  }

  endBatch(): Promise<void> | void {
    return this.changes.end();
  }

  continueBatchAs(source: ChangeSource): void {
    this.changes.continueAs(source);
  }

  suspendCalculation(): void {
    this.changes.suspend();
  }

  recalculate(full = false): Promise<void> | void {
    return this.changes.recalculate(full);
  }

  get calculationPending(): boolean {
    return this.changes.isPending;
  }

  settled(): Promise<void> {
    return this.changes.settled();
  }

  useEngine(engine: CalculationEngine): void {
    this.changes.useEngine(engine);
  }

  subscribe(listener: (event: ModelEvent) => void): () => void {
    return this.changes.subscribe(listener);
  }
}
