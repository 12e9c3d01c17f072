import type { Element } from 'hast'
import { toString } from 'hast-util-to-string'
import { visit } from 'unist-util-visit'

import { diagnose } from '../model/diagnose.ts'
import { nearest } from '../model/nearest.ts'
import { decodeAddress, resolvePath } from '../model/path.ts'
import type { Section } from '../model/publication.ts'
import type { Words } from '../model/words.ts'
import { classesOf } from '../model/elements.ts'

/**
 * Check every link inside the book, and fill in those without a text: `[](#appendix-sources)` shows
 * “Appendix A”, a figure's link “Figure 2”, a heading's link the heading in quotation marks.
 *
 * `other.md` and `other.md#id` lead to that file's first section and to that id.
 */
export function linkSections(
  sections: readonly Section[],
  labels: ReadonlyMap<string, string>,
  words: Words,
): void {
  const targets = targetsOf(sections, labels, words)
  const files = new Map(sections.toReversed().map(({ file, id }) => [file.path, id]))
  for (const section of sections) {
    visit(section.tree, 'element', (link) => {
      if (link.tagName === 'a' && typeof link.properties.href === 'string')
        setLink(link, section, targets, files)
    })
  }
}

function targetsOf(
  sections: readonly Section[],
  labels: ReadonlyMap<string, string>,
  words: Words,
): Map<string, string> {
  const [open, close] = words.quotes
  const targets = new Map<string, string>()
  for (const { id, label, title, tree } of sections) {
    visit(tree, 'element', (element) => {
      const own = element.properties.id
      if (typeof own !== 'string') return
      const isHeading = /^h[2-6]$/.test(element.tagName)
      const numbered = labels.get(own)
      targets.set(own, numbered ? unbroken(numbered) : isHeading ? `${open}${toString(element)}${close}` : '')
    })
    targets.set(id, label === undefined ? `${open}${title}${close}` : unbroken(label))
  }
  return targets
}

/** A number does not begin a line without its noun: a no-break space between. */
const unbroken = (label: string): string => label.replaceAll(' ', '\u00A0')

function setLink(
  link: Element,
  { file }: Section,
  targets: ReadonlyMap<string, string>,
  files: ReadonlyMap<string, string>,
): void {
  const href = String(link.properties.href)
  if (/^[a-z][a-z+.-]*:|^\/\//i.test(href)) {
    if (toString(link) === '') diagnose(file, 'link-empty', `The link to \`${href}\` has no text`, link)
    return
  }
  const id = targetIdOf(href, file.path, files)
  const target = targets.get(id)
  if (target === undefined) {
    const near = nearest(id, targets.keys())
    diagnose(
      file,
      'link-dead',
      `The link \`${href}\` leads nowhere`,
      link,
      near && `Did you mean \`#${near}\`?`,
    )
    delete link.properties.href
    if (toString(link) === '') link.children = [{ type: 'text', value: href }]
    return
  }
  link.properties.href = `#${id}`
  if (toString(link) !== '' || link.children.some((child) => child.type === 'element')) return
  if (!target)
    diagnose(file, 'link-empty', `The link to \`#${id}\` has no text, and its target no name`, link)
  link.properties.className = [...classesOf(link), 'xref']
  link.children = [{ type: 'text', value: target }]
}

function targetIdOf(href: string, from: string, files: ReadonlyMap<string, string>): string {
  const [path = '', fragment = ''] = decodeAddress(href).split('#')
  if (path === '') return fragment
  return fragment || (files.get(resolvePath(from, path)) ?? path)
}
