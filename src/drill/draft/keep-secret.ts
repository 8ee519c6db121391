import type { ScenarioDocument } from '../scenario-document.ts';
import { plain, sentencesIn, shownTexts, tellingSentences } from '../shown-texts.ts';

/** Takes out of the controller's texts what the players are told anyhow, for a secret that is told is none. */
export function keepSecret(document: ScenarioDocument): ScenarioDocument {
  const shown = shownTexts(document).map(({ text }) => plain(text));
  const isShown = (sentence: string) =>
    tellingSentences(sentence).some(secret => shown.some(text => text.includes(plain(secret))));
  const injects = document.injects.map(({ trainer, ...inject }) => {
    if (trainer?.answer === undefined) return { ...inject, ...(trainer && { trainer }) };
    const lines = trainer.answer.split('\n').map(line => secretsIn(line, isShown));
    const answer = lines.filter(line => line !== '').join('\n');
    return answer === '' ? inject : { ...inject, trainer: { ...trainer, answer } };
  });
  return { ...document, injects };
}

function secretsIn(line: string, isShown: (sentence: string) => boolean): string {
  return sentencesIn(line)
    .filter(sentence => !isShown(sentence))
    .join(' ');
}
