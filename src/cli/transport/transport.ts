import type { TypedDocumentString } from '../generated/graphql.ts'

export type DownloadFormat = 'csv' | 'ndjson'

export interface OperationOptions {
  signal?: AbortSignal
  /** the operation may take as long as it takes */
  long?: boolean
}

/** The way to the registry: in this process, or a server's over HTTP. Both speak the same GraphQL. */
export interface Transport {
  /** where the registry is, for messages */
  place: string
  /** whether the lines of a fetch reach `onFetchLine` by themselves */
  tellsFetchLines: boolean
  execute<T, V extends object>(
    document: TypedDocumentString<T, V>,
    variables: V,
    options?: OperationOptions,
  ): Promise<T>
  /** the results of a subscription until it ends or `signal` aborts; resolves once the server has accepted it */
  subscribe<T, V extends object>(
    document: TypedDocumentString<T, V>,
    variables: V,
    signal: AbortSignal,
  ): Promise<AsyncIterable<T>>
  /** the whole registry as a file */
  download(format: DownloadFormat, signal: AbortSignal): Promise<AsyncIterable<Uint8Array | string>>
  close(): Promise<void>
}

/** The parameters of one GraphQL request. */
export interface GraphQLParams {
  query: string
  variables: object
}
