/** Version named in reports and in the log of runs; the same as in package.json. */
export const ENGINE_VERSION = '0.1.0';
