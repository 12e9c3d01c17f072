import * as v from 'valibot'

import type { Face, Template } from '../model/template.ts'
import type { World } from '../model/world.ts'
import { type Font, fontSchema, readFamily } from './faces.ts'
import { pageSchema } from './page.ts'
import { distinctCodePoints } from './ranges.ts'
import { readText, readYaml } from './yaml.ts'

/** The template, or the names of those there are. */
export type TemplateResult =
  | {
      readonly template: Template
    }
  | { readonly template?: undefined; readonly names: readonly string[] }

const files = v.array(v.pipe(v.string(), v.endsWith('.css')))

/** `template.yaml`: what it leaves out comes from the template that it extends. */
const templateSchema = v.strictObject({
  extends: v.optional(v.string(), 'base'),
  description: v.optional(v.string()),
  css: v.optional(
    v.strictObject({
      epub: v.optional(files),
      pdf: v.optional(files),
      cover: v.optional(files),
      web: v.optional(files),
    }),
    {},
  ),
  fonts: v.optional(v.array(fontSchema)),
  page: v.optional(pageSchema),
})

type Settings = v.InferOutput<typeof templateSchema>

/** One template of a line of descent, with its own folder's settings and file names. */
interface Layer {
  readonly folder: string
  readonly settings: Settings
  /** Paths below the folder. */
  readonly paths: readonly string[]
}

/** Folders beside the themes: what all of them begin with, and what a repository on GitHub may take. */
const noThemes: ReadonlySet<string> = new Set(['base', 'github'])

/**
 * Read a theme: its CSS, its pages and the font files that hold the publication's characters.
 *
 * @param text All characters of the publication, in any order.
 */
export async function readTemplate(name: string, text: string, world: World): Promise<TemplateResult> {
  const names = (await world.resources('templates')).filter((other) => !noThemes.has(other))
  if (!names.includes(name)) return { names }

  const layers = await readLayers(name, world)
  const codePoints = distinctCodePoints(text)
  const fonts: readonly Font[] = layers.find((layer) => layer.settings.fonts)?.settings.fonts ?? []
  const [families, epub, pdf, cover, web, pages] = await Promise.all([
    Promise.all(fonts.map((font) => readFamily(font, codePoints, world))),
    readCss('epub', layers, world),
    readCss('pdf', layers, world),
    readCss('cover', layers, world),
    readCss('web', layers, world),
    readPages(layers, world),
  ])
  const uncovered = codePoints.filter((codePoint) => !families.some((family) => family.draws(codePoint)))
  const template = {
    name,
    css: { epub, pdf, cover, web },
    faces: families.flatMap((family) => family.faces).toSorted(regularFirst),
    typefaces: families.map((family) => family.typeface),
    page: pageOf(layers),
    pages,
    uncovered: uncovered.map((codePoint) => String.fromCodePoint(codePoint)),
  }
  return { template }
}

/** The nearest template's page; the base has one, so there is always one. */
function pageOf(layers: readonly Layer[]): Template['page'] {
  return layers.find((layer) => layer.settings.page)?.settings.page ?? v.parse(pageSchema, {})
}

/** The template first, then what it extends, down to `base`. */
async function readLayers(name: string, world: World, above: readonly string[] = []): Promise<Layer[]> {
  const folder = `templates/${name}`
  const paths = await pathsBelow(folder, '', world)
  const settings = paths.includes('template.yaml')
    ? await readYaml(`${folder}/template.yaml`, templateSchema, world)
    : v.parse(templateSchema, {})
  const layer = { folder, settings, paths }
  // A template that extends itself by a detour ends at the base all the same.
  if (name === 'base') return [layer]
  const next = above.includes(settings.extends) ? 'base' : settings.extends
  return [layer, ...(await readLayers(next, world, [...above, name]))]
}

async function pathsBelow(folder: string, start: string, world: World): Promise<string[]> {
  const names = await world.resources(start ? `${folder}/${start}` : folder)
  const paths = names.map(async (name) => {
    const path = start ? `${start}/${name}` : name
    return name.includes('.') ? [path] : pathsBelow(folder, path, world)
  })
  return (await Promise.all(paths)).flat()
}

/** The files that the nearest template lists, each from the nearest template that has it. */
async function readCss(
  medium: keyof Template['css'],
  layers: readonly Layer[],
  world: World,
): Promise<string> {
  const listed = layers.find((layer) => layer.settings.css[medium])?.settings.css[medium] ?? []
  const texts = listed.map((path) => readText(`${nearest(path, layers)}/${path}`, world))
  return (await Promise.all(texts)).join('\n')
}

function nearest(path: string, layers: readonly Layer[]): string {
  // A file that no template has is looked for in the base: the failure names it.
  return layers.find((layer) => layer.paths.includes(path))?.folder ?? 'templates/base'
}

async function readPages(layers: readonly Layer[], world: World): Promise<Map<string, string>> {
  const paths = [...new Set(layers.flatMap((layer) => layer.paths))].filter((path) => path.endsWith('.ejs'))
  const pages = paths.map(
    async (path) => [path, await readText(`${nearest(path, layers)}/${path}`, world)] as const,
  )
  return new Map((await Promise.all(pages)).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Readers load fonts in this order: the text's own come first. */
function regularFirst(a: Face, b: Face): number {
  return a.weight - b.weight || Number(a.style === 'italic') - Number(b.style === 'italic')
}
