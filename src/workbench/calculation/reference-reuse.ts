import { BaseReferenceObject } from '@univerjs/engine-formula';
import type { BaseAstNode } from '@univerjs/engine-formula';
import type { CellValue } from '../../host/model/cell-value';
import { toUniverValue } from './univer-values';

/** Univer's kinds of nodes; the package does not export the names. */
const REFERENCE_NODE = 1;
const OPERATOR_NODE = 3;
const FUNCTION_NODE = 4;
const UNION_NODE = 10;

const isKind = (node: BaseAstNode | undefined, kind: number): boolean => Number(node?.nodeType) === kind;

/** Functions to which a cell and its value are the same thing. (SUM, AND and others pass over text in cells.) */
const TAKES_VALUES = new Set(
  'IF IFERROR IFNA NOT ABS INT MOD DATE YEAR MONTH DAY EDATE EOMONTH TEXT LEFT RIGHT MID LEN TRIM UPPER'.split(' '),
);

/** The cell being computed, and a way to read cells. */
export interface EvaluationSite {
  readonly currentSubUnitId: string;
  readonly currentRow: number;
  readonly currentColumn: number;
}

type ReadValue = (sheetId: string, row: number, column: number) => CellValue;

interface ReferenceNode extends BaseAstNode {
  getRefOffset(): { x: number; y: number };
}

/**
 * Univer builds each reference of a formula anew for every cell, which costs more than the rest of a computation.
 * Here a parsed formula keeps its references and only moves them; where merely a cell's value is wanted, it is read
 * directly.
 */
export function reuseReferences(formula: BaseAstNode, site: EvaluationSite, readValue: ReadValue): void {
  for (const node of formula.getChildren()) {
    reuseReferences(node, site, readValue);
    if (isKind(node, REFERENCE_NODE)) reuseReference(node as ReferenceNode, formula, site, readValue);
    if (isKind(node, UNION_NODE)) reuseUnion(node, site);
  }
}

function reuseReference(node: ReferenceNode, parent: BaseAstNode, site: EvaluationSite, readValue: ReadValue): void {
  const create = node.execute.bind(node);
  const wantsValue = takesValues(parent);
  let kept: BaseReferenceObject | undefined;
  node.execute = () => {
    if (!kept) {
      create();
      const made = node.getValue();
      if (!(made instanceof BaseReferenceObject)) return;
      kept = made;
    }
    move(kept, node, site);
    if (wantsValue && kept.isCell()) {
      const { startRow, startColumn } = kept.getRangePosition();
      node.setValue(toUniverValue(readValue(kept.getSheetId(), startRow, startColumn)));
    } else node.setValue(kept);
  };
}

function takesValues(parent: BaseAstNode): boolean {
  if (isKind(parent, OPERATOR_NODE)) return true;
  return isKind(parent, FUNCTION_NODE) && TAKES_VALUES.has(parent.getToken().toUpperCase());
}

/** A range such as `A1:B2` is made of two references. */
function reuseUnion(node: BaseAstNode, site: EvaluationSite): void {
  const [first, second] = node.getChildren();
  if (!isKind(first, REFERENCE_NODE) || !isKind(second, REFERENCE_NODE)) return;
  const create = node.execute.bind(node);
  let kept: BaseReferenceObject | undefined;
  node.execute = () => {
    if (!kept) {
      create();
      const made = node.getValue();
      if (made instanceof BaseReferenceObject) kept = made;
      return;
    }
    move(kept, first as ReferenceNode, site);
    node.setValue(kept);
  };
}

function move(reference: BaseReferenceObject, node: ReferenceNode, site: EvaluationSite): void {
  reference.setDefaultSheetId(site.currentSubUnitId);
  reference.setCurrentRowAndColumn(site.currentRow, site.currentColumn);
  const { x, y } = node.getRefOffset();
  reference.setRefOffset(x, y);
}
