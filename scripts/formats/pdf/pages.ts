import type { Edition } from '../../model/format.ts'
import type { Template } from '../../model/template.ts'
import type { World } from '../../model/world.ts'
import { finish } from './finish/index.ts'
import { type Typeset, typeset, type Wish } from './typeset.ts'

/** Finished pages, for reading or for folding. */
export interface Pages extends Omit<Typeset, 'pages'> {
  readonly value: Uint8Array
  readonly pages: number
  /** One for each page. */
  readonly facts: Typeset['pages']
}

/** Pages that several editions of one build are made of: printed once. A build reads its templates anew. */
const made = new WeakMap<Template, Map<string, Promise<Pages>>>()

/** The pages of a publication. */
export function setPages(edition: Edition, wish: Wish, world: World): Promise<Pages> {
  const known = made.get(edition.template) ?? new Map<string, Promise<Pages>>()
  made.set(edition.template, known)
  const key = JSON.stringify(wish)
  const pages = known.get(key) ?? print(edition, wish, world)
  known.set(key, pages)
  return pages
}

async function print(edition: Edition, wish: Wish, world: World): Promise<Pages> {
  const set = await typeset(edition, wish, world)
  return { ...set, value: await finish(set, edition, wish.tagged), pages: set.pages.length, facts: set.pages }
}
