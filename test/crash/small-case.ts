import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseIn } from './attacked-case.ts';
import { tocsin } from './failing-session.ts';

/** A case of the phishing playbook that has just been opened; its folder. */
export async function openSmallCase(cases: string): Promise<string> {
  mkdirSync(cases, { recursive: true });
  const answers = join(cases, 'nothing-answered.yaml');
  writeFileSync(
    answers,
    `tocsin-walkthrough: 1
playbook: phishing
name: Nothing is answered yet
start: ${new Date().toISOString().replace(/\.\d+/, '')}
inputs: { reporter: lee, subject: Updated bank details }
answers: { verdict: malicious }
`,
  );
  await tocsin(['--cases', cases, 'run', 'phishing', '--answers', answers]);
  const dir = caseIn(cases);
  if (dir === undefined) throw new Error(`no case was opened in ${cases}`);
  return dir;
}
