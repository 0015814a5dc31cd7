package io.snaprelay.sanitize.masking;

import java.util.List;
import java.util.Optional;

/** What masks of documents are made of, in the SQL of one engine: SQL in, SQL out. */
interface JsonDialect {
  /** A column's value as a document. */
  String document(String value);

  /** The way to a member, from member to member. */
  String path(List<String> keys);

  /** A member as a text; null if it is not there, or null. */
  String member(String document, List<String> keys);

  /** Whether there is something at the end of a way, and no object. */
  String isNoObject(String document, List<String> keys);

  /** The document with another text, or null, where a path leads to something. */
  String replaced(String document, String path, String text);

  /** What lists need; empty if masks do not go through lists here. */
  default Optional<JsonLists> lists() {
    return Optional.empty();
  }

  /** Only these members of it, and of those none that is null. */
  String only(String document, List<String> keys);

  /**
   * A changed document; the document null for one whose members cannot be told for sure.
   *
   * @param value the column's value; null stays null
   * @param changed what becomes of it if it is an object
   * @param paths the ways to the members that are changed
   */
  String ifObject(String value, String changed, List<List<String>> paths);
}
