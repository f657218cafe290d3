import type { GraphiQLOptions } from 'graphql-yoga'
import { PATIENT_TABS } from './graphiql-patients.ts'

const tab = (query: string) => ({ query })

/** The page's tabs when it is opened for the first time: queries that work at once. */
export const GRAPHIQL: GraphiQLOptions = {
  title: 'Provider Vault',
  shouldPersistHeaders: false,
  defaultTabs: [
    tab(
      `# Search by words of names, specialties and places. Typing errors are mended: try "Cardiolgy" or "Chigaco".
query Search($search: String! = "cardiology chicago") {
  providers(search: $search, first: 10) {
    totalCount
    nodes { npi name credential specialty city state phone sample }
    interpretation { filter unresolved taxonomies { code description } }
    pageInfo { hasNextPage endCursor }
  }
}`,
    ),
    tab(
      `# One provider, and which source each of its fields comes from.
query Provenance($npi: NPI! = "1500000001") {
  provider(npi: $npi) {
    name npiValid sample status
    taxonomies { code description primary license licenseState }
    provenance { field value source retrievedAt others { source value } }
  }
}`,
    ),
    tab(
      `# A filter, counted by state and specialty.
query Browse {
  providers(filter: { entityType: INDIVIDUAL }, orderBy: NAME_ASC, first: 5) {
    totalCount
    facets { states { value count } specialties { value count } }
    edges { cursor node { npi name } }
  }
}`,
    ),
    tab(
      `# All sources at once. Open the next tab first to watch.
mutation Fetch {
  fetchAllSources(refresh: false) {
    durationMs sequentialMs speedup fetched inserted updated unchanged
    sources { name status fetched durationMs error }
  }
}`,
    ),
    tab(
      `# News of a fetch, while it runs.
subscription Watch {
  fetchProgress { done total message finished }
}`,
    ),
    tab(
      `query Statistics {
  providerStats {
    total uniqueSpecialties uniqueStates
    bySource { value count } byCredential { value count }
    lastFetch { startedAt durationMs speedup }
  }
  sources { name description sample }
  limits { maxBatch maxPageSize maxAliases maxDepth maxTokens maxBodyBytes }
}`,
    ),
    ...PATIENT_TABS,
  ],
}

/** Keeps the page from writing every edit into its address, since a document may hold what a patient's record says. */
const ADDRESS_STAYS = '<script>history.replaceState = () => {}</script>'

/**
 * Keeps the tabs where they are. GraphiQL moves the focused one to where its drag-to-reorder thinks that it belongs, far
 * from the pointer, so that the click of a mouse misses it; and a drag by few pixels carries it to the other end.
 */
const TABS_STAY = `<style>.graphiql-tab { transform: none !important }</style>
<script>
addEventListener('pointerdown', (event) => {
  if (event.target instanceof Element && event.target.closest('.graphiql-tab')) event.stopPropagation()
}, true)
</script>`

/** The page. It is nine megabytes, which only those who open it need in memory. */
export async function renderPage(options: GraphiQLOptions | undefined): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  return renderGraphiQL(options).replace('<head>', `<head>${ADDRESS_STAYS}${TABS_STAY}`)
}
