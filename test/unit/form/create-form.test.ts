import { PDFDict, PDFDocument, PDFName, PDFTextField } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { loadFormFonts } from '../../../shared/adapters/fonts/font-files.ts';
import { createForm } from '../../../shared/form/pdf/create-form.ts';
import type { FormContent } from '../../../shared/form/pdf/form-content.ts';
import { graphProblems } from './object-graph.ts';
import { longContent, plainContent, worldContent } from './sample-content.ts';

const fonts = await loadFormFonts();
const open = async (content: FormContent) =>
  PDFDocument.load(await createForm(content, fonts), { updateMetadata: false });
const text = (doc: PDFDocument, name: string) => doc.getForm().getTextField(name).getText();

describe('the transfer form', () => {
  it('is the same bytes for the same content', async () => {
    for (const content of [plainContent, worldContent, longContent]) {
      const again: FormContent = structuredClone(content);
      expect(Buffer.from(await createForm(content, fonts)).equals(await createForm(again, fonts))).toBe(true);
    }
  });

  it('is the same bytes whatever the order of the content’s keys', async () => {
    const reversed = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, each]) => [key, reversed(each)]),
          )
        : value;
    const again = reversed(worldContent) as FormContent;
    expect(Object.keys(again)[0]).toBe('currentPartner');
    expect(Buffer.from(await createForm(worldContent, fonts)).equals(await createForm(again, fonts))).toBe(
      true,
    );
  });

  it('is other bytes, with another id, for other content', async () => {
    const other = await open({ ...plainContent, revision: 2 });
    expect(other.context.trailerInfo.ID?.toString()).not.toBe(
      (await open(plainContent)).context.trailerInfo.ID?.toString(),
    );
  });

  it('holds what the current partner stated, in read-only fields (R-17, R-19…R-21)', async () => {
    const doc = await open(plainContent);
    expect(text(doc, 'customer_organisationName')).toBe('Lucerne Publishing');
    expect(text(doc, 'subscription_azureSubscriptionId')).toBe(plainContent.subscription.azureSubscriptionId);
    expect(text(doc, 'subscription_partnerCenterSubscriptionId')).toBe(
      'a356ac8c-e310-44f4-bf85-c7f29044af99',
    );
    expect(text(doc, 'currentPartner_admin_email')).toBe('ana.trujillo@fabrikam.example');
    expect(text(doc, 'head_createdAt')).toBe('2026-11-20 17:00:05 UTC');
    expect(doc.getForm().getTextField('currentPartner_kind').isReadOnly()).toBe(true);
  });

  it('leaves the new partner’s fields empty and live (R-25)', async () => {
    const fields = (await open(plainContent)).getForm().getFields();
    const live = fields.filter((field) => /^(newPartner|declarations)_/.test(field.getName()));
    expect(live.length).toBeGreaterThan(15);
    for (const field of live) {
      expect(field.isReadOnly()).toBe(false);
      expect(field instanceof PDFTextField && field.getText()).toBeUndefined();
    }
  });

  it('labels every field for those who cannot see it, and says how signing locks fields', async () => {
    const doc = await open(plainContent);
    for (const field of doc.getForm().getFields()) {
      expect(field.acroField.dict.has(PDFName.of('TU')), field.getName()).toBe(true);
      expect(field.acroField.dict.has(PDFName.of('StructParent')), field.getName()).toBe(true);
    }
    const lockOf = (name: string) =>
      doc.getForm().getField(name).acroField.dict.lookup(PDFName.of('Lock'), PDFDict).toString();
    expect(lockOf('signature_currentPartner')).toContain('(customer_microsoftId)');
    expect(lockOf('signature_currentPartner')).not.toContain('newPartner');
    expect(lockOf('signature_customer')).toContain('(newPartner_admin_phone)');
    expect(lockOf('signature_newPartner')).not.toContain('signature_');
  });

  it('brings appearances of its own instead of asking the viewer for them', async () => {
    const doc = await open(worldContent);
    expect(doc.catalog.lookup(PDFName.of('AcroForm'), PDFDict).has(PDFName.of('NeedAppearances'))).toBe(
      false,
    );
    for (const field of doc.getForm().getFields()) {
      expect(field.acroField.dict.lookup(PDFName.of('AP'), PDFDict).has(PDFName.of('N'))).toBe(true);
    }
  });

  it('has a title, a language, tags and no object that is missing or unused', async () => {
    const bytes = await createForm(worldContent, fonts);
    const doc = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(doc.getTitle()).toBe('CSP Subscription Transfer form');
    expect(String(doc.catalog.get(PDFName.of('Lang')))).toContain('en-US');
    expect(doc.catalog.lookup(PDFName.of('MarkInfo'), PDFDict).toString()).toContain('/Marked true');
    expect(doc.getCreationDate()?.toISOString()).toBe('2026-11-20T17:00:05.000Z');
    expect(await graphProblems(bytes)).toEqual([]);
  });

  it('is Letter for US Government and A4 elsewhere, on two pages', async () => {
    const sizes = async (content: FormContent) =>
      (await open(content)).getPages().map((page) => page.getSize());
    expect(await sizes(plainContent)).toEqual(Array(2).fill({ width: 612, height: 792 }));
    expect(await sizes(worldContent)).toEqual(Array(2).fill({ width: 595.28, height: 841.89 }));
  });

  it('keeps names that carry controls, line breaks and bidi overrides on one harmless line', async () => {
    const name = 'Evil\u202egnp\r\nEndstream endobj \u0000\u200b(Ltd\\) >>';
    const doc = await open({
      ...plainContent,
      customer: { ...plainContent.customer, organisationName: name },
    });
    expect(text(doc, 'customer_organisationName')).toBe('Evilgnp Endstream endobj (Ltd\\) >>');
  });

  it('keeps a name no font can print as the field’s value', async () => {
    const korean = { ...plainContent.customer, organisationName: '김철수' };
    expect(text(await open({ ...plainContent, customer: korean }), 'customer_organisationName')).toBe(
      '김철수',
    );
  });
});
