/** Entry of `npm run close`: see CLOSE_USAGE. */
import { CLOSE_USAGE, parseCloseOptions } from './close-options';
import { runClose } from './run-close';
import { UsageError } from './usage-error';

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(CLOSE_USAGE);
    return 0;
  }
  try {
    const options = parseCloseOptions(args);
    const { exitCode, summary, timings } = await runClose(options);
    (exitCode === 0 ? console.log : console.error)(summary);
    if (options.timings) console.error(timings);
    return exitCode;
  } catch (error) {
    console.error(error instanceof UsageError ? `${error.message}\n\n${CLOSE_USAGE}` : error);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
