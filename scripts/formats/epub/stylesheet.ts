import type { Template } from '../../model/template.ts'
import { facePath, faceRules } from '../faces.ts'
import type { Item } from './pictures.ts'

/** The book's only style sheet. Colours are left to the reader: black text on a dark page can't be read. */
export const styleSheet = ({ css, faces }: Template): string => faceRules(faces) + css.epub

export const fontItems = ({ faces }: Template): Item[] =>
  faces.map((face) => ({ file: facePath(face), mediaType: 'font/woff2', value: face.value }))
