import { ModelError } from './model-error';
import { assertFreeName, assertLegalName } from './name-rules';
import type { NameModel, NameStore } from './name-store';
import type { Workbook } from './workbook';
import type { SheetModel } from './workbook-model';

/** The defined names of a workbook. */
export class WorkbookNames implements NameStore {
  private names: DefinedName[] = [];

  constructor(private readonly workbook: Workbook) {}

  get all(): readonly NameModel[] {
    return this.names;
  }

  find(name: string, scope?: SheetModel): NameModel | undefined {
    const wanted = name.toLowerCase();
    return this.names.find((one) => one.sheet === scope && one.name.toLowerCase() === wanted);
  }

  resolve(name: string, sheet?: SheetModel): NameModel | undefined {
    return (sheet && this.find(name, sheet)) ?? this.find(name);
  }

  add(
    name: string,
    formula: string,
    options: { scope?: SheetModel; visible?: boolean; comment?: string } = {},
  ): NameModel {
    if (options.scope) {
      assertLegalName(name);
      if (this.find(name, options.scope)) {
        throw new ModelError('ItemAlreadyExists', 'A resource with the same name or identifier already exists.');
      }
    } else assertFreeName(this.workbook, name);
    const added = new DefinedName(this.workbook, name, options.scope, {
      formula: formula.startsWith('=') ? formula : `=${formula}`,
      visible: options.visible ?? true,
      comment: options.comment ?? '',
    });
    return this.workbook.change(() => {
      this.names.push(added);
      this.workbook.toldNames();
      return added;
    });
  }

  remove(name: NameModel): void {
    if (!this.names.some((one) => one === name)) {
      throw new ModelError('ItemNotFound', "The requested resource doesn't exist.");
    }
    this.workbook.change(() => {
      this.names = this.names.filter((one) => one !== name);
      this.workbook.toldNames();
    });
  }

  /** Rewrites all formulas of names without telling anybody: the cause is told. */
  rewrite(map: (formula: string, sheet: SheetModel | undefined) => string): void {
    for (const name of this.names) name.rewrite(map(name.formula, name.sheet));
  }

  dropSheet(sheet: SheetModel): void {
    this.names = this.names.filter((one) => one.sheet !== sheet);
  }
}

interface NameState {
  formula: string;
  visible: boolean;
  comment: string;
}

class DefinedName implements NameModel {
  constructor(
    private readonly workbook: Workbook,
    readonly name: string,
    readonly sheet: SheetModel | undefined,
    private readonly state: NameState,
  ) {}

  get formula(): string {
    return this.state.formula;
  }
  set formula(formula: string) {
    this.change({ formula: formula.startsWith('=') ? formula : `=${formula}` });
  }

  get visible(): boolean {
    return this.state.visible;
  }
  set visible(visible: boolean) {
    this.change({ visible });
  }

  get comment(): string {
    return this.state.comment;
  }
  set comment(comment: string) {
    this.change({ comment });
  }

  rewrite(formula: string): void {
    this.state.formula = formula;
  }

  private change(change: Partial<NameState>): void {
    this.workbook.change(() => {
      Object.assign(this.state, change);
      this.workbook.toldNames();
    });
  }
}
