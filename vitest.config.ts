import path from 'node:path'
import { defineConfig } from 'vitest/config'

// what was compiled once is kept for the next run; coverage counts what is compiled anew
if (!process.argv.some((word) => word.startsWith('--coverage')))
  process.env['NODE_COMPILE_CACHE'] ??= path.join(import.meta.dirname, 'node_modules/.cache/compiled')

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/support/global-setup.ts',
    setupFiles: 'tests/support/setup.ts',
    testTimeout: 60_000 * Number(process.env['RUNS'] || 1),
    hookTimeout: 120_000,
    expect: { poll: { timeout: 10_000 } },
    pool: 'forks',
    experimental: { viteModuleRunner: false },
    maxWorkers: 4,
    // a worker keeps what it has loaded from file to file; no module holds what a test could leave behind
    isolate: false,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/**/generated/**'],
      reporter: ['text-summary', 'text'],
    },
  },
})
