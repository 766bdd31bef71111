/** A text that cannot move the cursor, clear the screen or begin a line: titles and layer names come from files of others. */
export const plain = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ');
