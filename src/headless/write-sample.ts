/** Entry of `npm run sample`: writes the sample company, or the empty template, as a workbook. */
import { parseArgs } from 'node:util';
import { createWorkbook } from '../host/model/create-workbook';
import { emptyTemplate } from '../sample/empty-template';
import { sampleBook } from '../sample/sample-book';
import { sourceSheetsPlan } from '../sample/source-sheets';
import { applyPlanToModel } from '../xlsx/apply-plan';
import { writeXlsxFrom } from '../xlsx/write-xlsx';
import { writeFiles } from './write-files';

const USAGE = 'Usage: npm run --silent sample -- --out sample.xlsx [--seed NUMBER | --empty]';

interface SampleOptions {
  readonly out: string;
  readonly seed: number | undefined;
  readonly empty: boolean;
}

function optionsOf(args: readonly string[]): SampleOptions | string {
  try {
    const options = { out: { type: 'string' }, seed: { type: 'string' }, empty: { type: 'boolean' } } as const;
    const { values } = parseArgs({ args: [...args], options });
    const seed = values.seed === undefined ? undefined : Number(values.seed);
    if (values.out === undefined) return '--out is missing.';
    if (seed !== undefined && !Number.isSafeInteger(seed))
      return `--seed must be a whole number; it is ${values.seed}.`;
    return { out: values.out, seed, empty: values.empty ?? false };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function main(args: readonly string[]): Promise<number> {
  const options = optionsOf(args);
  if (typeof options === 'string') {
    console.error(`${options}\n\n${USAGE}`);
    return 1;
  }
  const sheets = sourceSheetsPlan(options.empty ? emptyTemplate() : sampleBook(options.seed));
  const model = createWorkbook({ name: 'Sample.xlsx', sheets: [] });
  applyPlanToModel(model, { sheets, activate: sheets[0]?.name ?? '' });
  writeFiles([{ path: options.out, content: await writeXlsxFrom(model) }]);
  console.log(`Wrote ${options.out}`);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
