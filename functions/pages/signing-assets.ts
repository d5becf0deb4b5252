import { refuse } from '../../shared/transfer/refusals.ts';
import { assetBytes } from '../runtime/assets.ts';
import { anybody, endpoint } from '../runtime/endpoint.ts';

/** Script, style and icon of the pages; their names change with their content, so browsers may keep them for good. */
export const signingAssets = endpoint({
  name: 'asset',
  method: 'GET',
  route: 'assets/{name}',
  caller: anybody,
  async handle({ request, params }) {
    const found = await assetBytes(params.name ?? '', request.headers.get('accept-encoding') ?? '');
    if (!found) return refuse('not-found');
    const headers: Record<string, string> = {
      'content-type': found.type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(found.encoding ? { 'content-encoding': found.encoding } : {}),
    };
    return { response: { headers, body: found.bytes } };
  },
});
