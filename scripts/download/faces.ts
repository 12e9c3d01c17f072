import type { Element } from 'hast'
import { h } from 'hastscript'

import type { Artifact } from '../model/format.ts'
import type { Template } from '../model/template.ts'

/** The page's own letters. */
export interface Faces {
  readonly css: string
  /** For the head: letters that come late are not shown, since lines would move. */
  readonly links: readonly Element[]
}

/** The template's text face, where the web edition has brought its files. */
export function facesFor({ faces }: Template, files: readonly Artifact[]): Faces {
  const [first] = faces
  const own = faces.flatMap((face) => {
    if (face.family !== first?.family || face.weight !== first.weight) return []
    const file = files.find(({ path }) => path.endsWith(`/fonts/${face.name}`))
    return file ? [{ face, path: file.path }] : []
  })
  const rules = own.map(
    ({ face, path }) =>
      `@font-face{font-family:"${face.family}";font-style:${face.style};font-weight:${face.weight};` +
      `src:url("${path}") format("woff2");unicode-range:${face.range};font-display:optional}`,
  )
  return {
    css: own.length > 0 ? `${rules.join('\n')}\n:root{--face:"${first?.family}"}\n` : '',
    links: own
      .filter(({ face }) => face.style === 'normal')
      .map(({ path }) =>
        h('link', { rel: 'preload', href: path, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' }),
      ),
  }
}
