import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { loadFormFonts } from '../../../shared/adapters/fonts/font-files.ts';
import { FORM_VERSION } from '../../../shared/form/form-version.ts';
import { createForm } from '../../../shared/form/pdf/create-form.ts';
import { fillNewPartner } from '../../../shared/form/pdf/fill-new-partner.ts';
import { PdfUnreadable } from '../../../shared/form/pdf/pdf-unreadable.ts';
import { graphProblems } from './object-graph.ts';
import { newPartnerContent, plainContent, worldContent } from './sample-content.ts';

const fonts = await loadFormFonts();
const base = await createForm(plainContent, fonts);
const read = async (bytes: Uint8Array, name: string) =>
  (await PDFDocument.load(bytes, { updateMetadata: false })).getForm().getTextField(name).getText();

describe('filling in the new partner', () => {
  it('appends to the form and changes none of its bytes', async () => {
    const filled = await fillNewPartner(base, newPartnerContent, fonts);
    expect(Buffer.from(filled.subarray(0, base.length)).equals(base)).toBe(true);
    expect(await read(filled, 'newPartner_organisationName')).toBe('Contoso Cloud Services LLC');
    expect(await read(filled, 'declarations_agreementDate')).toBe('2026-11-17');
    expect(await read(filled, 'customer_organisationName')).toBe('Lucerne Publishing');
    expect(await graphProblems(filled)).toEqual([]);
  });

  it('is the same bytes for the same input', async () => {
    const once = await fillNewPartner(base, newPartnerContent, fonts);
    const again = await fillNewPartner(base, structuredClone(newPartnerContent), fonts);
    expect(Buffer.from(once).equals(again)).toBe(true);
  });

  it('computes whether the countries are the same from the form, not from the new partner’s word (R-29, D-13)', async () => {
    const dutch = { ...newPartnerContent, address: { ...newPartnerContent.address, country: 'NL' } };
    const declared = 'declarations_sameCountry';
    expect(await read(await fillNewPartner(base, newPartnerContent, fonts), declared)).toBe('Yes: US');
    const other = await read(await fillNewPartner(base, dutch, fonts), declared);
    expect(other).toBe('No: new partner NL, customer US');
  });

  it('prints names of any supported script', async () => {
    const world = { ...newPartnerContent, ...worldContent.currentPartner };
    const filled = await fillNewPartner(
      base,
      { ...newPartnerContent, organisationName: world.organisationName },
      fonts,
    );
    expect(await read(filled, 'newPartner_organisationName')).toBe(world.organisationName);
    expect(await graphProblems(filled)).toEqual([]);
  });

  it('refuses bytes that are no form of ours', async () => {
    await expect(fillNewPartner(Buffer.from('%PDF-1.7\nhello'), newPartnerContent, fonts)).rejects.toThrow(
      PdfUnreadable,
    );
    const foreign = await (await PDFDocument.create()).save();
    await expect(fillNewPartner(foreign, newPartnerContent, fonts)).rejects.toThrow(PdfUnreadable);
  });

  it('fills a form of an earlier edition, which lacks a field, and no damaged one of the present (R-43)', async () => {
    const without = async (formVersion: string) => {
      const document = await PDFDocument.load(await createForm({ ...plainContent, formVersion }, fonts));
      const form = document.getForm();
      form.removeField(form.getTextField('newPartner_admin_role'));
      return document.save({ useObjectStreams: false, updateFieldAppearances: false });
    };
    const filled = await fillNewPartner(await without('2026-11'), newPartnerContent, fonts);
    expect(await read(filled, 'newPartner_organisationName')).toBe('Contoso Cloud Services LLC');
    await expect(fillNewPartner(await without(FORM_VERSION), newPartnerContent, fonts)).rejects.toThrow(
      PdfUnreadable,
    );
  });
});
