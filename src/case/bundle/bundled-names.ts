/** The only names that a bundle holds: a case's own files, and the manifest that lists them. */
export const manifestName = 'manifest.json';

/**
 * Whether a case's file goes into a bundle: its `case.json`, its logs, evidence and playbook texts, by the names that Tocsin gives them. These
 * are lower-case, so that no two are one where case does not count.
 */
export function isBundled(path: string): boolean {
  return path === 'case.json' || own.test(path);
}

const own =
  /^(?:log\/[a-z0-9][a-z0-9._-]*@[a-z0-9][a-z0-9._-]*~[a-z0-9]{5}(?:\+[0-9a-f]{16})?\.jsonl|evidence\/[0-9a-f]{64}|playbook\/(?:[0-9a-f]{64}\.yaml|compiled-[0-9a-f]{64}\.json))$/;

/** What is wrong with a name in an archive that a stranger made; nothing where it is one of a bundle's. */
export function nameFault(name: string): string | undefined {
  if (name === manifestName || isBundled(name)) return undefined;
  if (/\p{Cc}/u.test(name)) return 'its name holds a control character';
  if (/[\p{Cf}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u.test(name))
    return 'its name holds a character that cannot be seen';
  if (/^(?:[/\\]|[a-z]:)/i.test(name)) return 'its name is an absolute path';
  if (name.split(/[/\\]/).includes('..')) return 'its name leads out of the folder';
  if (name.includes('\\')) return 'its name holds a backslash';
  if (name.split('/').some(isDevice)) return 'its name is a device on Windows';
  if (name.endsWith('/')) return 'it is a folder of its own';
  return 'its name is none of a case’s files';
}

function isDevice(part: string): boolean {
  return /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i.test(part.trim());
}
