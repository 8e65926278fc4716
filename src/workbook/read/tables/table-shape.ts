/** What must hold of a table before it is read at all: it comes from a host or a file, so its shape is not ours. */
import { z } from 'zod';
import type { TableData } from '../../table-data';
import { valueOf } from './table-row';

// Compiled validators need `new Function`, which the pane's content security policy forbids.
z.config({ jitless: true });

const tableShape = z.object({
  name: z.string(),
  sheet: z.string(),
  headerRow: z.int().min(0).max(1_048_575),
  headerColumn: z.int().min(0).max(16_383),
  headers: z.array(z.unknown().transform((header) => String(valueOf(header) ?? ''))),
  // Cells are read one by one, so a row need only be a list.
  rows: z.array(z.custom<unknown[]>(Array.isArray)),
  source: z.enum(['workbook', 'csv']),
});

/** The table with its headers as text; or a sentence on what its shape lacks. */
export function shapeOfTable(table: unknown): { readonly table: TableData } | { readonly fault: string } {
  const result = tableShape.safeParse(table);
  if (result.success) return { table: result.data as TableData };
  const issue = result.error.issues[0];
  return { fault: `${(issue?.path ?? []).join('.') || 'table'}: ${issue?.message ?? 'unreadable'}` };
}
