import type { Asset } from '../model/publication.ts'
import type { Face } from '../model/template.ts'

/**
 * A drawing that brings the fonts it names.
 *
 * A browser shows an SVG picture in a world of its own: the fonts of the page around it do not reach in. Only
 * faces with Latin letters are taken, and only of families that the drawing names.
 */
export function withFonts(asset: Asset, faces: readonly Face[]): Asset {
  if (asset.mediaType !== 'image/svg+xml') return asset
  const svg = new TextDecoder().decode(asset.value)
  const named = faces.filter(({ family, name }) => svg.includes(family) && name.includes('-latin-'))
  const open = /<svg\b[^>]*>/.exec(svg)
  if (named.length === 0 || !open) return asset
  const end = open.index + open[0].length
  // In a picture the browser writes a ligature without its letters: nobody could search for or read them.
  const style = `<style>${named.map(faceRule).join('')}text{font-variant-ligatures:none}</style>`
  return { ...asset, value: new TextEncoder().encode(svg.slice(0, end) + style + svg.slice(end)) }
}

function faceRule({ family, weight, style, value }: Face): string {
  const source = `data:font/woff2;base64,${Buffer.from(value).toString('base64')}`
  return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};src:url(${source})}`
}
