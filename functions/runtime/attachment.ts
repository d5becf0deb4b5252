/** Text that a percent-encoded header value may hold; what `encodeURIComponent` leaves and RFC 5987 does not. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);

/**
 * The headers of a file to save and never to show. The name is somebody's own: what could leave the folder or the
 * header is replaced, and other letters travel beside a plain version of it (RFC 6266).
 */
export function attachment(fileName: string, contentType: string): Record<string, string> {
  const safe = fileName.replace(/[\\/:*?"<>|\p{Cc}\p{Cs}]/gu, '_').replace(/^\.+/, '') || 'file';
  const plain = safe.replace(/[^A-Za-z0-9._-]/g, '_');
  return {
    'content-type': contentType,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded(safe)}`,
  };
}
