package io.snaprelay.sanitize.masking;

import io.snaprelay.sanitize.catalog.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Documents as {@code jsonb}: no member is there twice. */
record PostgresJson() implements JsonDialect {
  @Override
  public String document(String value) {
    return value + "::jsonb";
  }

  @Override
  public String path(List<String> keys) {
    return keys.stream().map(Quoted::text).collect(Collectors.joining(", ", "ARRAY[", "]"));
  }

  @Override
  public String member(String document, List<String> keys) {
    return "(%s #>> %s)".formatted(document, path(keys));
  }

  @Override
  public String isNoObject(String document, List<String> keys) {
    return "jsonb_typeof(%s #> %s) <> 'object'".formatted(document, path(keys));
  }

  @Override
  public String replaced(String document, String path, String text) {
    return "jsonb_set(%s, %s, coalesce(to_jsonb(%s::text), 'null'), false)"
        .formatted(document, path, text);
  }

  @Override
  public Optional<JsonLists> lists() {
    return Optional.of(new PostgresLists());
  }

  @Override
  public String only(String document, List<String> keys) {
    String members =
        keys.stream()
            .map(Quoted::text)
            .map(key -> key + ", " + document + " -> " + key)
            .collect(Collectors.joining(", "));
    return "jsonb_strip_nulls(jsonb_build_object(%s))".formatted(members);
  }

  @Override
  public String ifObject(String value, String changed, List<List<String>> paths) {
    return ("CASE jsonb_typeof(%1$s) WHEN 'object' THEN %2$s"
            + " ELSE CASE WHEN %3$s IS NOT NULL THEN 'null'::jsonb END END")
        .formatted(document(value), changed, value);
  }
}
