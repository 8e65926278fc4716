/**
 * Two builds. `addin` is what is shipped: the pane, the custom functions and the engine's worker, in dist/addin.
 * `workbench` is a development page that shows the same pane beside an emulated workbook, in dist/workbench;
 * nothing of it enters the add-in. Office.js enters neither: Microsoft's terms allow it unmodified only, so the pane
 * loads it from Microsoft's address and the workbench serves the package's own files.
 */
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import CopyPlugin from 'copy-webpack-plugin';
import CustomFunctionsMetadataPlugin from 'custom-functions-metadata-plugin';
import HtmlPlugin from 'html-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';

const root = fileURLToPath(new URL('.', import.meta.url));
const developmentUrl = 'https://localhost:3000';

/**
 * @param {'development' | 'production'} mode
 * @returns {import('webpack').Configuration}
 */
const common = (mode) => ({
  mode,
  context: root,
  // Never eval: the page's security policy forbids it, in development too.
  devtool: mode === 'production' ? false : 'source-map',
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        loader: 'ts-loader',
        // `npm run typecheck` checks types; here they are only removed.
        options: { transpileOnly: true, compilerOptions: { noEmit: false, allowJs: false, checkJs: false } },
      },
      { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] },
    ],
  },
  cache: {
    type: 'filesystem',
    cacheDirectory: join(root, 'node_modules/.cache/webpack'),
    buildDependencies: { config: [fileURLToPath(import.meta.url)] },
  },
  stats: 'errors-warnings',
});

/**
 * The address the add-in will be served from: `ADDIN_URL`, or this machine.
 * @returns {string} an https address without a slash at its end
 */
function addinUrl() {
  const url = (process.env.ADDIN_URL ?? developmentUrl).replace(/\/+$/, '');
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
    throw new Error(`ADDIN_URL must be an https address, for example https://addins.example.com/revrec; it is ${url}`);
  }
  return url;
}

/**
 * @param {'development' | 'production'} mode
 * @returns {import('webpack').Configuration}
 */
const addin = (mode) => ({
  ...common(mode),
  name: 'addin',
  // One page holds both entries. The pane depends on the functions' bundle, so each module is loaded and each
  // function registered once; functions.js also stands alone, at the address the manifest names.
  entry: {
    functions: './src/functions/functions.ts',
    taskpane: { import: './src/taskpane/index.tsx', dependOn: 'functions' },
  },
  output: { path: join(root, 'dist/addin'), filename: '[name].js', clean: true },
  optimization: {
    chunkIds: 'named',
    // The shipped pages stay readable: whoever reviews the add-in starts with their security policy.
    minimizeOptions: { html: false },
    splitChunks: {
      cacheGroups: {
        default: false,
        defaultVendors: {
          test: /[\\/]node_modules[\\/]/,
          name: 'vendor',
          chunks: (chunk) => chunk.name === 'taskpane',
        },
      },
    },
  },
  performance: { maxAssetSize: 1_500_000, maxEntrypointSize: 2_000_000 },
  plugins: [
    new CustomFunctionsMetadataPlugin({ output: 'functions.json', input: join(root, 'src/functions/functions.ts') }),
    new MiniCssExtractPlugin(),
    new HtmlPlugin({
      template: './src/taskpane/taskpane.html',
      filename: 'taskpane.html',
      chunks: ['functions', 'taskpane'],
      scriptLoading: 'defer',
      minify: false,
      hash: true,
    }),
    new CopyPlugin({
      patterns: [
        { from: 'assets/{icon-*.png,*.html}' },
        {
          from: 'manifest.xml',
          transform: (content) =>
            content.toString().replaceAll(developmentUrl, mode === 'production' ? addinUrl() : developmentUrl),
        },
      ],
    }),
  ],
});

/**
 * @param {'development' | 'production'} mode
 * @returns {import('webpack').Configuration}
 */
const workbench = (mode) => ({
  ...common(mode),
  name: 'workbench',
  devtool: false,
  entry: { workbench: './src/workbench/index.ts' },
  output: { path: join(root, 'dist/workbench'), filename: '[name].js', clean: true },
  performance: false,
  plugins: [
    new MiniCssExtractPlugin(),
    new HtmlPlugin({ template: './src/workbench/workbench.html', filename: 'workbench.html', hash: true }),
  ],
});

/** Certificates for https://localhost:3000; the first run asks the system to trust them. */
async function developmentServer() {
  const { getHttpsServerOptions } = await import('office-addin-dev-certs');
  return {
    devServer: {
      host: 'localhost',
      port: 3000,
      server: { type: 'https', options: await getHttpsServerOptions() },
      headers: { 'Access-Control-Allow-Origin': '*' },
      static: false,
    },
  };
}

/**
 * @param {{ WEBPACK_SERVE?: boolean }} environment
 * @param {{ mode?: 'development' | 'production' }} options
 */
export default async function configure(environment, { mode = 'production' }) {
  const serving = environment.WEBPACK_SERVE === true ? await developmentServer() : {};
  return [{ ...addin(mode), ...serving }, workbench(mode)];
}
