import type { Browser } from 'puppeteer-core'

import { openReader } from './open-reader.ts'
import type { Entry, Facts } from './page/reader.ts'
import type { Journey, Step } from './page/session.ts'
import type { ReaderName, Shelf } from './shelf.ts'

/** A place that the reader was told to go to, and the words that then were on the screen, where there were any. */
export interface Visit {
  readonly label: string
  readonly words: string | undefined
}

/** All that a person does with a book in a reader, and what comes of it. */
export interface Experience {
  readonly facts: Facts
  readonly journey: Journey
  readonly contents: readonly Visit[]
  readonly pages: readonly Visit[]
  readonly notes: readonly Step[]
  readonly works: readonly Step[]
  readonly chapters: readonly Step[]
  /** Once more, in letters twice as large, light on a dark page. */
  readonly dressed?: Journey
  readonly complaints: readonly string[]
}

interface Wish {
  /** The book's path on the server. */
  readonly path: string
  /** Look up every work cited, too. */
  readonly isThorough: boolean
  readonly isDressed: boolean
}

/** Open a book, read it to its end, and use everything in it that leads from one place to another. */
export async function experience(
  name: ReaderName,
  { path, isThorough, isDressed }: Wish,
  browser: Browser,
  shelf: Shelf,
): Promise<Experience> {
  const { page, complaints } = await openReader(browser, shelf, name)
  const visit = async ({ label, href }: { label: string; href: string }): Promise<Visit> => ({
    label,
    words: await page.evaluate((at) => session.visit(at), href),
  })
  const facts = await page.evaluate((at) => session.open(at), path)
  const journey = await page.evaluate(() => session.read())
  const contents = await oneByOne(flat(facts.contents), visit)
  const pages = await oneByOne(facts.pages, visit)
  const notes = await page.evaluate(() =>
    session.followLinks('a[role=doc-noteref]', { isDistinct: false, isBack: true }),
  )
  const chapters = await page.evaluate(() =>
    session.followLinks('a.xref', { isDistinct: true, isBack: false }),
  )
  const works = isThorough
    ? await page.evaluate(() =>
        session.followLinks('a[role=doc-biblioref]', { isDistinct: true, isBack: true }),
      )
    : []
  const dressed = isDressed
    ? await page.evaluate(() => session.read({ percent: 200, isDark: true }))
    : undefined
  await page.close()
  return {
    facts,
    journey,
    contents,
    pages,
    notes,
    works,
    chapters,
    complaints,
    ...(dressed && { dressed }),
  }
}

const flat = (entries: readonly Entry[]): Entry[] =>
  entries.flatMap((entry) => [entry, ...flat(entry.children)])

async function oneByOne<In, Out>(list: readonly In[], act: (each: In) => Promise<Out>): Promise<Out[]> {
  const done: Out[] = []
  for (const each of list) done.push(await act(each))
  return done
}
