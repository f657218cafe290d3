import { readFile } from 'node:fs/promises'
import { sendJson } from '../refusal.ts'
import type { Route } from '../routes.ts'
import { openApi } from './openapi.ts'

/** Nothing is loaded from elsewhere; Swagger UI writes styles into its elements, and icons as data. */
const CONTENT_SECURITY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Provider Vault: REST</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="page"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/page.js"></script>
</body>
</html>
`

const SCRIPT = `SwaggerUIBundle({ url: '/docs/openapi.json', dom_id: '#page', validatorUrl: null, tryItOutEnabled: true })
`

/** The description of the REST routes: OpenAPI, and a page that shows it. */
export function docsRoutes(maxBatch: number): Route[] {
  const description = openApi(maxBatch)
  return [
    textRoute('/docs', 'text/html', () => PAGE),
    textRoute('/docs/page.js', 'text/javascript', () => SCRIPT),
    assetRoute('swagger-ui.css', 'text/css'),
    assetRoute('swagger-ui-bundle.js', 'text/javascript'),
    {
      name: '/docs/openapi.json',
      methods: ['GET', 'HEAD'],
      handle: (_request, response) => sendJson(response, 200, description),
    },
  ]
}

/** A file of the package swagger-ui-dist, which only those who open the page need in memory. */
function assetRoute(file: string, type: string): Route {
  return textRoute(`/docs/${file}`, type, () => readFile(new URL(import.meta.resolve(`swagger-ui-dist/${file}`))))
}

function textRoute(name: string, type: string, text: () => string | Promise<Buffer>): Route {
  return {
    name,
    methods: ['GET', 'HEAD'],
    async handle(_request, response) {
      const bytes = Buffer.from(await text())
      response.writeHead(200, {
        'content-type': `${type}; charset=utf-8`,
        'content-length': bytes.length,
        'content-security-policy': CONTENT_SECURITY,
      })
      response.end(bytes)
    },
  }
}
