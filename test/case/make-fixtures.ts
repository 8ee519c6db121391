import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Disk, realDisk } from '../../src/case/disk.ts';
import { verifyCase } from '../../src/case/verify-case.ts';
import { asNewer, newCase, note, openAs, shapes } from './sample-case.ts';

/** Makes the cases in `folder` anew: sound ones, and one for each way of being unsound, each with the judgement as golden file. */
export async function makeFixtures(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const sound = newCase(folder, { name: 'sound', disk });
  sound.append(shapes);
  const original = join(folder, 'original.eml');
  writeFileSync(original, 'From: mallory@example.com\n');
  const attached = await sound.attach(original);
  sound.append([{ type: 'evidence.added', data: { what: 'the message as it came', ...attached } }]);
  rmSync(original);
  sound.end('paused');

  const copy = (name: string, from = 'sound') => {
    const dir = join(folder, name);
    cpSync(join(folder, from), dir, { recursive: true });
    return {
      dir,
      log: (i = 0) =>
        join(dir, 'log', readdirSync(join(dir, 'log')).filter(file => file.endsWith('.jsonl'))[i] as string),
    };
  };
  const edit = (path: string, change: (text: string) => string) => {
    chmodSync(path, 0o600);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };

  const two = copy('two-writers');
  const lee = openAs('lee', two.dir, { disk, seed: 11 });
  lee.append([note('lee is here')]);
  const dana = openAs('dana', two.dir, { disk, seed: 12, start: Date.UTC(2026, 10, 21, 4) });
  dana.append([note('so is dana')]);
  lee.take();
  lee.append([{ type: 'case.closed', data: { heads: lee.heads() } }]);
  lee.end('closed');
  dana.end('paused');

  edit(copy('changed-word').log(), text => text.replace('port 17 off', 'port 18 off'));
  edit(copy('dropped-line').log(), text => text.split('\n').toSpliced(3, 1).join('\n'));
  edit(copy('torn-tail').log(), text => text.slice(0, -20));
  const recovered = copy('torn-tail-recovered', 'torn-tail');
  const after = openAs('dana', recovered.dir, { disk, seed: 13 });
  after.append([note('going on')]);
  after.end('paused');
  edit(copy('cut-behind-a-pin', 'two-writers').log(1), text =>
    text.split('\n').slice(0, 4).join('\n').concat('\n'),
  );
  rmSync(copy('missing-log', 'two-writers').log(2));
  edit(copy('newer').log(), asNewer);
  edit(join(copy('changed-evidence').dir, 'evidence', attached.sha256), text =>
    text.replace('mallory', 'someone'),
  );

  const log = join(sound.dir, 'log', `${sound.w}.jsonl`);
  const whole = readFileSync(log);
  const [here, there] = [20, 21].map(seed => {
    const store = openAs('dana', sound.dir, { disk, seed });
    store.append([note(`told in copy ${seed}`)]);
    store.end('paused');
    const bytes = readFileSync(log);
    writeFileSync(log, whole);
    return bytes;
  }) as [Buffer, Buffer];
  const forked = copy('forked');
  writeFileSync(forked.log(), here);
  writeFileSync(forked.log().replace(/\.jsonl$/, ' (copy).jsonl'), there);

  for (const name of readdirSync(folder)) {
    const { logs, problems, remarks, exit } = verifyCase(join(folder, name));
    const golden = { exit, logs: logs.map(log => `${log.file} ${log.short}`), problems, remarks };
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(golden, null, 2)}\n`);
  }
}

/** The real disk, which says of every case that it lies in `/srv/cases`: so that the files are the same wherever they are made. */
const disk: Disk = {
  ...realDisk,
  realpath: path => `/srv/cases/${basename(path)}`,
  look: path => {
    const facts = realDisk.look(path);
    return path.startsWith('/srv/cases/')
      ? { kind: 'folder', size: 0, inode: 1, links: 1, mode: 0o700, modified: 0, changed: 0 }
      : facts;
  },
};
