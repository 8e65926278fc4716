import { createHost } from '../../src/host/create-host';
import { openJsdomPage } from './run-in-jsdom';
import { closeAll, errorOf, openExcel } from './open-excel';

afterEach(closeAll);

test('workbook settings keep JSON values and dates', async () => {
  const { Excel, host, window } = await openExcel();
  await Excel.run(async (context) => {
    const { settings } = context.workbook;
    settings.add('engine', { version: 1, parts: ['a', 2] });
    // the client only knows dates of its own page
    settings.add('lastRun', window.eval('new Date(Date.UTC(2026, 0, 31))') as Date);
    settings.add('engine', { version: 2 });
    const engine = settings.getItemOrNullObject('engine').load('value, key');
    const lastRun = settings.getItem('lastRun').load('value');
    const none = settings.getItemOrNullObject('nope');
    const count = settings.getCount();
    await context.sync();
    expect([engine.key, engine.value]).toEqual(['engine', { version: 2 }]);
    expect((lastRun.value as Date).toISOString()).toBe('2026-01-31T00:00:00.000Z');
    expect([none.isNullObject, count.value]).toEqual([true, 2]);
    engine.delete();
    await context.sync();
  });
  expect([...host.model.settings.keys()]).toEqual(['lastRun']);
});

test('document properties and custom ones', async () => {
  const { Excel, host } = await openExcel();
  await Excel.run(async (context) => {
    const { properties } = context.workbook;
    properties.title = 'Revenue 2026';
    properties.company = 'Example';
    properties.custom.add('PolicyVersion', '7');
    properties.custom.add('policyversion', 8);
    properties.load('title, company, author');
    properties.custom.load('items/key, items/value, items/type');
    const one = properties.custom.getItemOrNullObject('POLICYVERSION').load('value');
    await context.sync();
    expect([properties.title, properties.company, properties.author]).toEqual(['Revenue 2026', 'Example', '']);
    expect(properties.custom.items.map(({ key, value, type }) => [key, value, type])).toEqual([
      ['PolicyVersion', 8, 'Number'],
    ]);
    expect(one.value).toBe(8);
    properties.custom.deleteAll();
    await context.sync();
  });
  expect(host.model.properties.custom.size).toBe(0);
  expect(host.model.properties.title).toBe('Revenue 2026');
});

test('custom XML parts are found by namespace', async () => {
  const { Excel } = await openExcel();
  await Excel.run(async (context) => {
    const { customXmlParts } = context.workbook;
    const part = customXmlParts.add('<?xml version="1.0"?><r:runs xmlns:r="urn:revrec:runs"><r:run id="1"/></r:runs>');
    customXmlParts.add('<other xmlns="urn:other"/>');
    part.load('id, namespaceUri');
    const found = customXmlParts.getByNamespace('urn:revrec:runs').getOnlyItem();
    const xml = found.getXml();
    const none = customXmlParts.getByNamespace('urn:none').getOnlyItemOrNullObject();
    await context.sync();
    expect(part.namespaceUri).toBe('urn:revrec:runs');
    expect(xml.value).toContain('<r:run id="1"/>');
    expect(none.isNullObject).toBe(true);
    found.setXml('<runs xmlns="urn:revrec:runs"/>');
    const changed = customXmlParts.getItem(part.id).getXml();
    await context.sync();
    expect(changed.value).toBe('<runs xmlns="urn:revrec:runs"/>');
    found.delete();
    const count = customXmlParts.getCount();
    await context.sync();
    expect(count.value).toBe(1);
  });
});

test('comments hang on cells and follow them', async () => {
  const { Excel } = await openExcel({ now: () => Date.UTC(2026, 0, 31) });
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    const comment = context.workbook.comments.add('Sheet1!B3', 'Why 12 months?');
    comment.replies.add('Contract says so.');
    sheet.getRange('1:1').insert('Down');
    const found = sheet.comments.getItemByCell('B4').load('content, resolved, creationDate');
    found.replies.load('items/content');
    const place = found.getLocation().load('address');
    await context.sync();
    expect([found.content, found.resolved, place.address]).toEqual(['Why 12 months?', false, 'Sheet1!B4']);
    expect(found.replies.items.map(({ content }) => content)).toEqual(['Contract says so.']);
    found.resolved = true;
    found.content = 'Settled';
    found.load('content, resolved');
    await context.sync();
    expect([found.content, found.resolved]).toEqual(['Settled', true]);
    found.delete();
    const count = context.workbook.comments.getCount();
    await context.sync();
    expect(count.value).toBe(0);
    sheet.comments.getItemByCell('B4').load('content');
    expect(await errorOf(context.sync())).toMatchObject({ code: 'ItemNotFound' });
  });
});

test('document settings survive in the workbook', async () => {
  const { Office, host } = await openExcel();
  const { settings } = Office.context.document;
  settings.set('pane', { tab: 'journal' });
  const saved = await new Promise<Office.AsyncResult<void>>((resolve) =>
    settings.saveAsync((result) => resolve(result as never)),
  );
  expect(saved.status).toBe('succeeded');
  expect(host.model.documentSettings.has('pane')).toBe(true);
  const second = await openJsdomPage(createHost({ workbook: host.model }));
  expect(second.Office.context.document.settings.get('pane')).toEqual({ tab: 'journal' });
  second.close();
});
