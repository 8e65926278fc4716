/** LibreOffice calculates a close with contract costs or write-offs anew: every formula gives what the engine expected of it. */
import { costTables } from '../workbook/write/cost-tables';
import { writeOffTables } from '../workbook/write/write-off-tables';
import { poison } from './libre-office';
import { closeInto, witnessed, workbookOf } from './witness';

const CLOSES = [
  ['contract costs', '2026-03-31', costTables()],
  ['contract costs', '2026-03-17', costTables()],
  ['write-offs', '2026-03-31', writeOffTables()],
] as const;

test.each(CLOSES)(
  '%s, closing through %s',
  async (_what, through, tables) => {
    const model = workbookOf(tables);
    closeInto(model, through, tables);
    const expected = poison(model);
    expect(expected.length).toBeGreaterThan(3_000);
    expect(await witnessed(model, expected)).toMatchObject({ differences: [], failed: [] });
  },
  240_000,
);
