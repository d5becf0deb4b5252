import { html } from '../../../shared/mail/html.ts';
import { isRefusal, type Refusal, type RefusalCode, refuse } from '../../../shared/transfer/refusals.ts';
import { verifyDocument } from '../../../shared/verify/verify-document.ts';
import { anybody, endpoint, type Knock } from '../../runtime/endpoint.ts';
import { languageOf } from '../../runtime/language.ts';
import { problem } from '../../runtime/problem.ts';
import { isFromForm, MAX_UPLOAD, uploadedPdf } from '../../runtime/uploaded-pdf.ts';
import { page } from '../parts/page.ts';
import { refusalPageTo } from '../parts/refusal-page.ts';
import { resultOf } from './result.ts';
import { uploadForm, VERIFY } from './upload-form.ts';

/**
 * Checks any PDF, for anybody: JSON with a code and a sentence for everything that is found, or the page for whoever
 * used the form. Every file that arrives gets a verdict and 200, whatever it is; 413, 415 and 422 are for what is no file.
 */
export const verifyUpload = endpoint({
  name: 'verifyDocument',
  method: 'POST',
  route: 'verify',
  maxBytes: MAX_UPLOAD,
  limit: 'verify',
  caller: anybody,
  refusal: (refusal, traceId, knock) =>
    knock && isFromForm(knock.request) ? sayNo(refusal, traceId, knock) : problem(refusal, traceId),
  async handle(knock) {
    const pdf = await uploadedPdf(knock.request);
    if (isRefusal(pdf)) return pdf;
    const language = languageOf(knock);
    const report = await verifyDocument(knock.services.verification, pdf, language);
    if (report === 'busy') return refuse('busy');
    if (report.verdict === 'too-costly') countAgain(knock);
    if (!isFromForm(knock.request)) return { json: report, headers: { 'content-language': language } };
    const title = VERIFY[language].weight[report.weight];
    const frame = { language, root: '' as const, switchAt: 'verify' };
    return { response: page(title, resultOf(report, language), frame) };
  },
});

/** A file that took all the time there is takes three times its share of the address's: others want to be read, too. */
function countAgain({ services, ip }: Knock): void {
  services.limits.allows('verify', ip, services.now(), 2);
}

const refusalPage = refusalPageTo({ to: 'verify', label: (language) => VERIFY[language].again, root: '' });

/** What is wrong with the file is said beside the field it was chosen in. */
function sayNo(refusal: Refusal, traceId: string, knock: Knock): ReturnType<typeof page> {
  const language = languageOf(knock);
  const words = VERIFY[language];
  const faults: Partial<Record<RefusalCode, string>> = {
    'body-too-large': words.tooLarge,
    'invalid-content': words.missing,
  };
  const fault = faults[refusal.refused];
  if (!fault) return refusalPage(refusal, traceId, knock);
  const body = html`<p role="alert">${fault}</p>
${uploadForm(language, fault)}`;
  return page(words.title, body, {
    language,
    status: refusal.status,
    root: '',
    switchAt: 'verify',
    failed: true,
  });
}
