package io.snaprelay.cli.evidence;

/**
 * Something that keeps evidence from being trusted.
 *
 * @param code what, by name
 * @param file where it was seen
 * @param detail what is wrong, and what would be right
 */
public record Problem(Code code, String file, String detail) {

  /** What can be wrong. */
  public enum Code {
    /** The file is no JSON, or lacks what every evidence has. */
    NOT_EVIDENCE,
    /** It is evidence of a version that this command does not know. */
    SCHEMA_UNKNOWN,
    /** There is no signature beside it. */
    NOT_SIGNED,
    /** There is a signature, but no key to check it with. */
    KEY_MISSING,
    /** The signature is not this key's, or the document was changed. */
    SIGNATURE_INVALID,
    /** Evidence between two others is missing. */
    CHAIN_GAP,
    /** Two different documents have the same place. */
    CHAIN_FORK,
    /** The document before is not the one that this one names. */
    CHAIN_BROKEN,
    /** The document before was lost before this one was written. */
    CHAIN_LOST
  }
}
