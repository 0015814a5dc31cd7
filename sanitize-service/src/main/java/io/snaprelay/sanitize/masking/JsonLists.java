package io.snaprelay.sanitize.masking;

import java.util.List;

/**
 * What masks of lists within documents are made of: SQL in, SQL out, and all of it documents unless
 * it says otherwise.
 */
interface JsonLists {
  /** A member; no value if it is not there. */
  String member(String document, List<String> keys);

  /** The text of a whole document that is no object and no list. */
  String text(String document);

  /** A text, or null, as a document. */
  String document(String text);

  /** What the element is called within {@link #each}, in a list of a list of ... so deep. */
  String element(int depth);

  /** The list with every element changed, in its order; the document null for no list. */
  String each(String list, String changed, int depth);

  /** What becomes of an object; the document null for anything else. */
  String ifObject(String document, String changed);

  /** The document with another one where a path leads to something. */
  String placed(String document, String path, String other);
}
