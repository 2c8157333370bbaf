// What a good host sends.
import { brotliCompressSync, constants } from 'node:zlib';

/** Those bytes by brotli 11. */
export const brotli = bytes =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
