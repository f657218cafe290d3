import type { CodegenConfig } from '@graphql-codegen/cli'

const preset = (documents: string, folder: string): CodegenConfig['generates'] => ({
  [`${folder}/`]: {
    preset: 'client',
    documents,
    presetConfig: { fragmentMasking: false },
    config: {
      documentMode: 'string',
      enumType: 'string-literal',
      importExtension: '.ts',
      useTypeImports: true,
      scalars: { DateTime: 'string', Date: 'string', NPI: 'string', File: 'Blob' },
    },
  },
})

/** Typed documents for the command line (the demo among it) and for the tests, from schema.graphql. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  ignoreNoDocuments: true,
  generates: {
    ...preset('src/cli/**/!(generated)*.ts', 'src/cli/generated'),
    ...preset('tests/**/!(generated)*.ts', 'tests/generated'),
  },
}
export default config
