package io.snaprelay.sanitize.masking;

import java.util.List;

/** Lists of {@code jsonb}, by a subquery: a table with such a mask goes out and comes back. */
record PostgresLists() implements JsonLists {
  private static final String EACH =
      """
      CASE jsonb_typeof(%1$s) WHEN 'array' THEN (
        SELECT coalesce(jsonb_agg(%2$s ORDER BY snaprelay_place_%3$d), '[]'::jsonb)
        FROM jsonb_array_elements(%1$s) WITH ORDINALITY
          AS snaprelay_list_%3$d (%4$s, snaprelay_place_%3$d))
      ELSE 'null'::jsonb END""";

  @Override
  public String member(String document, List<String> keys) {
    return "(%s #> %s)".formatted(document, new PostgresJson().path(keys));
  }

  @Override
  public String text(String document) {
    return "(%s #>> '{}')".formatted(document);
  }

  @Override
  public String document(String text) {
    return "coalesce(to_jsonb((%s)::text), 'null')".formatted(text);
  }

  /** As no column of a table is called, or a row's key would be read from the element. */
  @Override
  public String element(int depth) {
    return "snaprelay_element_" + depth;
  }

  @Override
  public String each(String list, String changed, int depth) {
    return EACH.formatted(list, changed, depth, element(depth));
  }

  @Override
  public String ifObject(String document, String changed) {
    return "CASE jsonb_typeof(%s) WHEN 'object' THEN %s ELSE 'null'::jsonb END"
        .formatted(document, changed);
  }

  @Override
  public String placed(String document, String path, String other) {
    return "jsonb_set(%s, %s, %s, false)".formatted(document, path, other);
  }
}
