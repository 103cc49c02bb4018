// The import rules of the house (docs/architecture.md) and the rules a case cannot live without: no floating promises,
// no clock and no chance in domain/.
import tseslint from 'typescript-eslint';

const only = (regex, message) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ regex, message, allowTypeImports: false }] }],
});
const onlyValues = (regex, message) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ regex, message, allowTypeImports: true }] }],
});

export default tseslint.config(
  {
    ignores: ['node_modules/', '.data/', 'db/migrations/', 'coverage/', '**/*.mjs', 'web/islands/', 'eslint.config.js'],
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: ['domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      ...only('^(?!\\./|@noble/hashes)', 'domain/ is pure: it imports only domain/ and a hash'),
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'no clock in a rule',
        },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'no clock in a rule' },
        {
          selector:
            "Program > VariableDeclaration[kind='let'], ExportNamedDeclaration > VariableDeclaration[kind='let']",
          message: 'rules keep nothing between two questions: all cases of a worker share one copy of them',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'no chance in a rule',
        },
      ],
    },
  },
  {
    files: ['workflows/**/*.ts'],
    rules: onlyValues('^(?!\\./|\\.\\./domain/|@temporalio/(workflow|common)$)', 'workflows/ run in the sandbox'),
  },
  {
    files: ['activities/**/*.ts'],
    rules: only('^\\.\\./(api/|web/|cli/|embedded/|workflows/(?!.*-messages))', 'activities/ are hands, not doors'),
  },
  {
    files: ['api/**/*.ts'],
    rules: only(
      '^\\.\\./(activities/|db/case-writes|embedded/|cli/|workflows/(?!.*-messages))',
      'only recording moves a case',
    ),
  },
  {
    files: ['adapters/**/*.ts'],
    rules: onlyValues('^\\.\\./(?!domain/)', 'adapters/ know the outside and types of domain/'),
  },
  { files: ['db/**/*.ts'], rules: onlyValues('^\\.\\./(?!domain/)', 'db/ knows tables and types of domain/') },
  {
    files: ['web/**/*.{ts,tsx}'],
    rules: {
      ...only(
        '^(\\.\\./)+(db|activities|workflows|adapters|cli|embedded)/',
        'a page asks the guarded functions of api/, like any route',
      ),
      'no-restricted-syntax': [
        'error',
        { selector: "JSXAttribute[name.name='style']", message: 'the content policy drops inline styles' },
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'text stays text' },
      ],
    },
  },
  { files: ['words/**/*.ts'], rules: onlyValues('^\\.\\./', 'words/ know types of domain/ only') },
  {
    files: ['cli/**/*.ts'],
    // verify reads the very form the builder writes, dates the very calendars the engine counts by; both offline.
    ignores: ['cli/verify.ts', 'cli/dates.ts', 'cli/dates-*.ts'],
    rules: only(
      '^\\.\\./(db|api|activities|workflows|adapters)/',
      'the tool speaks HTTP; only verify and dates read domain/',
    ),
  },
);
