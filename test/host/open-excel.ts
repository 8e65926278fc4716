import { createHost } from '../../src/host/create-host';
import type { ExcelHost, HostOptions } from '../../src/host/create-host';
import { openJsdomPage } from './run-in-jsdom';
import type { JsdomPage } from './run-in-jsdom';

export interface OpenExcel extends JsdomPage {
  readonly host: ExcelHost;
  /** Requests the add-in caused, without the client's own. */
  roundTrips(): number;
}

const open: OpenExcel[] = [];

/** A new workbook with Microsoft's client on top. Closed after the test by `closeAll`. */
export async function openExcel(options: HostOptions = {}): Promise<OpenExcel> {
  const host = createHost(options);
  const page = await openJsdomPage(host);
  const excel: OpenExcel = {
    ...page,
    host,
    roundTrips: () => host.log.requests.filter((request) => !request.isInternal).length,
  };
  open.push(excel);
  return excel;
}

export function closeAll(): void {
  for (const excel of open.splice(0)) excel.close();
}

/** The error a promise is rejected with. */
export async function errorOf(work: Promise<unknown>): Promise<OfficeExtension.Error> {
  try {
    await work;
  } catch (error) {
    return error as OfficeExtension.Error;
  }
  throw new Error('It was expected to fail.');
}

/** Waits until `condition` holds; fails after two seconds. */
export async function until(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 2_000; !condition();) {
    if (Date.now() > end) throw new Error('It did not happen within two seconds.');
    await pause(5);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
