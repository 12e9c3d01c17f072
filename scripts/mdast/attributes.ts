import type { ContainerDirective } from 'mdast-util-directive'
import type { Node } from 'unist'
import type { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'

/** What braces may say: `{#id .class lang=fr}`. */
export interface Attributes {
  readonly id?: string
  readonly classes: readonly string[]
  readonly lang?: string
  readonly dir?: string
}

const word =
  /\s*(?:#([^\s{}#.=]+(?:\.[^\s{}#.=]+)*)|\.([A-Za-z][\w-]*)|([A-Za-z][\w-]*)=(?:"([^"{}]*)"|([^\s"{}]+)))/y

/** Read `{…}` at the start of `text`; nothing where it is not an attribute list. */
export function readAttributes(
  text: string,
): { attributes: Attributes; length: number; unknown: string[] } | undefined {
  if (!text.startsWith('{')) return undefined
  const found: { id?: string; classes: string[]; lang?: string; dir?: string } = { classes: [] }
  const unknown: string[] = []
  word.lastIndex = 1
  let end = 1
  for (let match = word.exec(text); match; match = word.exec(text)) {
    const [, id, name, key, quoted, plain] = match
    if (id) found.id = id
    else if (name) found.classes.push(name)
    else if (key === 'lang' || key === 'dir') found[key] = quoted ?? plain ?? ''
    else if (key) unknown.push(key)
    end = word.lastIndex
  }
  const close = /^\s*\}/.exec(text.slice(end))
  if (!close || end === 1) return undefined
  return { attributes: found, length: end + close[0].length, unknown }
}

/** hast properties of an attribute list. */
export function propertiesOf({ id, classes, lang, dir }: Attributes): Record<string, string | string[]> {
  return {
    ...(id && { id }),
    ...(classes.length > 0 && { className: [...classes] }),
    ...(lang && { lang }),
    ...(dir && { dir }),
  }
}

/** Properties of the block's element: its own class first, then what the author gave. */
export function blockProperties(
  { attributes }: ContainerDirective,
  name: string,
): Record<string, string | string[]> {
  const { id, class: classes = '', lang, dir } = attributes ?? {}
  return propertiesOf({
    classes: [name, ...(classes ?? '').split(' ').filter(Boolean)],
    ...(id && { id }),
    ...(lang && { lang }),
    ...(dir && { dir }),
  })
}

/** Say what an attribute list holds that has no meaning here. */
export function reportAttributes(
  read: { attributes: Attributes; unknown: readonly string[] },
  file: VFile,
  place: Node,
): void {
  for (const key of read.unknown)
    diagnose(file, 'attribute-unknown', `The attribute \`${key}\` has no meaning here`, place)
  const { id } = read.attributes
  if (id && !/^[A-Za-z][\w.-]*$/.test(id)) diagnose(file, 'id-invalid', `\`${id}\` can't be an id`, place)
}
