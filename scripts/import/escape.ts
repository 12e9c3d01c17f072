/** A call of note 3 inside text, between two noncharacters that no text holds. */
export const noteCall = (id: string): string => `\uFDD0${id}\uFDD1`

const pieces = /\uFDD0([^\uFDD1]*)\uFDD1|https?:\/\/[^\s<>\uFDD0]*[^\s<>\uFDD0.,;:!?)\]}’”»'"*_~]/gu

/**
 * Markdown of one line that reads as exactly this text wherever it stands: at the start of a block, in a
 * list item, in a quotation.
 *
 * Only note calls become markup, and the addresses of web pages stay addresses.
 */
export const escapeLine = (text: string): string => escapeStart(escapeInside(text))

/** Markdown of a heading's text: also safe from closing `#` signs and from being read as attributes. */
export function escapeHeading(text: string): string {
  const markdown = escapeInside(text).replace(/#+$/, (signs) => signs.replaceAll('#', '\\#'))
  return markdown.endsWith('}') ? markdown.replace(/(?<!\\)\{(?=[^{>]*$)/, '\\{') : markdown
}

function escapeInside(text: string): string {
  let markdown = ''
  let end = 0
  for (const match of text.matchAll(pieces)) {
    markdown += escapeText(text, end, match.index)
    end = match.index + match[0].length
    markdown +=
      match[1] === undefined
        ? address(match[0], text.slice(end))
        : `[^${match[1]}]${/[(:{]/.test(text[end] ?? '') ? '\\' : ''}`
  }
  return markdown + escapeText(text, end, text.length)
}

function escapeText(whole: string, from: number, to: number): string {
  return whole
    .slice(from, to)
    .replace(/[\\`[~]|<(?=[\p{L}/!?]|$)|(?<!\s)\*|\*(?!\s)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/(?<![\p{L}\p{N}])@(?=\S)/gu, '\\@')
    .replace(/(?<!\w)www\.(?=\S)/gi, (match) => match.replace('.', '\\.'))
    .replace(/https?:(?=\/\/)/gi, (match) => match.replace(':', '\\:'))
}

// Inside `<…>` every character stands for itself; without it, some would be cut off or read as markup.
function address(url: string, after: string): string {
  return /[\\`*_[\]~|&()@]/.test(url) || !/^[.,;:!?)]?(?:\s|$)/.test(after) ? `<${url}>` : url
}

function escapeStart(line: string): string {
  return line
    .replace(/^#{1,6}(?=\s|$)/, '\\$&')
    .replace(/^[-+](?=\s|$|[-+]|\s*-)/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(?:[>=*]|[|:](?=[\s|:-]*$))/, '\\$&')
    .replace(/^:(?=:)/, '\\:')
}
