/** What braces say: `{#id .class lang=fr}`. */
export interface Attributes {
  readonly id?: string
  readonly classes: readonly string[]
  readonly lang?: string
  /** With both braces. */
  readonly length: number
}

const entry =
  /\s*(?:#([^\s{}#.=]+(?:\.[^\s{}#.=]+)*)|\.([A-Za-z][\w-]*)|([A-Za-z][\w-]*)=(?:"([^"{}]*)"|([^\s"{}]+)))/y
const close = /\s*\}/y

/** The attribute list that begins at a place of the text; none where there is no such list. */
export function attributesAt(text: string, at: number): Attributes | undefined {
  if (text[at] !== '{') return undefined
  const found: { id?: string; lang?: string } = {}
  const classes: string[] = []
  let end = at + 1
  for (;;) {
    entry.lastIndex = end
    const match = entry.exec(text)
    if (!match) break
    const [, id, name, key, quoted, plain] = match
    if (id) found.id = id
    if (name) classes.push(name)
    if (key === 'lang') found.lang = quoted ?? plain ?? ''
    end = entry.lastIndex
  }
  close.lastIndex = end
  if (end === at + 1 || !close.test(text)) return undefined
  return { ...found, classes, length: close.lastIndex - at }
}
