import { type Attributes, attributesAt } from './attributes.ts'
import type { Line } from './line.ts'

/** A stretch of a line that is not plain text. */
export interface Group {
  /** `^[…]`, `[…]{…}`, or the braces behind a picture, a link or code. */
  readonly kind: 'note' | 'span' | 'attributes'
  readonly from: number
  readonly to: number
  /** Without brackets and braces. */
  readonly inside: readonly [from: number, to: number]
  readonly attributes?: Attributes
}

const wearsAttributes: ReadonlySet<string> = new Set([
  'image',
  'imageReference',
  'inlineCode',
  'link',
  'linkReference',
])

/** Notes in the line, named spans and attributes, in the order of their first character. */
export function groupsOf(line: Line): readonly Group[] {
  const { shadow } = line
  if (!/[[{]/.test(shadow)) return []
  const groups: Group[] = []
  const ends = new Set(line.parts.filter(({ node }) => wearsAttributes.has(node.type)).map(({ to }) => to))
  const open: { readonly at: number; readonly isNote: boolean }[] = []
  const mark = /[[\]{]/g
  for (let match = mark.exec(shadow); match; match = mark.exec(shadow)) {
    const { index } = match
    if (match[0] === '[') open.push({ at: index, isNote: shadow[index - 1] === '^' })
    else if (match[0] === '{') {
      const attributes = ends.has(index) ? attributesAt(line.text, index) : undefined
      if (!attributes) continue
      const to = index + attributes.length
      groups.push({ kind: 'attributes', from: index, to, inside: [to, to], attributes })
      mark.lastIndex = to
    } else {
      const group = closed(line, open.pop(), index)
      if (!group) continue
      groups.push(group)
      mark.lastIndex = group.to
    }
  }
  return groups.toSorted((a, b) => a.from - b.from || b.to - a.to)
}

function closed(
  { text }: Line,
  bracket: { readonly at: number; readonly isNote: boolean } | undefined,
  at: number,
): Group | undefined {
  if (!bracket) return undefined
  const inside = [bracket.at + 1, at] as const
  if (bracket.isNote) return { kind: 'note', from: bracket.at - 1, to: at + 1, inside }
  const attributes = attributesAt(text, at + 1)
  return attributes && { kind: 'span', from: bracket.at, to: at + 1 + attributes.length, inside, attributes }
}
