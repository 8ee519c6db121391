export function checkWalls(
  files: readonly { path: string; text: string }[],
): { path: string; line: number; message: string }[];
