/**
 * Where a licence can be read: an address as it is, Creative Commons and other well-known licences by their SPDX
 * names. Undefined for words that name none of them, such as `All rights reserved`.
 */
export function licenseAddress(license = ''): string | undefined {
  const text = license.trim()
  if (URL.canParse(text)) return /^https?:$/.test(new URL(text).protocol) ? new URL(text).href : undefined
  const [, kind, version, port] = /^CC-(BY(?:-[A-Z]{2})*)-(\d\.\d)(?:-([A-Z]{2}))?$/i.exec(text) ?? []
  if (kind && version) {
    const place = port ? `${port.toLowerCase()}/` : ''
    return `https://creativecommons.org/licenses/${kind.toLowerCase()}/${version}/${place}`
  }
  if (text.toUpperCase() === 'CC0-1.0') return 'https://creativecommons.org/publicdomain/zero/1.0/'
  const id = spdxId(text)
  return id && `https://spdx.org/licenses/${id}`
}

/** The licence by its SPDX name, written as SPDX writes it; undefined where it is none that we know. */
export function spdxId(license = ''): string | undefined {
  const text = license.trim().toUpperCase()
  if (/^CC-BY(?:-(?:NC|ND|SA|NC-ND|NC-SA))?-(?:1\.0|2\.0|2\.5|3\.0|4\.0)$/.test(text)) return text
  if (text === 'CC0-1.0') return text
  return others.find((id) => id.toUpperCase() === text)
}

/** Those that texts, data and programs are published under, as the SPDX licence list 3.27 names them. */
const others: readonly string[] = [
  '0BSD',
  'AGPL-3.0-only',
  'AGPL-3.0-or-later',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-PDDC',
  'EUPL-1.2',
  'GFDL-1.2-only',
  'GFDL-1.2-or-later',
  'GFDL-1.3-only',
  'GFDL-1.3-or-later',
  'GPL-2.0-only',
  'GPL-2.0-or-later',
  'GPL-3.0-only',
  'GPL-3.0-or-later',
  'ISC',
  'LAL-1.2',
  'LAL-1.3',
  'LGPL-2.1-or-later',
  'LGPL-3.0-only',
  'LGPL-3.0-or-later',
  'MIT',
  'MPL-2.0',
  'ODbL-1.0',
  'ODC-By-1.0',
  'OFL-1.1',
  'OGL-UK-3.0',
  'PDDL-1.0',
  'Unlicense',
  'WTFPL',
]
