/**
 * The laws of the house as an ordinary test: who may import whom, which words the pure folders may not use, what a
 * rule file opens with. Each law names the offending files, so that the failure says what to change.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { listFiles, readSources, root, type ImportedModule, type SourceFile } from './source-files';

const sources = readSources('src');
const tests = readSources('test');

interface ImportRule {
  /** Below src; `*` stands for one folder name. A file obeys the first rule that matches it. */
  readonly folder: string;
  /** Folders or files below src, besides the file's own. */
  readonly mayImport: readonly string[];
  readonly packages: readonly string[];
}

const engineBase = ['engine/foundation', 'engine/domain', 'engine/rule-book'];
/** Outside the engine its nouns and arithmetic are common language; its rules are reached through the one door. */
const engineDoor = ['engine/index.ts', ...engineBase];
const shippedFolders = ['engine', 'workbook', 'erp', 'sample', 'excel', 'app', 'functions', 'worker', 'taskpane'];

/** What a sheet is as data, and what all sheets of a close share. */
const planned = ['workbook/table-data.ts', 'workbook/workbook-plan.ts', 'workbook/cell-appearance.ts', 'workbook/write/close-layout.ts'];
const ofClose = ['workbook/write/close-context.ts', 'workbook/write/close-input.ts', 'workbook/write/cells'];

const importRules: readonly ImportRule[] = [
  // The engine: steps build on the nouns and never on each other; they meet at the engine's top.
  { folder: 'engine/foundation', mayImport: [], packages: ['decimal.js'] },
  { folder: 'engine/domain', mayImport: ['engine/foundation', 'engine/rule-book'], packages: [] },
  { folder: 'engine/step-*', mayImport: engineBase, packages: [] },
  { folder: 'engine/kernel', mayImport: [...engineBase, 'engine/step-5-recognition'], packages: [] },
  { folder: 'engine/presentation', mayImport: engineBase, packages: [] },
  { folder: 'engine', mayImport: [], packages: [] },
  // What surrounds it in the add-in.
  { folder: 'workbook/read/choices', mayImport: [...engineDoor, 'workbook/read/cells'], packages: [] },
  { folder: 'workbook/read', mayImport: [...engineDoor, 'workbook'], packages: ['zod'] },
  // Sheets are made of proofs and rows, these of cells; never the other way round.
  { folder: 'workbook/write/cells', mayImport: [...engineDoor, ...planned, 'workbook/read'], packages: [] },
  { folder: 'workbook/write/rows', mayImport: [...engineDoor, ...planned, 'workbook/read', ...ofClose, 'workbook/write/proofs'], packages: [] },
  { folder: 'workbook/write/proofs', mayImport: [...engineDoor, ...planned, 'workbook/read', ...ofClose, 'workbook/write/rows'], packages: [] },
  { folder: 'workbook', mayImport: engineDoor, packages: [] },
  { folder: 'erp', mayImport: engineDoor, packages: [] },
  { folder: 'sample', mayImport: [...engineDoor, 'workbook'], packages: [] },
  { folder: 'excel', mayImport: ['workbook'], packages: [] },
  { folder: 'worker', mayImport: [...engineDoor, 'workbook', 'erp', 'app'], packages: [] },
  { folder: 'app', mayImport: [...engineDoor, 'workbook', 'erp', 'sample'], packages: [] },
  { folder: 'functions', mayImport: [...engineDoor, 'workbook'], packages: [] },
  {
    folder: 'taskpane/index.tsx',
    mayImport: ['app', ...engineDoor, 'workbook', 'erp', 'sample', 'excel', 'worker', 'taskpane'],
    packages: ['react', 'react-dom', '@fluentui/react-components'],
  },
  {
    folder: 'taskpane',
    mayImport: ['app', ...engineDoor, 'workbook', 'erp'],
    packages: ['react', '@fluentui/react-components', '@fluentui/react-icons', 'date-fns'],
  },
  // Development only.
  { folder: 'host', mayImport: [], packages: [] },
  { folder: 'xlsx', mayImport: ['host', 'workbook'], packages: ['fast-xml-parser', 'fflate', 'hucre'] },
  { folder: 'workbench', mayImport: ['host', 'xlsx', 'sample', 'workbook'], packages: ['@univerjs/', 'rxjs', 'node:'] },
  { folder: 'headless', mayImport: [...engineDoor, ...shippedFolders.slice(1), 'host', 'xlsx'], packages: ['node:'] },
];

const pureFolders = ['engine', 'workbook', 'erp', 'sample'];

/** Clock, chance, locale, binary rounding, input and output: none of them is a fact of a contract. */
const impureWords = [
  ...['Date', '.random', 'parseFloat', '.parseFloat', '.toFixed', '.toLocaleString', '.localeCompare', 'Intl'],
  ...['console', 'setTimeout', 'setInterval', 'fetch', 'window', 'document', 'globalThis', 'process'],
  ...['Excel', 'Office', 'OfficeExtension', 'CustomFunctions'],
];

const networkWords = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', '.sendBeacon'];

const isIn = (path: string, folders: readonly string[]) => folders.some((folder) => path.startsWith(`src/${folder}/`));

/** The part of the path that the folder covers, or null: 'engine/step-*' covers 'src/engine/step-3-price/'. */
function coveredPart(path: string, folder: string): string | null {
  const isFile = /\.\w+$/.test(folder);
  const pattern = folder.replaceAll('.', '\\.').replaceAll('*', '[^/]+');
  return new RegExp(`^src/${pattern}${isFile ? '$' : '/'}`).exec(path)?.[0] ?? null;
}

const ruleOf = (path: string) => importRules.find(({ folder }) => coveredPart(path, folder) !== null);

function isAllowed(path: string, { specifier, file }: ImportedModule, rule: ImportRule): boolean {
  if (file !== null) {
    const own = coveredPart(path, rule.folder) ?? path;
    return file.startsWith(own) || rule.mayImport.some((folder) => coveredPart(file, folder) !== null);
  }
  // Styles and data beside the file are its own; what is left are packages.
  if (specifier.startsWith('./')) return existsSync(join(root, dirname(path), specifier));
  return rule.packages.some(
    (name) => specifier === name || specifier.startsWith(/[/:]$/.test(name) ? name : `${name}/`),
  );
}

describe('imports', () => {
  test('each file imports only what its folder may', () => {
    const offences = sources.flatMap(({ path, imports }) => {
      const rule = ruleOf(path);
      if (rule === undefined) return [`${path}: its folder has no row in the table`];
      return imports
        .filter((imported) => !isAllowed(path, imported, rule))
        .map(({ specifier }) => `${path} imports ${specifier}; ${rule.folder} may not`);
    });
    expect(offences).toEqual([]);
  });

  test.each(importRules.map(({ folder }) => folder))('the row for %s stands for some file', (folder) => {
    expect(sources.filter(({ path }) => ruleOf(path)?.folder === folder)).not.toEqual([]);
  });

  test('no file imports itself through others', () => {
    expect(findCycle(new Map(sources.map((file) => [file.path, importedFiles(file)])))).toEqual([]);
  });

  test('a cycle would be found', () => {
    const circle = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b']],
    ]);
    expect(findCycle(circle)).toEqual(['b', 'c', 'b']);
  });
});

/**
 * In the development folders two interfaces may name each other (a type-only import is gone once built), and so may the
 * object types of Excel's client, which refer to each other as Excel's own do.
 */
const importedFiles = ({ path, imports }: SourceFile) =>
  imports.flatMap(({ file, isTypeOnly }) => {
    const isObjectType = file !== null && [path, file].every((name) => name.startsWith('src/host/rich-api/types/'));
    return file === null || isObjectType || (isTypeOnly && /^src\/(host|workbench)\//.test(path)) ? [] : [file];
  });

/** The first circle of imports met, from a file back to itself; empty when there is none. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const finished = new Set<string>();
  const trail: string[] = [];
  function visit(path: string): readonly string[] {
    if (finished.has(path)) return [];
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    trail.push(path);
    for (const next of graph.get(path) ?? []) {
      const cycle = visit(next);
      if (cycle.length > 0) return cycle;
    }
    trail.pop();
    finished.add(path);
    return [];
  }
  return [...graph.keys()].map(visit).find((cycle) => cycle.length > 0) ?? [];
}

describe('words', () => {
  const usesOf = (words: readonly string[], files: readonly SourceFile[]) =>
    files.flatMap(({ path, references }) =>
      words.filter((word) => references.has(word)).map((word) => `${path}: ${word}`),
    );

  test('the pure folders use no clock, chance, locale, input or output', () => {
    expect(
      usesOf(
        impureWords,
        sources.filter(({ path }) => isIn(path, pureFolders)),
      ),
    ).toEqual([]);
  });

  test('nothing shipped reaches for the network', () => {
    expect(
      usesOf(
        networkWords,
        sources.filter(({ path }) => isIn(path, shippedFolders)),
      ),
    ).toEqual([]);
  });

  test('Excel is touched in one place', () => {
    const others = sources.filter(
      ({ path }) =>
        isIn(path, shippedFolders) && !isIn(path, ['excel', 'functions']) && path !== 'src/taskpane/index.tsx',
    );
    expect(usesOf(['Excel', 'Office', 'OfficeExtension'], others)).toEqual([]);
  });
});

describe('rule files', () => {
  const ruleFiles = sources.filter(({ path }) => /^src\/engine\/(?:step-[^/]+|presentation)\//.test(path));

  test.each(ruleFiles.map(({ path, text }) => [path, text]))(
    '%s opens with its paragraphs and an example',
    (_path, text) => {
      const header = /^\/\*\*[\s\S]*?\*\//.exec(text)?.[0] ?? '';
      expect(header).toMatch(/ASC (?:606-10|340-40)-/);
      expect(header).toMatch(/IFRS 15/);
      expect(header).toMatch(/Example/);
      expect(header.split('\n').length).toBeLessThanOrEqual(20);
    },
  );

  test('there are rule files', () => {
    expect(ruleFiles).not.toEqual([]);
  });
});

describe('files', () => {
  const files = [...sources, ...tests];

  test('are at most 400 lines long, tests 500', () => {
    expect(
      files.filter(({ path, lineCount }) => lineCount > (path.startsWith('test/') ? 500 : 400)).map(({ path, lineCount }) => `${path}: ${lineCount}`),
    ).toEqual([]);
  });

  test('have names that say what is in them', () => {
    const vague = /(?:^|[-./])(?:utils?|helpers?|common|managers?|services?)(?=[-./])/;
    expect(files.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([]);
  });

  test('are named in kebab case, components in Pascal case', () => {
    const isNamedWell = ({ path }: SourceFile) =>
      (path.endsWith('.tsx')
        ? /^(?:[A-Z][A-Za-z]*|[a-z0-9-]+)(?:\.test)?\.tsx$/
        : /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:ts|mjs)$/
      ).test(basename(path));
    expect(files.filter((file) => !isNamedWell(file)).map(({ path }) => path)).toEqual([]);
  });

  test('export by name', () => {
    const isSettings = (path: string) => path.startsWith('test/setup/');
    expect(
      files.filter(({ path, hasDefaultExport }) => hasDefaultExport && !isSettings(path)).map(({ path }) => path),
    ).toEqual([]);
  });

  test('are their own only door, but for the engine', () => {
    const doors = files.filter(({ path }) => /\/index\.ts$/.test(path)).map(({ path }) => path);
    expect(doors.filter((path) => path !== 'src/engine/index.ts' && path !== 'src/workbench/index.ts')).toEqual([]);
  });
});

describe('other people’s work', () => {
  test('nothing proprietary of the grid’s makers is installed', () => {
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toContain('@univerjs-pro/');
  });

  test('no shipped package is under a licence that binds what includes it', () => {
    const licences = shippedPackages();
    expect(licences.size).toBeGreaterThan(7);
    expect([...licences].filter(([, licence]) => !isPermissive(licence))).toEqual([]);
  });

  test('Microsoft’s Office.js is neither kept here nor in what we build', () => {
    const names = /^(?:office(?:\.debug)?|office_strings(?:\.debug)?|excel-win32-.*|excel-web-.*)\.js$/;
    const kept = listFiles('', ['node_modules', '.git', 'coverage']).filter((path) => names.test(basename(path)));
    expect(kept).toEqual([]);
    const built = existsSync(join(root, 'dist/addin'))
      ? listFiles('dist/addin').filter((path) => path.endsWith('.js'))
      : [];
    expect(built.filter((path) => readFileSync(join(root, path), 'utf8').includes('OSF.DDA'))).toEqual([]);
  });
});

const permissive = /\b(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|CC0-1\.0)\b/;

/** Of several licences offered, one permissive one is enough. */
const isPermissive = (licence: string) =>
  licence.split(/\bOR\b/).some((choice) => permissive.test(choice) && !/GPL/.test(choice));

/** Every package the add-in may carry, by folder, with the licence it declares. */
function shippedPackages(): ReadonlyMap<string, string> {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  const folders = Object.entries(lock.packages)
    .filter(([folder, { dev, devOptional }]) => folder !== '' && dev !== true && devOptional !== true)
    .map(([folder]) => folder);
  return new Map(
    folders.map((folder) => {
      const about = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as { license?: string };
      return [folder, about.license ?? 'none declared'];
    }),
  );
}
