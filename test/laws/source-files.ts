/** Reads the repository's own source files and what each of them imports, exports and refers to. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';

export interface ImportedModule {
  /** As written: './money', 'decimal.js'. */
  readonly specifier: string;
  /** Path below the root, with extension, when it is one of our files. */
  readonly file: string | null;
  readonly isTypeOnly: boolean;
}

export interface SourceFile {
  /** Below the root, with forward slashes: 'src/engine/index.ts'. */
  readonly path: string;
  readonly text: string;
  readonly lineCount: number;
  readonly imports: readonly ImportedModule[];
  readonly hasDefaultExport: boolean;
  /** Names referred to but not declared in the file, and members as `.name`; comments and texts do not count. */
  readonly references: ReadonlySet<string>;
}

export const root = join(__dirname, '../..');
const extensions = ['.ts', '.tsx', '.mjs'];

/** Paths, below the root, of the files under a folder. */
export function listFiles(folder: string, ignored: readonly string[] = []): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (ignored.includes(entry.name)) return [];
    return entry.isDirectory() ? listFiles(path, ignored) : [path];
  });
}

export function readSources(folder: string): SourceFile[] {
  const paths = listFiles(folder).filter((path) => extensions.some((extension) => path.endsWith(extension)));
  const known = new Set(paths);
  return paths.map((path) => readSource(path, known));
}

function readSource(path: string, known: ReadonlySet<string>): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const imports: ImportedModule[] = [];
  const declared = new Set<string>();
  const referred = new Set<string>();
  let hasDefaultExport = false;

  function visit(node: ts.Node): void {
    const specifier = importSpecifier(node);
    if (specifier !== null)
      imports.push({ specifier, file: resolve(path, specifier, known), isTypeOnly: isTypeOnly(node) });
    if (isDefaultExport(node)) hasDefaultExport = true;
    if (ts.isIdentifier(node)) {
      if (declaresName(node)) declared.add(node.text);
      else referred.add(referenceOf(node));
    }
    ts.forEachChild(node, visit);
  }
  visit(tree);

  const references = new Set([...referred].filter((name) => name !== '' && !declared.has(name)));
  return { path, text, lineCount: text.trimEnd().split('\n').length, imports, hasDefaultExport, references };
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return node.isExportEquals !== true;
  if (ts.isExportSpecifier(node)) return node.name.text === 'default';
  return node.kind === ts.SyntaxKind.DefaultKeyword;
}

/** The module an import, a re-export, `import()` or a worker's `new URL(…, import.meta.url)` names. */
function importSpecifier(node: ts.Node): string | null {
  const named = (expression: ts.Node | undefined): string | null =>
    expression !== undefined && ts.isStringLiteralLike(expression) ? expression.text : null;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return named(node.moduleSpecifier);
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? named(node.argument.literal) : null;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return named(node.arguments[0]);
  if (ts.isNewExpression(node) && node.expression.getText() === 'URL') {
    const [address, base] = node.arguments ?? [];
    const isCode = extensions.some((extension) => named(address)?.endsWith(extension));
    return isCode && base?.getText() === 'import.meta.url' ? named(address) : null;
  }
  return null;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  return ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function resolve(from: string, specifier: string, known: ReadonlySet<string>): string | null {
  if (!specifier.startsWith('.')) return null;
  const target = relative(root, join(root, dirname(from), specifier))
    .split(sep)
    .join('/');
  const candidates = [target, ...extensions.map((extension) => target + extension), `${target}/index.ts`];
  return candidates.find((candidate) => known.has(candidate)) ?? null;
}

/** Whether the name is brought into scope here: a variable, parameter, function, type or import. */
function declaresName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isImportClause(parent) || ts.isNamespaceImport(parent) || ts.isImportSpecifier(parent)) return true;
  const isScoped =
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent) ||
    ts.isFunctionDeclaration(parent) ||
    ts.isClassDeclaration(parent) ||
    ts.isTypeAliasDeclaration(parent) ||
    ts.isInterfaceDeclaration(parent) ||
    ts.isTypeParameterDeclaration(parent);
  return isScoped && parent.name === node;
}

/** '.toFixed' for a member, 'Date' for a name from outside, '' for a key that refers to nothing. */
function referenceOf(node: ts.Identifier): string {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return `.${node.text}`;
  if (ts.isBindingElement(parent) && parent.propertyName === node) return `.${node.text}`;
  if (ts.isQualifiedName(parent)) return parent.left === node ? node.text : '';
  const isKey = 'name' in parent && parent.name === node && !ts.isShorthandPropertyAssignment(parent);
  return isKey ? '' : node.text;
}
