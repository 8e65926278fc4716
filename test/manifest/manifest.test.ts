/**
 * The manifest against the documented rules of its format, without Microsoft's validation service (which
 * `npm run validate` asks): the order of elements, that every resource is defined and within its limits, and that
 * addresses, icons, commands and functions name things that exist here.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateCustomFunctionsMetadata } from 'custom-functions-metadata';
import { REQUIREMENT_FLOORS } from '../../src/excel/requirement-floors';
import { listFiles } from '../laws/source-files';
import { orderOffences } from './element-order';
import { descendants, parseManifest, type Element } from './parse-manifest';

const root = join(__dirname, '../..');
const address = 'https://localhost:3000';
const manifest = parseManifest(readFileSync(join(root, 'manifest.xml'), 'utf8'));
const all = (name: string, from: Element = manifest) => descendants(from).filter((element) => element.name === name);

function only(name: string, from: Element = manifest): Element {
  const [first, ...others] = all(name, from);
  if (first === undefined || others.length > 0)
    throw new Error(`expected one <${name}>, found ${all(name, from).length}`);
  return first;
}

const attributesOf = (name: string, attribute: string, from?: Element) =>
  all(name, from).map(({ attributes }) => attributes[attribute] ?? '');

const resources = new Map(
  ['bt:Image', 'bt:Url', 'bt:String'].flatMap((name) =>
    all(name, only('Resources')).map(({ attributes }) => [attributes.id ?? '', attributes.DefaultValue ?? '']),
  ),
);

const base = manifest.children.filter(({ name }) => name !== 'VersionOverrides');
const baseValue = (name: string) => base.find((element) => element.name === name)?.attributes.DefaultValue ?? '';

describe('structure', () => {
  test('every element’s children are known, complete and in order', () => {
    const parents = descendants(manifest).filter(({ children }) => children.length > 0);
    expect(parents.length).toBeGreaterThan(40);
    expect(parents.flatMap(orderOffences)).toEqual([]);
  });

  test('a child out of order, unknown or missing would be seen', () => {
    const offences = (xml: string) => orderOffences(parseManifest(xml));
    expect(offences('<Supertip><Title/><Description/></Supertip>')).toEqual([]);
    expect(offences('<Supertip><Description/><Title/></Supertip>')).toEqual(['/Supertip: Title comes too late']);
    expect(offences('<Supertip><Title/><Icon/><Description/></Supertip>')).toEqual([
      '/Supertip: Icon is not known here',
    ]);
    expect(offences('<Supertip><Title/></Supertip>')).toEqual(['/Supertip: Description is missing']);
  });

  test('control, group and tab ids are unique and short', () => {
    const ids = ['Control', 'Item', 'Group', 'CustomTab'].flatMap((name) => attributesOf(name, 'id'));
    expect(ids.length).toBeGreaterThan(6);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[\w.]{1,125}$/.test(id))).toEqual([]);
  });

  test('identity', () => {
    expect(only('Id').text).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(only('Version').text).toMatch(/^\d{1,5}(?:\.\d{1,5}){3}$/);
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(only('Version').text).toBe(`${version}.0`);
    expect(only('Permissions').text).toBe('ReadWriteDocument');
    expect(attributesOf('Host', 'Name')).toContain('Workbook');
  });
});

describe('resources', () => {
  test('every resid is defined, and every resource is used', () => {
    const used = descendants(manifest).flatMap(({ attributes }) => attributes.resid ?? []);
    expect(used.filter((resid) => !resources.has(resid))).toEqual([]);
    expect([...resources.keys()].filter((id) => !used.includes(id))).toEqual([]);
  });

  test('resource ids are unique and at most 32 characters', () => {
    const ids = ['bt:Image', 'bt:Url', 'bt:String'].flatMap((name) => attributesOf(name, 'id', only('Resources')));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id.length === 0 || id.length > 32)).toEqual([]);
  });

  test('texts are within their limits', () => {
    const tooLong = (list: string, limit: number) =>
      attributesOf('bt:String', 'DefaultValue', only(list)).filter(({ length }) => length === 0 || length > limit);
    expect(tooLong('bt:ShortStrings', 125)).toEqual([]);
    expect(tooLong('bt:LongStrings', 250)).toEqual([]);
    expect(baseValue('DisplayName').length).toBeLessThanOrEqual(125);
    expect(baseValue('Description').length).toBeLessThanOrEqual(250);
  });

  test('labels and titles are short strings, descriptions of tips long ones', () => {
    const short = attributesOf('bt:String', 'id', only('bt:ShortStrings'));
    const long = attributesOf('bt:String', 'id', only('bt:LongStrings'));
    expect(short).toEqual(expect.arrayContaining(['Label', 'Title'].flatMap((name) => attributesOf(name, 'resid'))));
    const described = all('Description').flatMap(({ attributes }) => attributes.resid ?? []);
    expect(long).toEqual(expect.arrayContaining(described));
  });

  test('addresses are https and name files that the build puts there', () => {
    const addresses = [
      ...['IconUrl', 'HighResolutionIconUrl', 'SupportUrl'].map(baseValue),
      ...['bt:Image', 'bt:Url'].flatMap((name) => attributesOf(name, 'DefaultValue', only('Resources'))),
      ...base.flatMap((element) => attributesOf('SourceLocation', 'DefaultValue', element)),
    ];
    expect(addresses.filter((url) => !url.startsWith(`${address}/`))).toEqual([]);
    const built = ['taskpane.html', 'functions.js', 'functions.json'];
    const files = addresses.map((url) => url.slice(address.length + 1)).filter((file) => !built.includes(file));
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});

/** Width and height, from the header of a PNG file. */
function readPngSize(url: string): readonly [number, number] {
  const bytes = readFileSync(join(root, url.slice(address.length + 1)));
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

describe('icons', () => {
  test('every icon offers 16, 32 and 80 pixels, each true to its picture', () => {
    for (const icon of all('Icon')) {
      const images = icon.children.map(({ attributes }) => [Number(attributes.size), attributes.resid ?? ''] as const);
      expect(images.map(([size]) => size)).toEqual(expect.arrayContaining([16, 32, 80]));
      for (const [size, resid] of images) expect(readPngSize(resources.get(resid) ?? '')).toEqual([size, size]);
    }
  });

  test('the add-in’s own icon is 32 pixels, and 64 on dense screens', () => {
    expect(readPngSize(baseValue('IconUrl'))).toEqual([32, 32]);
    expect(readPngSize(baseValue('HighResolutionIconUrl'))).toEqual([64, 64]);
  });
});

describe('shared runtime', () => {
  test('pane, commands and functions are one page in one lasting runtime', () => {
    const runtime = only('Runtime').attributes;
    expect(runtime.lifetime).toBe('long');
    const pages = [
      only('FunctionFile').attributes.resid,
      only('SourceLocation', only('Page')).attributes.resid,
      ...all('Action').flatMap((action) => attributesOf('SourceLocation', 'resid', action)),
    ];
    expect(new Set(pages)).toEqual(new Set([runtime.resid]));
    const start = base.flatMap((element) => attributesOf('SourceLocation', 'DefaultValue', element));
    expect(start).toEqual([resources.get(runtime.resid ?? '')]);
  });

  test('the floors are those the code relies on', () => {
    const floors = all('Set').map(({ attributes }) => [attributes.Name, attributes.MinVersion]);
    expect(Object.fromEntries(floors)).toEqual(REQUIREMENT_FLOORS);
  });
});

describe('commands and functions', () => {
  const sourceTexts = listFiles('src')
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(join(root, path), 'utf8'));

  test('every command is associated with a handler in the source', () => {
    const commands = new Set(all('FunctionName').map(({ text }) => text));
    expect(commands).toEqual(new Set(['closeMonth', 'explain', 'goToSource']));
    const associated = sourceTexts.flatMap((text) =>
      [...text.matchAll(/Office\.actions\.associate\(\s*['"](\w+)['"]/g)].map((match) => match[1]),
    );
    expect(associated).toEqual(expect.arrayContaining([...commands]));
  });

  test('the namespace is one Excel accepts', () => {
    const namespace = resources.get(only('Namespace').attributes.resid ?? '');
    expect(namespace).toBe('REVREC');
    expect(namespace).toMatch(/^[A-Z][A-Z0-9._]{0,31}$/);
  });

  test('the functions’ metadata is without errors and has one entry for each tag', async () => {
    const file = join(root, 'src/functions/functions.ts');
    const { metadataJson, errors } = await generateCustomFunctionsMetadata(file, true);
    expect(errors).toEqual([]);
    const { functions } = JSON.parse(metadataJson) as { functions: { id: string; name: string }[] };
    const tags = [...readFileSync(file, 'utf8').matchAll(/@customfunction\s+(\S+)/gi)].map((match) => match[1]);
    expect(functions.map(({ id }) => id)).toEqual(tags);
    expect(tags.length).toBeGreaterThan(0);
    expect(functions.filter(({ id }) => !/^[A-Z][A-Z0-9_.]{2,}$/.test(id))).toEqual([]);
  });
});
