type TableSwitch =
  'showBandedRows' | 'showBandedColumns' | 'highlightFirstColumn' | 'highlightLastColumn' | 'showFilterButton';

/** How a table looks: style name and switches that move no cells. */
export abstract class TableLooks {
  protected styleName = 'TableStyleMedium2';
  protected hasHeaders = true;
  protected hasTotals = false;
  private readonly switches: Record<TableSwitch, boolean> = {
    showBandedRows: true,
    showBandedColumns: false,
    highlightFirstColumn: false,
    highlightLastColumn: false,
    showFilterButton: true,
  };

  /** Runs a change of looks and tells of it. */
  protected abstract change(work: () => void): void;

  get style(): string {
    return this.styleName;
  }
  set style(style: string) {
    this.change(() => {
      this.styleName = style;
    });
  }

  private flip(member: TableSwitch, value: boolean): void {
    this.change(() => {
      this.switches[member] = value;
    });
  }

  get showBandedRows(): boolean {
    return this.switches.showBandedRows;
  }
  set showBandedRows(value: boolean) {
    this.flip('showBandedRows', value);
  }

  get showBandedColumns(): boolean {
    return this.switches.showBandedColumns;
  }
  set showBandedColumns(value: boolean) {
    this.flip('showBandedColumns', value);
  }

  get highlightFirstColumn(): boolean {
    return this.switches.highlightFirstColumn;
  }
  set highlightFirstColumn(value: boolean) {
    this.flip('highlightFirstColumn', value);
  }

  get highlightLastColumn(): boolean {
    return this.switches.highlightLastColumn;
  }
  set highlightLastColumn(value: boolean) {
    this.flip('highlightLastColumn', value);
  }

  get showFilterButton(): boolean {
    return this.switches.showFilterButton;
  }
  set showFilterButton(value: boolean) {
    this.flip('showFilterButton', value);
  }
}
