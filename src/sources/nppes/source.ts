import type { SourcesConfig } from '../../config.ts'
import { fetchSample } from '../sample.ts'
import type { Source } from '../source.ts'
import { fetchFromRegistry } from './api.ts'
import { fetchFromFile } from './file.ts'
import { NPPES } from './name.ts'
import { NPPES_SAMPLE } from './sample.ts'

const DESCRIPTION = {
  sample: 'National Plan and Provider Enumeration System: recorded samples',
  api: 'National Plan and Provider Enumeration System: the NPI Registry API',
  file: 'National Plan and Provider Enumeration System: the bulk dissemination file',
}

/** The national registry in one of its three ways: samples, the Registry API, the bulk file. */
export function nppes(settings: SourcesConfig['nppes']): Source {
  return {
    name: NPPES,
    description: DESCRIPTION[settings.mode],
    sample: settings.mode === 'sample',
    fetch: (options) => {
      if (settings.mode === 'api') return fetchFromRegistry(settings, options)
      if (settings.mode === 'file') return fetchFromFile(settings, options)
      return fetchSample(NPPES, NPPES_SAMPLE, { ...options, limit: options.limit ?? settings.limit })
    },
  }
}
