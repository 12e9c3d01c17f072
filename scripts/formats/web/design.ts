import type { Edition } from '../../model/format.ts'
import type { World } from '../../model/world.ts'
import { readWebWords, type WebWords } from './words.ts'

/** What every page of the web edition is made with. */
export interface WebDesign {
  /** Without the fonts' rules. */
  readonly css: string
  readonly script: string
  readonly words: WebWords
}

/** The text looks as in the EPUB; what is around it, as the web edition's own style sheet says. */
export async function readWebDesign({ publication, template }: Edition, world: World): Promise<WebDesign> {
  const [words, script] = await Promise.all([
    readWebWords(publication.metadata.lang, world),
    world.script('web'),
  ])
  return { css: `${template.css.epub}\n${template.css.web}`, script, words }
}
