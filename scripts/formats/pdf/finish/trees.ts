import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFRef,
  type PDFString,
} from '@cantoo/pdf-lib'

type Key = PDFNumber | PDFString | PDFHexString
export type TreeEntry = readonly [key: Key, value: PDFObject]
type Kind = 'Nums' | 'Names'

/** Entries of a node, or nodes below one: a reader's program unpacks one of each level. */
const ofNode = 64

/**
 * Write a name tree or a number tree (ISO 32000-1, 7.9.6 and 7.9.7).
 *
 * @param entries In the order of their keys.
 */
export function writeTree(context: PDFContext, kind: Kind, entries: readonly TreeEntry[]): PDFRef {
  let level = cut(entries).map((some) => leafOf(context, kind, some))
  while (level.length > ofNode) level = cut(level).map((some) => branchOf(context, some))
  const [only] = level
  const root = PDFDict.withContext(context)
  if (only && level.length === 1) root.set(PDFName.of(kind), arrayOf(context, only.items))
  else if (level.length === 0) root.set(PDFName.of(kind), arrayOf(context, []))
  else
    root.set(
      PDFName.of('Kids'),
      arrayOf(
        context,
        level.map((node) => node.write()),
      ),
    )
  return context.register(root)
}

/** The entries of a tree, in the order of their keys. */
export function readTree(context: PDFContext, kind: Kind, root: PDFObject | undefined): TreeEntry[] {
  const found: TreeEntry[] = []
  const walk = (node: PDFObject | undefined): void => {
    const dict = context.lookup(node)
    if (!(dict instanceof PDFDict)) return
    for (const kid of dict.lookupMaybe(PDFName.of('Kids'), PDFArray)?.asArray() ?? []) walk(kid)
    const items = dict.lookupMaybe(PDFName.of(kind), PDFArray)?.asArray() ?? []
    for (let index = 0; index + 1 < items.length; index += 2) {
      const [key, value] = [items[index], items[index + 1]]
      if (key && value) found.push([key as Key, value])
    }
  }
  walk(root)
  return found
}

interface Node {
  readonly first: Key
  readonly last: Key
  readonly items: readonly PDFObject[]
  write(): PDFRef
}

function leafOf(context: PDFContext, kind: Kind, entries: readonly TreeEntry[]): Node {
  return nodeOf(context, kind, entries.flat(), entries[0]?.[0], entries.at(-1)?.[0])
}

function branchOf(context: PDFContext, nodes: readonly Node[]): Node {
  const kids = nodes.map((node) => node.write())
  return nodeOf(context, 'Kids', kids, nodes[0]?.first, nodes.at(-1)?.last)
}

function nodeOf(
  context: PDFContext,
  key: Kind | 'Kids',
  items: readonly PDFObject[],
  first: Key = PDFNumber.of(0),
  last: Key = first,
): Node {
  const write = (): PDFRef => {
    const node = PDFDict.withContext(context)
    node.set(PDFName.of('Limits'), arrayOf(context, [first, last]))
    node.set(PDFName.of(key), arrayOf(context, items))
    return context.register(node)
  }
  return { first, last, items, write }
}

function arrayOf(context: PDFContext, items: readonly PDFObject[]): PDFArray {
  const array = PDFArray.withContext(context)
  for (const item of items) array.push(item)
  return array
}

function cut<Item>(items: readonly Item[]): (readonly Item[])[] {
  const count = Math.ceil(items.length / ofNode)
  return Array.from({ length: count }, (_, index) => items.slice(index * ofNode, (index + 1) * ofNode))
}
