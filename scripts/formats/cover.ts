import type { Edition } from '../model/format.ts'
import type { PressPage } from '../model/world.ts'
import { facePath, faceRules } from './faces.ts'
import { renderPageHtml } from './pages.ts'

/** CSS pixels: five to eight, the shape that shops and readers expect. */
const viewport = { width: 780, height: 1248 }

/** The cover that the template draws from the metadata; undefined where it draws none. */
export function coverPage(edition: Edition): PressPage | undefined {
  const body = renderPageHtml(edition, 'cover.ejs')
  if (body === undefined) return undefined

  const { template, publication } = edition
  const { lang, dir = 'ltr' } = publication.metadata
  const html = `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<style>
${faceRules(template.faces)}${template.css.cover}
</style>
</head>
<body>
${body}
</body>
</html>
`
  const files = template.faces.map(
    (face) => [facePath(face), { value: face.value, mediaType: 'font/woff2' }] as const,
  )
  return { html, files: new Map(files), viewport }
}
