import type { Edition } from '../../model/format.ts'
import type { Template } from '../../model/template.ts'
import type { World } from '../../model/world.ts'
import { type Cover, makeCover } from './cover.ts'

/** Covers that several editions of one build have: painted once. A build reads its templates anew. */
const made = new WeakMap<Template, Promise<Cover | undefined>>()

export function coverOf(edition: Edition, world: World): Promise<Cover | undefined> {
  const cover = made.get(edition.template) ?? makeCover(edition, world)
  made.set(edition.template, cover)
  return cover
}
