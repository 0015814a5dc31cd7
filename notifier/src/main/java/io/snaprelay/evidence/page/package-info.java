/**
 * The evidence as one self-contained HTML page: no script, no font, no picture from elsewhere. The
 * records here hold finished texts, so that the template decides nothing; {@link
 * io.snaprelay.evidence.page.EvidenceHtml} puts the two together.
 */
package io.snaprelay.evidence.page;
