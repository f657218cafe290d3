import type { PatientServices } from '../patients/services.ts'
import { docsRoutes } from './docs/routes.ts'
import { capabilitiesRoute } from './fhir/capabilities.ts'
import { fhirMatchRoute } from './fhir/match-route.ts'
import { restRoutes } from './rest/routes.ts'
import type { Route } from './routes.ts'

/** Who a patient is over REST and FHIR, and the description of both. */
export function patientRoutes({ match, persons }: PatientServices, maxBatch: number): Route[] {
  return [
    ...restRoutes({ match, maxBatch }),
    fhirMatchRoute({ match, persons }),
    capabilitiesRoute,
    ...docsRoutes(maxBatch),
  ]
}
