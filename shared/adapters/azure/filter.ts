/** A stretch of one partition: row keys above `after`, from `from` on, up to `to`, below `before`. */
export type Range = {
  partitionKey: string;
  after?: string;
  from?: string;
  to?: string;
  before?: string;
  /** Only rows whose column `version` sorts above this text. */
  versionAbove?: string;
  /** Only rows whose column `notedAtMs` sorts below this text. */
  notedBefore?: string;
};

/**
 * The OData filter of a range. Only strings go in, and only through `odata`, which quotes them – but neither an
 * array or object (RELIABILITY T4) nor a value at the very beginning of its template.
 */
export async function filterOf(range: Range): Promise<string> {
  if (Object.values(range).some((value) => typeof value !== 'string')) {
    throw new TypeError('A filter compares with text only.');
  }
  const { odata } = await import('@azure/data-tables');
  const { partitionKey, after, from, to, before, versionAbove, notedBefore } = range;
  const comparisons = [
    odata`PartitionKey eq ${partitionKey}`,
    after !== undefined && odata`RowKey gt ${after}`,
    from !== undefined && odata`RowKey ge ${from}`,
    to !== undefined && odata`RowKey le ${to}`,
    before !== undefined && odata`RowKey lt ${before}`,
    versionAbove !== undefined && odata`version gt ${versionAbove}`,
    notedBefore !== undefined && odata`notedAtMs lt ${notedBefore}`,
  ];
  return comparisons.filter((comparison) => comparison !== false).join(' and ');
}
