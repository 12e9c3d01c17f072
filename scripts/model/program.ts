/** How the program names itself inside the files it makes. */
export const program = { name: 'Pamphlet', version: '0.1.0' } as const
