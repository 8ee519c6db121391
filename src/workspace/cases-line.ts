/**
 * The folder that a workspace's `cases:` line names, read without the rest of the file: cases must be found where the rest of it
 * is broken, and without the time that reading YAML takes. The line is plain or quoted text without escapes; lint sees to it.
 */
export function casesLine(text: string): string | undefined {
  const line = /^cases[ \t]*:[ \t]+(?:(["'])(.+)\1|([^\s"'#&*!|>{[].*?))[ \t]*(?:[ \t]#.*)?\r?$/m.exec(text);
  return line?.[2] ?? line?.[3];
}
