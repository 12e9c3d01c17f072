import { VFile } from 'vfile'

import type { Artifact, Edition } from '../../model/format.ts'
import type { World } from '../../model/world.ts'
import { readPrintCss, readPrintWords } from '../print/index.ts'
import { mm } from '../print/layout.ts'
import { paperOf } from '../print/request.ts'
import type { ReadingPages } from '../reading-pages.ts'
import type { MakerFacts } from './facts.ts'
import { makerHtml } from './html.ts'

/**
 * A page beside the editions on which a reader makes a booklet of all or some of the pages, for the paper and
 * printer at hand: `SLUG-booklet-maker.html`, its script, and the one that puts pages on sheets.
 *
 * Nothing where no edition has pages to choose.
 */
export async function bookletMaker(
  artifacts: readonly Artifact[],
  { publication, slug }: Pick<Edition, 'publication' | 'slug'>,
  world: World,
): Promise<Artifact[]> {
  const source = artifacts.find(({ data }) => data.readingPages)
  const reading = source?.data.readingPages
  if (!source || !reading) return []
  const { title, lang, dir } = publication.metadata
  const [words, css, program, imposer] = await Promise.all([
    readPrintWords(lang, world),
    readPrintCss('maker', world),
    world.script('maker'),
    world.script('imposer'),
  ])
  const names = { script: `${slug}-booklet-maker.js`, imposer: `${slug}-imposer.js` }
  const facts: MakerFacts = {
    ...reading,
    file: source.path,
    imposer: names.imposer,
    slug,
    dir: dir ?? 'ltr',
    paper: paperFor(reading),
    words,
  }
  const ready = artifacts.flatMap(({ path, data: { printSheet } }) =>
    printSheet ? [{ path, facts: printSheet }] : [],
  )
  const guide = artifacts.find(({ path }) => path === `${slug}-printing.html`)?.path
  const test = artifacts.find(({ path }) => path.startsWith(`${slug}-duplex-test`))?.path
  const page = {
    facts,
    css,
    script: names.script,
    title,
    lang,
    ready,
    ...(dir && { dir }),
    ...(test && { test }),
    ...(guide && { guide }),
  }
  return [
    artifact(`${slug}-booklet-maker.html`, makerHtml(page)),
    artifact(names.script, program),
    artifact(names.imposer, imposer),
  ]
}

/** The paper of the half of the world that the pages were made for: they keep more of their size on it. */
function paperFor({ trim }: Pick<ReadingPages, 'trim'>): string {
  const scaleOn = (name: string): number => {
    const { width, height } = paperOf(name)
    return Math.min(1, (height * mm) / 2 / trim.width, (width * mm) / trim.height)
  }
  return scaleOn('letter') > scaleOn('a4') + 0.01 ? 'letter' : 'a4'
}

const artifact = (path: string, text: string): Artifact =>
  new VFile({ path, value: new TextEncoder().encode(text) })
