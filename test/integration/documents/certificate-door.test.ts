import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { certificateContent } from '../../../shared/evidence/certificate-content.ts';
import { Case } from '../../support/doors/case.ts';
import { leavingNoTrace } from '../../support/doors/stored.ts';
import { ask, lookingAs } from '../../support/doors/tokens.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();
const sha256 = (bytes: ArrayBuffer) => createHash('sha256').update(Buffer.from(bytes)).digest('hex');
const partners = ({ transferId }: Case) =>
  (['fabrikam', 'contoso'] as const).map((who) =>
    doors.portals[who].get(`/transfers/${transferId}/certificate`),
  );
const ops = async ({ transferId }: Case) =>
  ask(doors, `/ops/transfers/${transferId}/certificate`, await lookingAs.ops(doors));

describe('the certificate of a transfer', () => {
  it('is there for both partners and ops once the transfer has ended, sealed and under its own hash', async () => {
    const asked = await new Case(doors).reach('access');
    for (const early of await Promise.all([...partners(asked), ops(asked)]))
      expect([early.status, await early.json()]).toMatchObject([
        409,
        { type: '/problems/certificate-not-ready' },
      ]);

    await asked.reach('completed');
    const { id, certificate } = await asked.stored();
    expect(certificate).toBeDefined();
    await leavingNoTrace(doors, [asked.transferId], async () => {
      for (const answer of await Promise.all([...partners(asked), ops(asked)])) {
        expect(answer.status).toBe(200);
        expect(Object.fromEntries(answer.headers)).toMatchObject({
          'content-type': 'application/pdf',
          'content-disposition': `attachment; filename="${id}-certificate.pdf"`,
          'x-content-sha256': certificate?.sha256,
          etag: `"${certificate?.sha256}"`,
        });
        const bytes = await answer.arrayBuffer();
        expect(sha256(bytes)).toBe(certificate?.sha256);
        expect(Buffer.from(bytes).toString('latin1')).toMatch(
          /^%PDF-1\.7[\s\S]*\/ETSI\.CAdES\.detached[\s\S]*%%EOF\s*$/,
        );
      }
    });
  });

  it('says what the stored rows say, with the browsers and addresses of those who signed', async () => {
    const asked = await new Case(doors).reach('completed');
    const answer = await doors.portals.fabrikam.get(`/transfers/${asked.transferId}/audit`);
    const { entries } = (await answer.json()) as {
      entries: (Parameters<typeof certificateContent>[1][number] & { sentence: string })[];
    };
    const told = entries.map(({ sentence: _, ...entry }) => entry);
    const { parties, chain, end } = certificateContent(await asked.stored(), told);
    expect(end.how).toBe('completed');
    expect(told[chain.entries - 1]?.hash).toBe(chain.headHash);
    expect(parties.map(({ signatures }) => signatures.map(({ email }) => email))).toEqual([
      [asked.frank.address],
      [asked.maria.address],
      [asked.zoe.address],
    ]);
    for (const { links } of parties)
      expect(links.map(({ fate, loads }) => [fate.how, loads.length])).toEqual([['signed', 1]]);
  });
});
