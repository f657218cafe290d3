import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/support/global-setup.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
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
