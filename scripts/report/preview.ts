import type { VFile } from 'vfile'

import type { MessagesEvent, PreviewMessage } from '../model/preview.ts'
import { codeFrame } from './frame.ts'
import { messagesJson } from './json.ts'
import { countOf } from './text.ts'

/** What is wrong in the manuscript, for the page of a preview: errors first. */
export function previewMessages(sources: readonly VFile[]): MessagesEvent {
  const messages = sources.flatMap((file) =>
    messagesJson([file]).map((message): PreviewMessage => {
      const { line, column } = message
      return { ...message, frame: line ? codeFrame(String(file), line, column ?? 1) : '' }
    }),
  )
  const order = ['error', 'warning', 'note']
  return {
    type: 'messages',
    count: messages.length === 0 ? '' : countOf(sources),
    messages: messages.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity)),
  }
}
