import type { Edition } from '../../model/format.ts'
import type { Template } from '../../model/template.ts'
import type { World } from '../../model/world.ts'
import { finish } from './finish/index.ts'
import type { PageStart } from './starts.ts'
import { type Typeset, typeset, type Wish } from './typeset.ts'

/** Finished pages, for reading or for folding. */
export interface Pages extends Omit<Typeset, 'pages'> {
  readonly value: Uint8Array
  readonly pages: number
  /** One for each page. */
  readonly facts: Typeset['pages']
}

/** Pages in the making. */
interface Making {
  readonly pages: Promise<Pages>
  readonly starts: Promise<readonly PageStart[]>
}

/** Pages that several editions of one build are made of: printed once. A build reads its templates anew. */
const made = new WeakMap<Template, Map<string, Making>>()

/** The pages of a publication. */
export const setPages = (edition: Edition, wish: Wish, world: World): Promise<Pages> =>
  making(edition, wish, world).pages

/** Where its pages begin: known before they are printed. */
export const pageStarts = (edition: Edition, wish: Wish, world: World): Promise<readonly PageStart[]> =>
  making(edition, wish, world).starts

function making(edition: Edition, wish: Wish, world: World): Making {
  const known = made.get(edition.template) ?? new Map<string, Making>()
  made.set(edition.template, known)
  const key = JSON.stringify(wish)
  const pages = known.get(key) ?? print(edition, wish, world)
  known.set(key, pages)
  return pages
}

function print(edition: Edition, wish: Wish, world: World): Making {
  let tell: (starts: readonly PageStart[]) => void = () => {}
  const told = new Promise<readonly PageStart[]>((resolve) => {
    tell = resolve
  })
  const pages = typeset(edition, wish, world, tell).then(async (set) => ({
    ...set,
    value: await finish(set, edition, wish.tagged),
    pages: set.pages.length,
    facts: set.pages,
  }))
  // Where the pages fail, nobody would ever be told.
  const starts = Promise.race([told, pages.then(() => told)])
  starts.catch(() => {})
  return { pages, starts }
}
