import { ICommandService, Injector, IUniverInstanceService, LocaleService, LocaleType } from '@univerjs/core';
import type { ICellData } from '@univerjs/core';
import {
  ALL_IMPLEMENTED_FUNCTIONS,
  AstRootNodeFactory,
  AstTreeBuilder,
  CELL_INVERTED_INDEX_CACHE,
  FORMULA_REF_TO_ARRAY_CACHE,
  FormulaDataModel,
  FormulaRuntimeService,
  FunctionNodeFactory,
  FunctionService,
  IDefinedNamesService,
  IFormulaCurrentConfigService,
  IFormulaRuntimeService,
  IFunctionService,
  IHyperlinkEngineFormulaService,
  Interpreter,
  ISuperTableService,
  LambdaNodeFactory,
  LambdaParameterNodeFactory,
  Lexer,
  LexerNode,
  LexerTreeBuilder,
  OperatorNodeFactory,
  PrefixNodeFactory,
  ReferenceNodeFactory,
  SuffixNodeFactory,
  SuperTableService,
  UnionNodeFactory,
  ValueNodeFactory,
} from '@univerjs/engine-formula';
import type { BaseAstNode, BaseFunction ,
  DefinedNamesService} from '@univerjs/engine-formula';
import { SHEET_COLUMN_COUNT, SHEET_ROW_COUNT } from '../../host/model/area';
import { cellError } from '../../host/model/cell-value';
import type { CellValue } from '../../host/model/cell-value';
import type { SheetModel, WorkbookModel } from '../../host/model/workbook-model';
import { reuseReferences } from './reference-reuse';
import { fromUniverResult, toUniverCell } from './univer-values';

/** Univer knows several workbooks at a time; there is only one here. */
export const UNIT_ID = 'workbook';

const HAS_PARAMETERS = /\b(?:LET|LAMBDA)\(/i;

/** A formula Univer has parsed. */
export type ParsedFormula = BaseAstNode;

/** Computes single formulas with Univer's parser and functions; every cell is read straight from the model. */
export interface FormulaEvaluator {
  /** Parses text made by `resolveFormula`. Undefined when Univer cannot make sense of it. */
  parse(text: string): ParsedFormula | undefined;
  /** The result in (row, column) of `sheetId` of a formula parsed for a cell `rowOffset`, `columnOffset` away. */
  evaluate(
    formula: ParsedFormula,
    sheetId: string,
    row: number,
    column: number,
    rowOffset: number,
    columnOffset: number,
  ): CellValue | CellValue[][];
  /** Values may have changed: drops what was cached of them. */
  forgetValues(): void;
  useSheetAliases(sheetIdsByAlias: Readonly<Record<string, string>>): void;
  register(...functions: readonly BaseFunction[]): void;
  unregister(...names: readonly string[]): void;
}

/** Univer's view of one sheet's cells. Univer only ever asks for single values. */
class SheetCells {
  constructor(private readonly sheet: SheetModel) {}

  getValue(row: number, column: number): ICellData | null {
    return toUniverCell(this.sheet.valueAt(row, column));
  }
}

/** The part of Univer's `FormulaCurrentConfigService` that parsing and evaluating need, over a `WorkbookModel`. */
class ModelDataSource {
  aliases: Record<string, string> = {};
  private readonly sheets: Record<string, object> = {};
  private models = new Map<string, SheetModel>();
  private readonly unitData = { [UNIT_ID]: this.sheets };

  constructor(private readonly workbook: WorkbookModel) {}

  sheetOf(sheetId: string): SheetModel | undefined {
    return this.models.get(sheetId);
  }

  refresh(): void {
    this.models = new Map(this.workbook.sheets.map((sheet) => [sheet.id, sheet]));
    for (const sheet of this.workbook.sheets) {
      this.sheets[sheet.id] ??= {
        cellData: new SheetCells(sheet),
        rowCount: SHEET_ROW_COUNT,
        columnCount: SHEET_COLUMN_COUNT,
        rowData: {},
        columnData: {},
      };
    }
  }

  getUnitData = (): object => this.unitData;
  getUnitStylesData = (): object => ({});
  getSheetNameMap = (): object => ({ [UNIT_ID]: this.aliases });
  getArrayFormulaCellData = (): object => ({});
  getArrayFormulaRange = (): object => ({});
  getDirtyDefinedNameMap = (): object => ({});
  getExecuteUnitId = (): string => UNIT_ID;
  getExecuteSubUnitId = (): string => this.workbook.activeSheet.id;
  getLocale = (): LocaleType => LocaleType.EN_US;
  getSheetName = (_unitId: string, sheetId: string): string => this.workbook.sheet(sheetId)?.name ?? '';
  getSheetRowColumnCount = (): object => ({ rowCount: SHEET_ROW_COUNT, columnCount: SHEET_COLUMN_COUNT });
  getFilteredOutRows = (): number[] => [];
  getSheetsInfo = (): object => ({
    sheetOrder: this.workbook.sheets.map((sheet) => sheet.id),
    sheetNameMap: Object.fromEntries(this.workbook.sheets.map((sheet) => [sheet.id, sheet.name])),
  });
}

function createInjector(source: ModelDataSource): Injector {
  // Nothing below runs commands or looks for open workbooks; the two services are only there to be injected.
  const absent = {};
  return new Injector([
    [ICommandService, { useValue: absent as ICommandService }],
    [IUniverInstanceService, { useValue: absent as IUniverInstanceService }],
    [LocaleService],
    [IFunctionService, { useClass: FunctionService }],
    [IDefinedNamesService, { useValue: noDefinedNames() }],
    [ISuperTableService, { useClass: SuperTableService }],
    [IHyperlinkEngineFormulaService, { useValue: absent as IHyperlinkEngineFormulaService }],
    [IFormulaCurrentConfigService, { useValue: source }],
    [IFormulaRuntimeService, { useClass: FormulaRuntimeService }],
    [LexerTreeBuilder],
    [FormulaDataModel],
    [Lexer],
    [Interpreter],
    [AstTreeBuilder],
    [AstRootNodeFactory],
    [FunctionNodeFactory],
    [LambdaNodeFactory],
    [LambdaParameterNodeFactory],
    [OperatorNodeFactory],
    [PrefixNodeFactory],
    [ReferenceNodeFactory],
    [SuffixNodeFactory],
    [UnionNodeFactory],
    [ValueNodeFactory],
  ]);
}

/** Names are replaced before Univer sees a formula, so for Univer there are none. */
function noDefinedNames(): IDefinedNamesService {
  const none: Partial<IDefinedNamesService> = {
    getAllDefinedNamesIsEmpty: () => true,
    getDefinedNameMap: () => undefined,
    getValueByName: () => null,
  };
  return none as unknown as DefinedNamesService;
}

/** @returns an evaluator over the live cells of `workbook` */
export function createFormulaEvaluator(workbook: WorkbookModel): FormulaEvaluator {
  const source = new ModelDataSource(workbook);
  const injector = createInjector(source);
  const functions = injector.get(IFunctionService);
  functions.registerExecutors(...ALL_IMPLEMENTED_FUNCTIONS.map(([Executor, name]) => new Executor(name)));
  const lexer = injector.get(Lexer);
  const parser = injector.get(AstTreeBuilder);
  const interpreter = injector.get(Interpreter);
  const runtime = injector.get(IFormulaRuntimeService);
  const readValue = (sheetId: string, row: number, column: number): CellValue =>
    source.sheetOf(sheetId)?.valueAt(row, column) ?? null;

  return {
    parse(text) {
      // Univer remembers the tree it makes of a text, but changes it while reading LET and LAMBDA: not to be used twice
      if (HAS_PARAMETERS.test(text)) injector.get(LexerTreeBuilder).dispose();
      const tree = lexer.treeBuilder(text);
      if (!(tree instanceof LexerNode)) return undefined;
      const formula = parser.parse(tree);
      if (!formula) return undefined;
      reuseReferences(formula, runtime, readValue);
      return formula;
    },
    evaluate(formula, sheetId, row, column, rowOffset, columnOffset) {
      runtime.setCurrent(row, column, SHEET_ROW_COUNT, SHEET_COLUMN_COUNT, sheetId, UNIT_ID);
      try {
        return fromUniverResult(
          interpreter.execute({ node: formula, refOffsetX: columnOffset, refOffsetY: rowOffset }),
        );
      } catch (error) {
        // some of Univer's functions throw on arguments they did not expect
        console.warn('Univer could not compute a formula', error);
        return cellError('#VALUE!');
      } finally {
        formula.resetCalculationState();
      }
    },
    forgetValues() {
      source.refresh();
      FORMULA_REF_TO_ARRAY_CACHE.clear();
      CELL_INVERTED_INDEX_CACHE.clear();
    },
    useSheetAliases(sheetIdsByAlias) {
      source.aliases = { ...sheetIdsByAlias };
    },
    register: (...executors) => {
      functions.registerExecutors(...executors);
    },
    unregister: (...names) => {
      functions.unregisterExecutors(...names);
    },
  };
}
