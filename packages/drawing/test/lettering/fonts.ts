import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const resolve = createRequire(import.meta.url).resolve;

/** Fonts to test with, all free: the first three SIL OFL 1.1, DejaVu under its own licence. */
export const fonts = {
  script: '@expo-google-fonts/great-vibes/400Regular/GreatVibes_400Regular.ttf',
  serif: '@expo-google-fonts/playfair-display/700Bold/PlayfairDisplay_700Bold.ttf',
  arabic: '@expo-google-fonts/noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf',
  sans: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  light: 'dejavu-fonts-ttf/ttf/DejaVuSans-ExtraLight.ttf',
} as const;

/** The bytes of a font. */
export const fontBytes = (font: string): Uint8Array => new Uint8Array(readFileSync(resolve(font)));
