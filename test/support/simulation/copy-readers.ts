import { isCopyHolder, partyOfHolder } from '../../../shared/transfer/link.ts';
import type { Manners } from './manners.ts';
import { onLinkMail, PLACE, sessionBy } from './page-session.ts';
import type { Voice } from './voice.ts';
import type { World } from './world.ts';

/** Some fetch their copies when the transfer is over. */
const FETCHES = 0.2;

/** Those who get a link to form and certificate at the end. */
export function copyReaders(world: World, voice: Voice, manners: Manners): void {
  const dice = world.dice.of('copy readers');
  onLinkMail(world, isCopyHolder, (token) => {
    if (dice.chance(FETCHES)) world.timeline.after(manners.openMs(dice), () => open(token));
  });

  function open(token: string) {
    const session = sessionBy(world, token);
    if (!session) return world.story.tell('reader', 'opens a link that is not valid any more');
    voice.sayOnPage(session, { kind: 'copiesPageOpened', party: partyOfHolder(session.holder), ...PLACE });
  }
}
