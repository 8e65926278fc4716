/** Strict, type-aware rules for what is shipped; the tests and tools get the part of them that finds real mistakes. */
import officeAddins from 'eslint-plugin-office-addins';
import tseslint from 'typescript-eslint';

const typed = { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } };

/**
 * Tuned to the house style, for every file.
 * @type {import('eslint').Linter.RulesRecord}
 */
const houseRules = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-console': 'off',
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'prefer-template': 'error',
  'no-restricted-syntax': [
    'error',
    { selector: 'TSEnumDeclaration', message: 'Write a union of strings.' },
    { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  ],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
};

/** @type {import('eslint').Linter.RulesRecord} */
const typedRules = {
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
};

/** @type {import('eslint').Linter.RulesRecord} */
const productRules = {
  ...houseRules,
  ...typedRules,
  'max-lines': ['error', { max: 400 }],
  'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
  'no-alert': 'error',
  'no-param-reassign': 'error',
  '@typescript-eslint/consistent-type-definitions': 'off',
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  // Under noUncheckedIndexedAccess `row[index]!` states that the index was checked; a default would hide a mistake.
  '@typescript-eslint/no-non-null-assertion': 'off',
  '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
};

/**
 * Microsoft's rules know a request context only under the name `context`.
 * @type {import('eslint').Linter.RulesRecord}
 */
const officeRules = {
  // The rules on reading before `sync` only know `context.sync()` and not our deadline round it (`synchronize`). Microsoft's
  // client itself refuses such reads, and the gateway's tests run on it.
  'office-addins/no-context-sync-in-loop': 'error',
  'office-addins/no-empty-load': 'error',
  'office-addins/no-navigational-load': 'error',
  'office-addins/no-office-initialize': 'error',
  'office-addins/test-for-null-using-isNullObject': 'error',
};

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: typed,
    rules: productRules,
  },
  {
    files: ['src/{excel,functions,taskpane}/**/*.{ts,tsx}'],
    plugins: { 'office-addins': officeAddins },
    rules: officeRules,
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    languageOptions: typed,
    rules: { ...houseRules, ...typedRules, '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.recommended],
    languageOptions: typed,
    rules: { ...houseRules, ...typedRules },
  },
  {
    // Tools that look for a default export by contract.
    files: ['*.config.js', 'test/setup/jest.*.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
