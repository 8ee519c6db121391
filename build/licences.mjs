import { readdir, readFile } from 'node:fs/promises';

/** The licence text of every package that one of `files` belongs to, by name. A package without one stops the build. */
export async function licenceTexts(files) {
  const folders = new Set(
    files.flatMap(file => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []),
  );
  const texts = await Promise.all([...folders].sort().map(licenceText));
  return `The program contains these packages, each under its own licence.\n\n${texts.join('\n')}`;
}

async function licenceText(folder) {
  const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
  const file = (await readdir(folder)).find(entry => /^licen[cs]e/i.test(entry));
  if (file === undefined)
    throw new Error(`${folder} has no licence file: find out its terms before it ships.`);
  const text = await readFile(`${folder}/${file}`, 'utf8');
  return `${'='.repeat(80)}\n${name} ${version} (${license})\n${'='.repeat(80)}\n${text.trim()}\n`;
}
