/** Form and certificate after the end. */
export const copies = {
  title: 'Your copies',
  back: 'Back to your copies',
  intro: (customer: string, currentPartner: string, newPartner: string) =>
    `The transfer of the Azure subscription of ${customer} from ${currentPartner} to ${newPartner} is over.`,
  ended: 'Ended',
  subscription: 'Azure subscription',
  transfer: 'Transfer',
  form: 'The form',
  noForm: 'No form came about that you were given to read, so there is none to keep.',
  signed: 'The form with its three signatures',
  partlySigned: 'The form as it was when the transfer ended',
  replaced: (revision: number) => `Revision ${revision}, which was replaced`,
  download: 'Download the form (PDF)',
  downloadCertificate: 'Download the certificate (PDF)',
  sha256: 'SHA-256',
  size: (kilobytes: number) => `${kilobytes} kB`,
  certificate: 'The certificate',
  certificateWhat:
    'It tells who signed what, when and how, and what happened in between, sealed so that a change is noticed.',
  certificateComing: 'The certificate is being made. Load this page again in a moment.',
  issued: (time: string) => `Issued ${time}.`,
  check: 'How to check them',
  checkHere:
    'Hand a file in on the page that checks signed PDFs: it says whether the file is whole and whose it is.',
  checkLink: 'Check a signed PDF',
  checkReader:
    'Any PDF reader that shows signatures can check them too. It may say that it does not know the issuer; that does not mean that the file was changed.',
  checkHash:
    'Or work out the SHA-256 of the file, with certutil -hashfile, Get-FileHash or sha256sum, and compare it with the one above.',
  until: (time: string) =>
    `This link works until ${time}. Keep the files: afterwards nobody can open this page.`,
};
