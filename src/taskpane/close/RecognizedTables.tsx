/** The user's own tables: which are understood as what, by which header, what is missing, and what could be added. */
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Link,
  makeStyles,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { CheckmarkCircle20Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Circle20Regular } from '@fluentui/react-icons/svg/circle';
import { ErrorCircle20Filled } from '@fluentui/react-icons/svg/error-circle';
import type { InputTable } from '../../engine/domain/source-reference';
import { useAmounts } from '../format/use-amounts';
import type { FoundTable, RecognizedTable } from './recognize-tables';
import { SubHeading } from './SubHeading';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  tables: { marginLeft: '-12px', marginRight: '-12px' },
  pass: { color: tokens.colorStatusSuccessForeground1 },
  fail: { color: tokens.colorStatusDangerForeground1 },
  head: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start' },
  quiet: { color: tokens.colorNeutralForeground3 },
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalM },
  map: { display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: tokens.spacingHorizontalM, margin: '0', fontSize: tokens.fontSizeBase200 },
  column: { gridColumn: '1 / -1', paddingBottom: tokens.spacingVerticalXS },
  needed: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  sheet: { alignSelf: 'flex-start' },
  term: { fontWeight: tokens.fontWeightSemibold },
  value: { margin: '0', overflowWrap: 'anywhere' },
  scroll: { overflowX: 'auto' },
  rows: { borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  cell: { padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXXS} 0`, textAlign: 'left' },
});

export interface RecognizedTablesProps {
  readonly tables: readonly RecognizedTable[];
  /** The table that is being written. */
  readonly adding: InputTable | null;
  readonly onAdd: (table: InputTable) => void;
  readonly onSheet: (sheet: string) => void;
  readonly onBack: () => void;
  readonly onReadAgain: () => void;
}

export function RecognizedTables({ tables, adding, onAdd, onSheet, onBack, onReadAgain }: RecognizedTablesProps) {
  const styles = useStyles();
  const found = tables.filter((table) => table.found !== null);
  return (
    <div className={styles.stack}>
      <SubHeading back={{ label: 'Back', onBack }}>Your tables</SubHeading>
      <Text>
        {found.length === 0
          ? 'No table is understood yet. Make each list an Excel table (Ctrl+T) and name it as below under Table Design.'
          : `${found.length} of ${tables.length} tables are understood. Invoices alone are enough to start, or Contracts, Obligations and Products.`}
      </Text>
      <Accordion collapsible multiple className={styles.tables}>
        {tables.map((table) => (
          <AccordionItem key={table.table} value={table.table}>
            <AccordionHeader icon={<TableIcon found={table.found} />}>
              <span className={styles.head}>
                {table.table}
                <TableSummary table={table} />
              </span>
            </AccordionHeader>
            <AccordionPanel className={styles.panel}>
              <Text size={200}>{table.words}</Text>
              {table.found === null ? (
                <MissingTable table={table} isAdding={adding === table.table} isBusy={adding !== null} onAdd={() => onAdd(table.table)} />
              ) : (
                <>
                  <Link className={styles.sheet} onClick={() => onSheet(table.found?.sheet ?? '')}>
                    Go to {table.found.sheet}
                  </Link>
                  <TableDetail found={table.found} />
                </>
              )}
            </AccordionPanel>
          </AccordionItem>
        ))}
      </Accordion>
      <div>
        <Button appearance="primary" onClick={onReadAgain}>
          Read the workbook again
        </Button>
      </div>
    </div>
  );
}

interface MissingTableProps {
  readonly table: RecognizedTable;
  readonly isAdding: boolean;
  readonly isBusy: boolean;
  readonly onAdd: () => void;
}

function MissingTable({ table: { table, columns }, isAdding, isBusy, onAdd }: MissingTableProps) {
  const styles = useStyles();
  return (
    <>
      <div>
        <Button disabledFocusable={isBusy} {...(isAdding && { icon: <Spinner size="tiny" /> })} onClick={onAdd}>
          {isAdding ? `Writing ${table}` : `Add ${table}`}
        </Button>
      </div>
      <dl className={styles.map}>
        {columns.map(({ name, words, required }) => (
          <div key={name} className={styles.column}>
            <dt className={styles.term}>
              {name}
              {required && <span className={styles.needed}> needed</span>}
            </dt>
            <dd className={styles.value}>{words}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function TableIcon({ found }: { readonly found: FoundTable | null }) {
  const styles = useStyles();
  if (found === null) return <Circle20Regular />;
  return found.missing.length === 0 ? <CheckmarkCircle20Filled className={styles.pass} /> : <ErrorCircle20Filled className={styles.fail} />;
}

function TableSummary({ table: { table, found } }: { readonly table: RecognizedTable }) {
  const styles = useStyles();
  const { countOf } = useAmounts();
  const words =
    found === null
      ? 'not in this workbook'
      : found.missing.length > 0
        ? `lacks ${found.missing.join(', ')}`
        : `${countOf(found.rows, 'row')}${found.name === table ? '' : ` in ${found.name}`}`;
  return (
    <Text size={200} className={styles.quiet}>
      {words}
    </Text>
  );
}

function TableDetail({ found }: { readonly found: FoundTable }) {
  const styles = useStyles();
  const aliases = found.columns.filter(({ by }) => by === 'alias');
  const exact = found.columns.filter(({ by }) => by === 'exact');
  return (
    <>
      <dl className={styles.map}>
        <dt className={styles.term}>By name</dt>
        <dd className={styles.value}>{exact.length === 0 ? 'none' : exact.map(({ header }) => header).join(', ')}</dd>
        {aliases.map(({ column, header }) => (
          <FoundAlias key={column} column={column} header={header} />
        ))}
        {found.unused.length > 0 && (
          <>
            <dt className={styles.term}>Left alone</dt>
            <dd className={styles.value}>{found.unused.join(', ')}</dd>
          </>
        )}
      </dl>
      <FirstRows found={found} />
    </>
  );
}

function FoundAlias({ column, header }: { readonly column: string; readonly header: string }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.term}>{header}</dt>
      <dd className={styles.value}>taken as {column}</dd>
    </>
  );
}

function FirstRows({ found }: { readonly found: FoundTable }) {
  const styles = useStyles();
  if (found.firstRows.length === 0) return null;
  const { columns } = found;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="First rows">
      <table className={styles.rows}>
        <thead>
          <tr>
            {columns.map(({ column, header }) => (
              <th key={column} scope="col" className={styles.cell}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.firstRows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, index) => (
                <td key={index} className={styles.cell}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
