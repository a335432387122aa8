import { existsSync } from 'node:fs';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { serverDesign } from './scripts/server-design.ts';

const chromium = process.env['DUWANG_CHROMIUM'] ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));

/** Milliseconds after which a test hangs. Nothing is judged by its speed: a busy machine may be ten times slower than a quiet one. */
const patience = 300_000;

export default defineConfig({
  test: {
    projects: [
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['tests/checks/**', 'tests/page/**', 'tests/evidence/**', 'tests/components/**', 'tests/e2e/**', 'tests/firefox/**', 'tests/office/**', 'tests/server/postgres/**'],
          testTimeout: patience, hookTimeout: patience,
        },
      },
      {
        // The same server suite once more, on a real PostgreSQL.
        test: {
          name: 'postgres',
          environment: 'node',
          include: ['tests/server/**/*.test.ts'],
          exclude: ['tests/server/sqlite/**'],
          globalSetup: ['tests/server/support/postgres-setup.ts'],
          testTimeout: patience,
          hookTimeout: patience,
        },
      },
      {
        // Checks and page facts are tested in a real browser: computed style, boxes and the parser are the subject.
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        plugins: [serverDesign()],
        // Named here and not found on the way: finding one in the middle of a run reloads the page under the tests.
        optimizeDeps: {
          noDiscovery: true,
          include: ['axe-core', 'dompurify', 'fflate', 'unpdf/pdfjs', 'preact', 'preact/hooks', 'preact/jsx-runtime', 'preact/jsx-dev-runtime', 'preact-render-to-string', 'zod/mini', 'zustand/vanilla'],
        },
        test: {
          name: 'page',
          include: ['tests/checks/**/*.test.ts', 'tests/page/**/*.test.ts', 'tests/evidence/**/*.test.ts', 'tests/components/**/*.test.tsx'],
          testTimeout: patience, hookTimeout: patience,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(chromium ? { executablePath: chromium } : {}),
                args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
                  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'],
              },
            }),
            instances: [{ browser: 'chromium', viewport: { width: 1280, height: 900 } }],
          },
        },
      },
      {
        test: { name: 'e2e', environment: 'node', include: ['tests/e2e/**/*.test.ts'], fileParallelism: false, testTimeout: patience, hookTimeout: patience },
      },
      {
        test: { name: 'office', environment: 'node', include: ['tests/office/**/*.test.ts'], testTimeout: patience, hookTimeout: patience },
      },
      {
        test: { name: 'firefox', environment: 'node', include: ['tests/firefox/**/*.test.ts'], fileParallelism: false, testTimeout: patience, hookTimeout: patience },
      },
    ],
  },
});
