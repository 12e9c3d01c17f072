import type { Artifact } from '../model/format.ts'

/** The files that a build made: name, size, pages, and below them what to know of each. */
export function reportTable(artifacts: readonly Artifact[], folder: string): string {
  const rows = artifacts.map((file) => [
    `${folder}/${file.path}`,
    sizeOf(file.value?.length ?? 0),
    file.data.pages === undefined ? '' : `${file.data.pages} pages`,
  ])
  const notes = artifacts.map(({ data }) => data.notes ?? [])
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map(([name = '', size = '', pages = ''], index) => {
      const line = `  ${name.padEnd(widths[0] ?? 0)}  ${size.padStart(widths[1] ?? 0)}  ${pages}`.trimEnd()
      return [line, ...(notes[index] ?? []).map((note) => `      ${note}`)].join('\n')
    })
    .join('\n')
}

/** Decimal units, as shops and mail programs count them. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
