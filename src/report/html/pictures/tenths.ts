/** Pixels to a tenth. */
export function n(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
