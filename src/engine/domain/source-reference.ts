/** Where a fact came from. The key survives sorting of the source table; an address would not. */
export type InputTable =
  | 'Settings'
  | 'Products'
  | 'Contracts'
  | 'Obligations'
  | 'Invoices'
  | 'Credit notes'
  | 'Usage'
  | 'Milestones'
  | 'Progress'
  | 'Contract costs'
  | 'Write-offs'
  | 'Accounts'
  | 'Price list'
  | 'Discount evidence'
  | 'Estimates'
  | 'Scenarios'
  | 'Modifications'
  | 'Modification lines'
  | 'Entities'
  | 'Rates';

export interface SourceReference {
  readonly table: InputTable;
  /**
   * The values of the key columns, in the order of the table's key: `['INV-7', '2']`. Raw cell values: a line 2 is a
   * number.
   */
  readonly key: readonly (string | number)[];
}

/** Key of a row as shown to people: `INV-7 / 2`. */
export function keyText(reference: SourceReference): string {
  return reference.key.join(' / ');
}
