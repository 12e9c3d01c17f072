import type { Artifact } from '../model/format.ts'

/** The files that a build made: name, size, pages, and below them what to know of each. */
export function reportTable(artifacts: readonly Artifact[], folder: string): string {
  const shown = artifacts.filter(({ data }) => data.partOf === undefined)
  const rows = shown.map((file) => [
    `${folder}/${file.path}`,
    sizeOf(bytesOf(file, artifacts)),
    file.data.pages === undefined ? '' : `${file.data.pages} pages`,
  ])
  const notes = shown.map(({ data }) => data.notes ?? [])
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map(([name = '', size = '', pages = ''], index) => {
      const line = `  ${name.padEnd(widths[0] ?? 0)}  ${size.padStart(widths[1] ?? 0)}  ${pages}`.trimEnd()
      return [line, ...(notes[index] ?? []).map((note) => `      ${note}`)].join('\n')
    })
    .join('\n')
}

/** Of an edition in many files, all of them. */
const bytesOf = ({ path, value }: Artifact, artifacts: readonly Artifact[]): number =>
  artifacts
    .filter(({ data }) => data.partOf === path)
    .reduce((sum, part) => sum + (part.value?.length ?? 0), value?.length ?? 0)

/** Decimal units, as shops and mail programs count them. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
