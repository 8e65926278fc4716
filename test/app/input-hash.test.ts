import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { ENGINE_VERSION } from '../../src/app/engine-version';
import { hashInput } from '../../src/app/input-hash';
import { sha256 } from '../../src/app/sha-256';
import type { TableData } from '../../src/workbook/table-data';
import packageFile from '../../package.json';

test('the hash is SHA-256', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    }),
  );
});

const table: TableData = {
  name: 'Invoices',
  sheet: 'Invoices',
  headerRow: 3,
  headerColumn: 0,
  source: 'workbook',
  headers: ['Invoice', 'Amount'],
  rows: [
    ['INV-1', 10],
    ['INV-2', 20.5],
  ],
};

test('order of rows and columns, place, blank rows and outer spaces do not change the fingerprint', () => {
  const moved: TableData = {
    ...table,
    sheet: 'Data',
    headerRow: 0,
    source: 'csv',
    headers: [' amount', 'Invoice '],
    rows: [
      [20.5, 'INV-2 '],
      [null, null],
      [10, 'INV-1'],
    ],
  };
  expect(hashInput([moved])).toBe(hashInput([table]));
});

test.each([
  [
    'a changed amount',
    {
      rows: [
        ['INV-1', 10],
        ['INV-2', 20.51],
      ],
    },
  ],
  [
    'a number that became text',
    {
      rows: [
        ['INV-1', '10'],
        ['INV-2', 20.5],
      ],
    },
  ],
  ['a row twice', { rows: [...table.rows, ['INV-1', 10]] }],
  ['another column', { headers: ['Invoice', 'Tax'] }],
  ['another table', { name: 'Usage' }],
])('%s changes it', (_, change) => {
  expect(hashInput([{ ...table, ...change } as TableData])).not.toBe(hashInput([table]));
});

test('the version is that of the package', () => {
  expect(ENGINE_VERSION).toBe(packageFile.version);
});
