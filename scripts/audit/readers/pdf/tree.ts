import type { Objects } from './objects/file.ts'
import { type Dict, isDict, isRef, nameOf, textOf, type Value } from './objects/syntax.ts'

/** An element of the structure tree (ISO 32000-1, 14.7.2). */
export interface Element {
  /** As the file calls it, which may be a name of its own: `Em`. */
  readonly name: string
  /** The standard name that it stands for: `Span`. */
  readonly role: string
  readonly kids: readonly Kid[]
  readonly alt?: string
  /** What its content says, where that can't be read from it. */
  readonly actual?: string
  readonly lang?: string
  readonly id?: string
}

export type Kid = Element | Leaf | Annotated

/** Marked content of a page. */
export interface Leaf {
  /** From 0. */
  readonly page: number
  readonly mark: number
}

/** An annotation, by the number of its object. */
export interface Annotated {
  readonly annotation: number
}

export const isElement = (kid: Kid): kid is Element => 'kids' in kid

/** Nesting beyond which a tree is broken, or wants to break us. */
const deepest = 500

/**
 * The whole structure tree: unlike page by page, an element that goes on over a page's end stays one.
 *
 * @param pageOf The number of a page from 0 by that of its object.
 */
export function readTree(objects: Objects, pageOf: ReadonlyMap<number, number>): Element | undefined {
  const catalog = objects.dict(objects.trailer.get('Root'))
  const root = objects.dict(catalog.get('StructTreeRoot'))
  if (root.size === 0) return undefined
  const roles = objects.dict(root.get('RoleMap'))
  const seen = new Set<Dict>()

  function roleOf(name: string): string {
    let role = name
    for (let hops = 0; roles.has(role) && hops < 8; hops++)
      role = nameOf(objects.resolve(roles.get(role))) ?? role
    return role
  }

  const pageAt = (value: Value | undefined, outer: number): number =>
    isRef(value) ? (pageOf.get(value.ref) ?? -1) : outer

  function kidsOf(dict: Dict, page: number, depth: number): Kid[] {
    const value = objects.resolve(dict.get('K'))
    const list = Array.isArray(value) ? (value as readonly Value[]) : [value]
    return list.flatMap((kid) => kidOf(kid, page, depth) ?? [])
  }

  function kidOf(value: Value, page: number, depth: number): Kid | undefined {
    const kid = objects.resolve(value)
    if (typeof kid === 'number') return { page, mark: kid }
    if (!isDict(kid) || depth > deepest) return undefined
    const type = nameOf(kid.get('Type'))
    const own = pageAt(kid.get('Pg'), page)
    if (type === 'MCR') return { page: own, mark: Number(kid.get('MCID')) }
    if (type === 'OBJR') {
      const object = kid.get('Obj')
      return isRef(object) ? { annotation: object.ref } : undefined
    }
    if (seen.has(kid)) return undefined
    seen.add(kid)
    return element(kid, own, depth)
  }

  function element(dict: Dict, page: number, depth: number): Element {
    const name = nameOf(objects.resolve(dict.get('S'))) ?? ''
    const text = (key: string) => textOf(objects.resolve(dict.get(key)))
    const [alt, actual, lang, id] = [text('Alt'), text('ActualText'), text('Lang'), text('ID')]
    return {
      name,
      role: roleOf(name),
      kids: kidsOf(dict, page, depth + 1),
      ...(alt !== undefined && { alt }),
      ...(actual !== undefined && { actual }),
      ...(lang !== undefined && { lang }),
      ...(id !== undefined && { id }),
    }
  }

  return { name: '', role: 'Root', kids: kidsOf(root, -1, 0) }
}
