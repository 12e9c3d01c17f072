import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'

/**
 * The tree of an HTML file, as browsers build it.
 *
 * Fonts and pictures that the file holds itself are shortened to their first bytes: they may be nine tenths of it, and
 * the parser takes letter by letter. So a column is right only before the first of them in its line.
 *
 * @throws {RangeError} where elements stand too deep in one another: the tree is made by recursion.
 */
export const htmlTree = (text: string): Root => fromHtml(text.replaceAll(packed, '$1'))

/** RFC 2397, with more than a line of base64. */
const packed = /(;base64,[A-Za-z0-9+/]{16})[A-Za-z0-9+/]{60,}={0,2}/g
