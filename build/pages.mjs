import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const pages = {
  version: ['--version'],
  help: ['--help'],
  'completion-bash': ['completion', 'bash'],
  'completion-zsh': ['completion', 'zsh'],
  'completion-fish': ['completion', 'fish'],
  'completion-powershell': ['completion', 'powershell'],
};

/** Asks the program at `app` for what `cli.cjs` says without it, and keeps each answer in `folder`. */
export async function renderPages(app, folder) {
  await Promise.all(
    Object.entries(pages).map(async ([name, argv]) => {
      const { stdout } = await promisify(execFile)(process.execPath, [app, ...argv]);
      await writeFile(`${folder}/${name}.txt`, stdout);
    }),
  );
}
