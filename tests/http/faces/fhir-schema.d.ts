declare module '@asymmetrik/fhir-json-schema-validator' {
  export default class FhirSchema {
    /** the problems of a resource; none when it is valid */
    validate(resource: unknown): unknown[]
  }
}
