/** The report as JSON text with one record a line, so that two reports can be compared line by line. */
import type { CloseReport } from '../app/report';

export function reportText(report: CloseReport): string {
  const members = Object.entries(report).map(([key, value]) => {
    if (!Array.isArray(value) || value.length === 0) return `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    return `${JSON.stringify(key)}: [\n${value.map((record) => `  ${JSON.stringify(record)}`).join(',\n')}\n]`;
  });
  return `{\n${members.join(',\n')}\n}\n`;
}
